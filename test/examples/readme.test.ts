import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkedFiles, ROOT, shownSamples, templateOf } from './markdown';

const PAGES = ['README.md', 'CONTRIBUTING.md', ...markdownFilesIn('docs'), ...markdownFilesIn('examples')]
  .map((path): [string, string] => [path, readFileSync(join(ROOT, path), 'utf-8')]);
/** The samples of this page build on each other. registry-page.test.ts tests them. */
const OF_ONE_APP = 'docs/registry.md';
const SAMPLES = PAGES.filter(([path]) => path !== OF_ONE_APP).flatMap(([path, text]) => shownSamples(text).map((sample) => ({ path, ...sample })));

test('README shows the results of its samples', () => {
  expect(SAMPLES.filter(({ path }) => path === 'README.md').length).toBeGreaterThan(5);
});

test.each(SAMPLES.filter(({ language }) => language === 'json'))(
  'the sample under "$heading" of $path gives the JSON that is shown after it',
  ({ code, shown }) => {
    const { Resources: resources } = templateOf(code);
    const expected = JSON.parse(shown);
    if (expected.rules) {
      expect(lifecyclePolicies(resources)).toEqual([expected]);
    } else {
      expect(resources).toMatchObject(expected);
    }
  },
);

test.each(SAMPLES.filter(({ language }) => language === 'text'))(
  'fails, the sample under "$heading" of $path, with the message that is shown after it',
  ({ code, shown }) => {
    expect(() => templateOf(code)).toThrow(shown.trimEnd());
  },
);

test.each(PAGES)('every link of %s to a file of this project leads to a file', (path, text) => {
  const dead = linkedFiles(text).filter((link) => !existsSync(join(ROOT, dirname(path), link)));
  expect(dead).toEqual([]);
});

function lifecyclePolicies(resources: Record<string, any>): object[] {
  return Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::ECR::Repository')
    .map(({ Properties }) => JSON.parse(Properties.LifecyclePolicy.LifecyclePolicyText));
}

function markdownFilesIn(folder: string): string[] {
  return (readdirSync(join(ROOT, folder), { recursive: true }) as string[])
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}
