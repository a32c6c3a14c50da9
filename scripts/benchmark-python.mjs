/**
 * Seconds of a Python app with 100 repositories, on the packed cdk_ecr and on aws_cdk.aws_ecr, in turn. Prints one line of
 * JSON: the median seconds of each, and their ratio.
 *
 *     node scripts/benchmark-python.mjs [ROUNDS]
 */
import { join } from 'node:path';
import { findFile, inScratch } from './bindings/files.mjs';
import { splitByToolchain } from './bindings/languages.mjs';
import { DIST, isPacked, pack } from './bindings/pack.mjs';
import { ROOT, run } from './bindings/run.mjs';

const ROUNDS = Number(process.argv[2] ?? 7);
const MODULES = { ours: 'cdk_ecr', upstream: 'aws_cdk.aws_ecr' };

splitByToolchain(['python'], console.error);
if (!isPacked('python')) {
  await pack('python');
}
await inScratch((scratch) => {
  run('python3', ['-m', 'venv', scratch]);
  const python = join(scratch, 'bin', 'python');
  run(python, ['-m', 'pip', 'install', '--quiet', '--no-input', findFile(join(DIST, 'python'), 'cdk_ecr-*.whl'), 'aws-cdk-lib==2.262.0', 'constructs==10.5.1']);

  const seconds = { ours: [], upstream: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [library, module] of Object.entries(MODULES)) {
      const taken = Number(run(python, [join(ROOT, 'test', 'bindings', 'python', 'seconds.py'), module]));
      if (round > 0) { // the first round compiles the modules
        seconds[library].push(taken);
      }
    }
  }
  const [ours, upstream] = [median(seconds.ours), median(seconds.upstream)];
  console.log(JSON.stringify({ repositories: 100, rounds: ROUNDS, ours, upstream, ratio: Number((ours / upstream).toFixed(3)) }));
});

function median(values) {
  return Number([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)].toFixed(3));
}
