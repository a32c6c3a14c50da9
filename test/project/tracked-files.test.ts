import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const FILES = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf-8' })
  .split('\0')
  .filter((path) => path && existsSync(join(ROOT, path)));

/** Written so that this file does not match the patterns. */
const FORBIDDEN: Record<string, RegExp> = {
  'the host of a package registry': /registry\.npmj[s]|registry\.yarnpk[g]|pypi\.or[g]\/simple|files\.pythonhoste[d]|repo1?\.maven\.(apach|org)|proxy\.golan[g]|api\.nuge[t]\.org/,
  'the download address of a package': /"resolved": "htt[p]/,
  'a path of one machine': /(?<![\w.])\/(wor[k]|roo[t]|home\/[a-z]+|Users\/\w+)\//,
};

test('finds the files of the project', () => {
  expect(FILES).toContain('package.json');
});

test.each(Object.entries(FORBIDDEN))('no tracked file contains %s', (_, pattern) => {
  expect(FILES.filter((path) => pattern.test(readFileSync(join(ROOT, path), 'utf-8')))).toEqual([]);
});

test('no file with code has more than 350 lines', () => {
  const code = FILES.filter((path) => /\.(ts|js|mjs|cjs|py|java|cs|go|css)$/.test(path));
  expect(code.length).toBeGreaterThan(400);
  expect(code.filter((path) => readFileSync(join(ROOT, path), 'utf-8').split('\n').length > 351)).toEqual([]);
});
