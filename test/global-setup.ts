import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const HANDLER = 'repository/auto-delete-images/handler/index';
const ROOT = join(__dirname, '..');

/**
 * The Lambda handler of autoDeleteImages is an asset: the library uses the compiled file in lib, also when the tests run
 * it from src. Without this, tests would need `projen compile` first, and could see a stale handler.
 */
export default function compileHandlerIfStale(): void {
  const source = join(ROOT, 'src', `${HANDLER}.ts`);
  const target = join(ROOT, 'lib', `${HANDLER}.js`);
  if (!existsSync(target) || statSync(target).mtimeMs < statSync(source).mtimeMs) {
    compile(source);
  }
}

/** With the options of jsii, for the same bytes and so the same asset hash as those of `projen compile`. */
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
