/**
 * Seconds of a Python app with 100 repositories, on the packed cdk_ecr and on aws_cdk.aws_ecr, in turn. Prints one line of
 * JSON: the median seconds of each by the clock and by the processors, and the ratios of ours to upstream's.
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

if (splitByToolchain([], () => {}).includes('python')) {
  if (!isPacked('python')) {
    await pack('python');
  }
  console.log(JSON.stringify(await inScratch(measureIn)));
} else {
  console.log(JSON.stringify({ skipped: 'Python is not there' }));
}

function measureIn(scratch) {
  run('python3', ['-m', 'venv', scratch]);
  const python = join(scratch, 'bin', 'python');
  run(python, ['-m', 'pip', 'install', '--quiet', '--no-input', '--no-compile', findFile(join(DIST, 'python'), 'cdk_ecr-*.whl'), 'aws-cdk-lib==2.262.0', 'constructs==10.5.1']);

  const rounds = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    rounds.push(Object.fromEntries(Object.entries(MODULES).map(([library, module]) =>
      [library, JSON.parse(run(python, [join(ROOT, 'test', 'bindings', 'python', 'seconds.py'), module]))])));
  }
  const measured = rounds.slice(1); // the first round compiles the modules
  return {
    repositories: measured[0].ours.repositories,
    rounds: ROUNDS,
    wall: compared(measured, 'wall'),
    cpu: compared(measured, 'cpu'),
  };
}

function compared(rounds, unit) {
  const [ours, upstream] = Object.keys(MODULES).map((library) => median(rounds.map((round) => round[library][unit])));
  return { ours, upstream, ratio: rounded(ours / upstream) };
}

function median(values) {
  return rounded([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]);
}

function rounded(value) {
  return Number(value.toFixed(3));
}
