import { dirname, join, normalize } from 'node:path';
import { readProjectFile, sourceFiles } from './assemblies';

const MAX_LINES = 350;
const MEDIAN_LINES = 120;

/** The rooms of the library from the bottom up: a file imports from its own room or from one below, types included. */
const LEVELS = [
  'codes', 'core', 'checks', 'policies', 'lifecycle', 'repository-settings', 'authorization-token', 'repository', 'public-repository',
  'creation-template', 'registry', 'pull-through-cache', 'mixins', 'template-check', 'cli', 'index',
];

interface Import { readonly from: string; readonly to: string }

const imports: Import[] = sourceFiles().flatMap((from) => (
  [...readProjectFile(from).matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']*)';/gms)].map(([, path]) => ({
    from, to: resolveFile(join(dirname(from), path)),
  }))));

function resolveFile(path: string): string {
  const file = normalize(path);
  return [`${file}.ts`, join(file, 'index.ts')].find((candidate) => sourceFiles().includes(candidate)) ?? file;
}

function levelOf(file: string): number {
  return LEVELS.indexOf(/^src\/([\w-]+)/.exec(file)![1]);
}

test('every file is in a room of the list', () => {
  expect(sourceFiles().filter((file) => levelOf(file) < 0)).toEqual([]);
});

test('every import leads to a file', () => {
  expect(imports.length).toBeGreaterThan(sourceFiles().length / 2);
  expect(imports.filter(({ to }) => !sourceFiles().includes(to))).toEqual([]);
});

test('a file imports from its own room or from one below', () => {
  expect(imports.filter(({ from, to }) => levelOf(to) > levelOf(from))).toEqual([]);
});

test('no file imports itself through others', () => {
  const next = new Map(sourceFiles().map((file) => [file, imports.filter(({ from }) => from === file).map(({ to }) => to)]));
  const reaches = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of next.get(from) ?? []) {
      if (!seen.has(to)) reaches(to, seen.add(to));
    }
    return seen;
  };
  expect(sourceFiles().filter((file) => reaches(file).has(file))).toEqual([]);
});

test('only core/errors.ts throws', () => {
  const throwing = sourceFiles().filter((file) => !/^src\/(core\/errors\.ts|cli\/|.*\/handler\/)/.test(file) && /\bthrow\b/.test(withoutComments(readProjectFile(file))));
  expect(throwing).toEqual([]);
});

test('only core/errors.ts uses the error classes of CDK', () => {
  expect(sourceFiles().filter((file) => file !== 'src/core/errors.ts' && /ValidationError\b/.test(withoutComments(readProjectFile(file))))).toEqual([]);
});

test('nothing is imported from the slow root of aws-cdk-lib', () => {
  expect(sourceFiles().filter((file) => readProjectFile(file).includes("from 'aws-cdk-lib'"))).toEqual([]);
});

test(`no file has more than ${MAX_LINES} lines, and half of them less than ${MEDIAN_LINES}`, () => {
  const lengths = sourceFiles().map((file) => ({ file, lines: readProjectFile(file).split('\n').length }));
  expect(lengths.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
  expect(lengths.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(lengths.length / 2)]).toBeLessThan(MEDIAN_LINES);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
}
