/** Synthesizes the examples in TypeScript with the cdk CLI, without network access, and compares the results with the stored templates. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { EXAMPLES, templatePath } from './examples.mjs';

for (const example of EXAMPLES) {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk-ecr-synth-'));
  try {
    const { status } = spawnSync(`npx --no-install cdk synth --quiet --no-notices --output "${outdir}"`, {
      cwd: example.folder,
      env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' },
      shell: true,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) {
      fail(`cdk synth failed in ${example.folder}`);
      continue;
    }
    for (const stack of example.stacks) {
      const writtenDown = templatePath(example, stack);
      if (!isDeepStrictEqual(template(join(outdir, `${stack}.template.json`)), template(writtenDown))) {
        fail(`the template differs from ${writtenDown}`);
      }
    }
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

function template(path) {
  return JSON.parse(readFileSync(path, 'utf-8'));
}
