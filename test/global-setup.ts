import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const HANDLER = 'repository/auto-delete-images/handler/index';
const PAGE = join(ROOT, 'assets', 'preview');

/**
 * The library reads two files from lib, even when the tests run it from src: the Lambda handler of autoDeleteImages, which is an
 * asset, and the bundled script of the preview's page. Without this setup, tests would need `projen compile` first, and could use
 * stale files.
 */
export default function buildWhatIsStale(): void {
  const handler = join(ROOT, 'src', `${HANDLER}.ts`);
  if (isStale(join(ROOT, 'lib', `${HANDLER}.js`), [handler])) {
    compile(handler);
  }
  const bundler = join(ROOT, 'scripts', 'compile', 'bundle-page.mjs');
  if (isStale(join(ROOT, 'lib', 'cli', 'page', 'preview.js'), [bundler, ...readdirSync(PAGE).map((file) => join(PAGE, file))])) {
    execFileSync(process.execPath, [bundler]);
  }
}

function isStale(target: string, sources: string[]): boolean {
  return !existsSync(target) || sources.some((source) => statSync(source).mtimeMs > statSync(target).mtimeMs);
}

/** Uses the options of jsii, so that the bytes, and so the asset hash, are the same as those of `projen compile`. */
function compile(source: string): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const ts = require('typescript') as typeof import('typescript');
  ts.createProgram([source], {
    rootDir: join(ROOT, 'src'),
    outDir: join(ROOT, 'lib'),
    module: ts.ModuleKind.Node20,
    target: ts.ScriptTarget.ES2023,
    alwaysStrict: true,
    esModuleInterop: true,
    noResolve: true,
    types: [],
  }).emit();
}
