/**
 * Seconds of a Python app on cdk_ecr and on aws_cdk.aws_ecr: scripts/benchmark-python.mjs, where Python is there.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCRIPT = join(dirname(fileURLToPath(import.meta.url)), '..', 'scripts', 'benchmark-python.mjs');

/** The seconds and their ratio, or why there are none. */
export function pythonApp({ quick }) {
  if (quick) {
    return { skipped: 'not part of the quick run' };
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], { encoding: 'utf-8' });
  if (status !== 0) {
    return { skipped: stderr.trim().split('\n').at(-1) };
  }
  return JSON.parse(stdout.trim().split('\n').at(-1));
}
