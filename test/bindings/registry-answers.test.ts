import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The address of a script of this project, for an import. */
const script = (name: string) => JSON.stringify(pathToFileURL(join(__dirname, '..', '..', 'scripts', 'bindings', name)).href);

/** The output of pip, Maven, Go and NuGet with registries that do not answer, lack a package, or fail. */
const RECORDED = join(__dirname, 'registry-answers');

/** The result of a function of a script. */
function evaluate<T>(file: string, call: string, ...args: unknown[]): T {
  const code = `
    import * as script from ${script(file)};
    const args = JSON.parse(process.env.ARGUMENTS);
    console.log(JSON.stringify(${call} ?? null));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    encoding: 'utf-8',
    env: { ...process.env, ARGUMENTS: JSON.stringify(args) },
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** The line about a language whose client printed this output; null if the registry is not the problem. */
function lineFor(language: string, output: string, asked: string[]): string | null {
  const call = "script.outOfReach(args[0], Object.assign(new Error('the client failed'), { output: args[1] }), args[2])";
  return evaluate('languages.mjs', call, language, output, asked);
}

describe.each([
  ['python', 'Python: its package index', 'pip config list'],
  ['java', 'Java: its Maven repository', 'mvn help:effective-settings'],
  ['go', 'Go: its module proxy', 'go env GOPROXY GOSUMDB'],
  ['dotnet', '.NET: its package source', 'dotnet nuget list source'],
])('the recorded answers of %s', (language, registry, settings) => {
  const recorded = readdirSync(join(RECORDED, language)).map((file) => [file.replace('.txt', ''), readFileSync(join(RECORDED, language, file), 'utf-8')]);
  const unreachable = recorded.filter(([name]) => name.startsWith('unreachable'));
  const others = recorded.filter(([name]) => !name.startsWith('unreachable'));

  test('include each kind of answer', () => {
    expect(unreachable.map(([name]) => name)).toEqual(['unreachable-connection-refused', 'unreachable-name-not-found']);
    expect(others.map(([name]) => name)).toEqual(expect.arrayContaining(['build-error', 'missing-version', 'registry-fails']));
  });

  test.each(unreachable)('%s: the language is skipped, with a line', (_, output) => {
    expect(lineFor(language, output, [])).toBe(`skipped ${registry} cannot be reached`);
  });

  test.each(unreachable)('%s: a language requested by name is an error that names what is missing', (_, output) => {
    expect(lineFor(language, output, [language])).toBe(`cannot do ${registry} cannot be reached; check the settings: ${settings}\nthe client failed`);
  });

  test.each(others)('%s: nothing is skipped', (_, output) => {
    expect(lineFor(language, output, [])).toBeNull();
  });
});

test('an error without output of a client never means that a registry is unreachable', () => {
  expect(lineFor('dotnet', '', [])).toBeNull();
});

test('a host that answers at the last attempt, and has every package, is reachable', () => {
  const answered = readFileSync(join(RECORDED, 'python', 'unreachable-name-not-found.txt'), 'utf-8').replace(/ERROR: .*\n/g, '');
  const buildError = readFileSync(join(RECORDED, 'python', 'build-error.txt'), 'utf-8');
  expect(lineFor('python', `${answered}${buildError}`, [])).toBeNull();
});

describe('the packages to build because NuGet does not have them', () => {
  const missing = (output: string) => evaluate('nuget.mjs', 'script.missingPackages(args[0])', output);
  const recorded = (name: string) => readFileSync(join(RECORDED, 'dotnet', `${name}.txt`), 'utf-8');

  test.each([
    ['missing-version', [{ id: 'Constructs', version: '10.5.1' }]],
    ['missing-package', [{ id: 'No.Such.Package' }]],
    ['registry-fails', []],
    ['unreachable-name-not-found', []],
    ['build-error', []],
  ])('are read from the answer: %s', (name, packages) => {
    expect(missing(recorded(name))).toEqual(packages);
  });

  test('have the lowest version of a range, or the only version', () => {
    const lines = [
      'App.csproj : error NU1102: Unable to find package Constructs with version (>= 10.5.1 && < 11.0.0)',
      'App.csproj : error NU1102: Unable to find package Amazon.CDK.Asset.AwsCliV1 with version (= 2.2.292)',
    ];
    expect(missing(lines.join('\n'))).toEqual([{ id: 'Constructs', version: '10.5.1' }, { id: 'Amazon.CDK.Asset.AwsCliV1', version: '2.2.292' }]);
  });
});
