/**
 * Seconds of an app in other languages, on the packed library and on aws-cdk-lib: scripts/benchmark-languages.mjs.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCRIPT = join(dirname(fileURLToPath(import.meta.url)), '..', 'scripts', 'benchmark-languages.mjs');

/** For each language its seconds and their ratio, or why there are none. */
export function languageApps() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], { encoding: 'utf-8' });
  if (status !== 0) {
    console.error(stderr); // the figures of the other parts are not lost for it
    process.exitCode = 1;
    return [];
  }
  return JSON.parse(stdout.trim().split('\n').at(-1));
}
