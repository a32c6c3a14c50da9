import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderErrorsDoc } from '../../scripts/render-errors-doc';
import type { ErrorDocs } from '../../src/private/error-docs/error-doc';
import { ERRORS } from '../../src/private/error-table';
import { WARNINGS } from '../../src/private/warning-table';

const ROOT = join(__dirname, '../..');
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/error-docs|lifecycle-errors|warning-table/.test(file))
  .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'));
const rows = Object.entries(ERRORS as ErrorDocs);

test.each(rows)('the code %s is thrown somewhere', (code) => {
  expect(sources.filter((text) => text.includes(`'${code}'`))).not.toEqual([]);
});

test.each(rows)('the row of %s says cause, fix and example', (code, { cause, fix, example }) => {
  expect(code).toMatch(/^[A-Z][A-Za-z]+$/);
  expect([cause, fix]).toEqual([expect.stringMatching(/^.{5,}\.$/s), expect.stringMatching(/^.{5,}\.$/s)]);
  expect(example).toMatch(/\S{5,}/);
});

test.each(Object.keys(WARNINGS))('the warning %s is given somewhere', (id) => {
  expect(sources.filter((text) => text.includes(`'${id}'`))).not.toEqual([]);
});

test('docs/errors.md is what the table says', () => {
  expect(readFileSync(join(ROOT, 'docs/errors.md'), 'utf8')).toEqual(renderErrorsDoc());
});

test('no code is in two rooms of the table', () => {
  const codes = [...renderErrorsDoc().matchAll(/^### (\w+)$/gm)].map(([, code]) => code);
  expect(codes.sort()).toEqual(Object.keys(ERRORS).sort());
});
