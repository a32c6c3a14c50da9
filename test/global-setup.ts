import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const HANDLER = 'repository/auto-delete-images/handler/index';
const ROOT = join(__dirname, '..');

/**
 * The Lambda handler of autoDeleteImages is an asset: the library uses the compiled file in lib, also when the tests run
 * it from src. Without this, tests would need `projen compile` first, and could see a stale handler.
 */
export default function compileHandlerIfStale(): void {
  const source = join(ROOT, 'src', `${HANDLER}.ts`);
  const target = join(ROOT, 'lib', `${HANDLER}.js`);
  if (existsSync(target) && statSync(target).mtimeMs >= statSync(source).mtimeMs) {
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  const scratch = `${target}.${process.pid}`;
  writeFileSync(scratch, transpile(readFileSync(source, 'utf-8')));
  renameSync(scratch, target);
}

function transpile(source: string): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const ts = require('typescript') as typeof import('typescript');
  return ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023, esModuleInterop: true },
  }).outputText;
}
