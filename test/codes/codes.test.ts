import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderErrorsDoc } from '../../scripts/render-errors-doc';
import * as codes from '../../src/codes/error-codes';
import { WARNING_IDS } from '../../src/codes/warning-ids';

const ROOT = join(__dirname, '../..');
const ERROR_CODES = Object.values(codes).flat();
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('codes'))
  .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'));
const page = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8');

test.each(ERROR_CODES)('the code %s is used', (code) => {
  expect(sources.filter((text) => text.includes(`'${code}'`))).not.toEqual([]);
});

test.each(WARNING_IDS)('the warning %s is used', (id) => {
  expect(sources.filter((text) => text.includes(`'${id}'`))).not.toEqual([]);
});

test.each(ERROR_CODES)('docs/errors.md has the cause, fix and example of %s', (code) => {
  expect(code).toMatch(/^[A-Z][A-Za-z]+$/);
  expect(page).toMatch(new RegExp(`^### ${code}\n\n.{5,}\\.\n\n- Fix: .{5,}\\.\n- Example: .{5,}\n`, 'm'));
});

test('docs/errors.md is up to date', () => {
  expect(page).toEqual(renderErrorsDoc());
});

test('no code is listed twice', () => {
  expect(ERROR_CODES.length).toBe(new Set(ERROR_CODES).size);
});
