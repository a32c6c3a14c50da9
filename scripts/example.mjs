/**
 * Synthesizes examples/typescript and prints its template. With --write it also writes the template down as the one that
 * the example's test, and the same app in other languages, are compared with.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXAMPLE = join(dirname(fileURLToPath(import.meta.url)), '..', 'examples', 'typescript');
const outdir = mkdtempSync(join(tmpdir(), 'cdk-ecr-example-'));

try {
  const { status } = spawnSync(process.execPath, ['--require', 'ts-node/register/transpile-only', 'app.ts'], {
    cwd: EXAMPLE,
    env: { ...process.env, CDK_OUTDIR: outdir },
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    process.exitCode = status ?? 1;
  } else {
    const template = readFileSync(join(outdir, 'ImageRegistry.template.json'), 'utf-8');
    const text = `${JSON.stringify(JSON.parse(template), undefined, 2)}\n`;
    process.stdout.write(text);
    if (process.argv.includes('--write')) {
      writeFileSync(join(EXAMPLE, 'template.json'), text);
    }
  }
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
