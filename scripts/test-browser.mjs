/**
 * Tests the page of `cdk-ecr preview --html` in a real Chromium, without a window: `npm run test:browser`.
 *
 * Not part of `npm test`, because not every machine has a browser. Without one, it prints a line and succeeds. The variable
 * CHROMIUM names another browser; words after -- are passed to jest.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const wanted = process.env.CHROMIUM;
const chromium = wanted ? [wanted].find(existsSync) : PLACES.find(existsSync);
if (chromium === undefined) {
  console.log(`skipped: no Chromium at ${wanted ?? PLACES.join(', ')} (Debian: apt-get install chromium; or name one in the variable CHROMIUM)`);
} else {
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const { status } = spawnSync(process.execPath, [jest, '--runInBand', '--testMatch', '<rootDir>/test/cli/browser/*.browser.ts', ...process.argv.slice(2)], {
    cwd: ROOT,
    env: { ...process.env, CHROMIUM: chromium },
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
