/** Fails if the packed npm package is larger than the limit. */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIMIT_KB = 260;
const DIST = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'js');

const tarballs = readdirSync(DIST).filter((name) => name.endsWith('.tgz'));
for (const name of tarballs) {
  const kb = statSync(join(DIST, name)).size / 1000;
  console.log(`${name}: ${kb.toFixed(1)} kB (at most ${LIMIT_KB})`);
  if (kb > LIMIT_KB) {
    process.exitCode = 1;
  }
}
if (tarballs.length === 0) {
  console.error('no package found in dist/js: run `npx projen package:js`');
  process.exitCode = 1;
}
