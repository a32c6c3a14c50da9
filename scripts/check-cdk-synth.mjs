/** Synthesizes examples/typescript with the cdk CLI, kept off the network, and compares with the template written down for it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const EXAMPLE = join(dirname(fileURLToPath(import.meta.url)), '..', 'examples', 'typescript');
const outdir = mkdtempSync(join(tmpdir(), 'cdk-ecr-synth-'));

try {
  const { status } = spawnSync(`npx --no-install cdk synth --quiet --no-notices --output "${outdir}"`, {
    cwd: EXAMPLE,
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' },
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const same = status === 0 && isDeepStrictEqual(template(join(outdir, 'ImageRegistry.template.json')), template(join(EXAMPLE, 'template.json')));
  if (!same) {
    console.error(status === 0 ? 'the template differs from examples/typescript/template.json' : 'cdk synth failed');
    process.exitCode = 1;
  }
} finally {
  rmSync(outdir, { recursive: true, force: true });
}

function template(path) {
  return JSON.parse(readFileSync(path, 'utf-8'));
}
