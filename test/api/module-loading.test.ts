import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ourTypes } from './assemblies';

const ROOT = join(__dirname, '..', '..');

/** Creates a repository in a new process. */
const makeRepository = (module: string) => `const { App, Stack } = require('aws-cdk-lib/core');
  new (require('${module}').Repository)(new Stack(new App(), 'Stack'), 'Repo', { lifecycleRules: [{ maxImageCount: 1 }] })`;

/** The files in a folder that a new process has loaded after the statements. */
function loadedBy(statements: string, folder = join(ROOT, 'node_modules')): Set<string> {
  const print = 'process.stdout.write(JSON.stringify(Object.keys(require.cache)))';
  const files: string[] = JSON.parse(execFileSync(process.execPath, ['-e', `${statements};${print}`], { cwd: ROOT, encoding: 'utf8' }));
  return new Set(files.filter((file) => file.startsWith(folder)));
}

const beyond = (ours: Set<string>, theirs: Set<string>) => [...ours].filter((file) => !theirs.has(file));

beforeAll(() => void ourTypes()); // fails if lib is older than src

test('importing the library loads no module that aws-cdk-lib/aws-ecr does not load', () => {
  expect(beyond(loadedBy("require('./lib')"), loadedBy("require('aws-cdk-lib/aws-ecr')"))).toEqual([]);
});

test('accessing Repository loads no such module either', () => {
  expect(beyond(loadedBy("require('./lib').Repository"), loadedBy("require('aws-cdk-lib/aws-ecr').Repository"))).toEqual([]);
});

test('creating a repository loads no such module either', () => {
  expect(beyond(loadedBy(makeRepository('./lib')), loadedBy(makeRepository('aws-cdk-lib/aws-ecr')))).toEqual([]);
});

test('the first repository loads one file in addition to the index, and its first rule another', () => {
  expect([...loadedBy(makeRepository('./lib'), join(ROOT, 'lib'))]).toEqual(['index.js', 'first-repository.js', 'first-lifecycle-rule.js'].map((file) => join(ROOT, 'lib', file)));
});

test('every path from a file of the package to another leads to a file', () => {
  const files = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js')).map((file) => join(ROOT, 'lib', file));
  const paths = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\brequire\("(\.[^"]*)"\)/g)].map(([, path]) => [file, path]));

  expect(paths.length).toBeGreaterThan(files.length);
  paths.forEach(([file, path]) => expect(() => createRequire(file).resolve(path)).not.toThrow());
});

test('every class has the name under which it is exported', () => {
  const names = JSON.parse(execFileSync(process.execPath, ['-p', `
    JSON.stringify(Object.entries(require('./lib')).filter(([, value]) => typeof value === 'function').map(([key, { name }]) => [key, name]))`], { cwd: ROOT, encoding: 'utf8' }));

  expect(names).toContainEqual(['Repository', 'Repository']);
  names.forEach(([key, name]: [string, string]) => expect(name).toBe(key));
});

test('an ES module finds every name that a CommonJS module finds', () => {
  const names = (type: string, statement: string) => execFileSync(process.execPath, [
    `--input-type=${type}`, '-e', `${statement}; process.stdout.write(Object.keys(library).filter((name) => !['default', 'module.exports', '__esModule'].includes(name)).sort().join())`,
  ], { cwd: ROOT, encoding: 'utf8' });
  expect(names('module', "import * as library from './lib/index.js'")).toBe(names('commonjs', "const library = require('./lib')"));
});
