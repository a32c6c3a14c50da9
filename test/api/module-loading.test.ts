import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ourTypes } from './assemblies';

const ROOT = join(__dirname, '..', '..');

/** The files of dependencies that a fresh process has loaded after the statements. */
function loadedBy(statements: string): Set<string> {
  const print = 'process.stdout.write(JSON.stringify(Object.keys(require.cache).filter((file) => file.includes("/node_modules/"))))';
  return new Set(JSON.parse(execFileSync(process.execPath, ['-e', `${statements};${print}`], { cwd: ROOT, encoding: 'utf8' })));
}

const beyond = (ours: Set<string>, theirs: Set<string>) => [...ours].filter((file) => !theirs.has(file));

beforeAll(() => void ourTypes()); // says so when lib is older than src

test('importing the library loads no module that aws-cdk-lib/aws-ecr does not load', () => {
  expect(beyond(loadedBy("require('./lib')"), loadedBy("require('aws-cdk-lib/aws-ecr')"))).toEqual([]);
});

test('nor does reaching for Repository', () => {
  expect(beyond(loadedBy("require('./lib').Repository"), loadedBy("require('aws-cdk-lib/aws-ecr').Repository"))).toEqual([]);
});

test('nor does making a repository', () => {
  const make = (module: string) => loadedBy(`const { App, Stack } = require('aws-cdk-lib/core');
    new (require('${module}').Repository)(new Stack(new App(), 'Stack'), 'Repo', { lifecycleRules: [{ maxImageCount: 1 }] })`);
  expect(beyond(make('./lib'), make('aws-cdk-lib/aws-ecr'))).toEqual([]);
});

test('an ES module finds every name that a CommonJS module finds', () => {
  const names = (type: string, statement: string) => execFileSync(process.execPath, [
    `--input-type=${type}`, '-e', `${statement}; process.stdout.write(Object.keys(library).filter((name) => !['default', 'module.exports', '__esModule'].includes(name)).sort().join())`,
  ], { cwd: ROOT, encoding: 'utf8' });
  expect(names('module', "import * as library from './lib/index.js'")).toBe(names('commonjs', "const library = require('./lib')"));
});
