import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const PAGE = readFileSync(join(__dirname, '../../../docs/lifecycle.md'), 'utf-8');
const IMAGES = JSON.stringify({
  imageDetails: [
    { imageDigest: 'sha256:a', imageTags: ['prod-1'], imagePushedAt: '2026-01-01T00:00:00Z' },
    { imageDigest: 'sha256:b', imageTags: ['dev-1'], imagePushedAt: '2026-01-01T00:00:00Z' },
  ],
});

test('the documented use in a unit test works as documented', () => {
  const [, sample] = /### In a jest test\n\n```ts\n(.*?)```/s.exec(PAGE)!;
  const { outputText } = ts.transpileModule(sample, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const names: string[] = [];
  const run = (name: string, body: () => void) => {
    names.push(name);
    body();
  };
  const load = (name: string) => name === 'node:fs' ? { readFileSync: () => IMAGES } : jest.requireActual(name);
  new Function('test', 'expect', 'require', 'exports', outputText)(run, expect, load, {});
  expect(names).toEqual(['no production image is ever removed']);
});
