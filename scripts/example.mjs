/**
 * Synthesizes examples/typescript and prints its template. With --write it also stores the templates of all examples in TypeScript.
 * The tests of the examples, and the same apps in other languages, are compared with these files.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXAMPLES, templatePath } from './examples.mjs';

const [first, ...others] = EXAMPLES;
const write = process.argv.includes('--write');
process.stdout.write(synthesize(first).join(''));
if (write) {
  others.forEach(synthesize);
}

/** The templates of an example as text, in the order of its stacks. */
function synthesize(example) {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk-ecr-example-'));
  try {
    const { status } = spawnSync(process.execPath, ['--require', 'ts-node/register/transpile-only', 'app.ts'], {
      cwd: example.folder,
      env: { ...process.env, CDK_OUTDIR: outdir },
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) {
      process.exitCode = status ?? 1;
      return [];
    }
    return example.stacks.map((stack) => {
      const text = `${JSON.stringify(JSON.parse(readFileSync(join(outdir, `${stack}.template.json`), 'utf-8')), undefined, 2)}\n`;
      if (write) {
        writeFileSync(templatePath(example, stack), text);
      }
      return text;
    });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
