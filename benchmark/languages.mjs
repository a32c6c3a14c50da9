/**
 * The seconds of an app in other languages, with the packed library and with aws-cdk-lib: scripts/benchmark-languages.mjs.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCRIPT = join(dirname(fileURLToPath(import.meta.url)), '..', 'scripts', 'benchmark-languages.mjs');

/** For each language the seconds and their ratio, or why there are none. */
export function languageApps() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], { encoding: 'utf-8' });
  if (status !== 0) {
    console.error(stderr); // the other figures are kept
    process.exitCode = 1;
    return [];
  }
  return JSON.parse(stdout.trim().split('\n').at(-1));
}
