import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const LANGUAGES = pathToFileURL(join(__dirname, '..', '..', 'scripts', 'bindings', 'languages.mjs')).href;

/** What pip, Maven, Go and NuGet printed when they were run against registries that do not answer, lack something, or fail. */
const RECORDED = join(__dirname, 'registry-answers');

/** The line about a language whose client printed this; null when the registry is not what is missing. */
function lineFor(language: string, output: string, asked: string[]): string | null {
  const script = `
    import { outOfReach } from ${JSON.stringify(LANGUAGES)};
    const [language, output, asked] = JSON.parse(process.env.ASKED);
    const error = Object.assign(new Error('the client failed'), { output });
    console.log(JSON.stringify(outOfReach(language, error, asked) ?? null));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf-8',
    env: { ...process.env, ASKED: JSON.stringify([language, output, asked]) },
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
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

  test('hold each kind of answer', () => {
    expect(unreachable.map(([name]) => name)).toEqual(['unreachable-connection-refused', 'unreachable-name-not-found']);
    expect(others.map(([name]) => name)).toEqual(expect.arrayContaining(['build-error', 'missing-version', 'registry-fails']));
  });

  test.each(unreachable)('%s: the language is skipped, with a line', (_, output) => {
    expect(lineFor(language, output, [])).toBe(`skipped ${registry} cannot be reached`);
  });

  test.each(unreachable)('%s: a language asked for by name is an error that says what is missing', (_, output) => {
    expect(lineFor(language, output, [language])).toBe(`cannot do ${registry} cannot be reached; check the settings: ${settings}\nthe client failed`);
  });

  test.each(others)('%s: nothing is skipped', (_, output) => {
    expect(lineFor(language, output, [])).toBeNull();
  });
});

test('an error without output of a client is never a registry out of reach', () => {
  expect(lineFor('dotnet', '', [])).toBeNull();
});

test('a host that answers at the last try, and lacks nothing, is in reach', () => {
  const answered = readFileSync(join(RECORDED, 'python', 'unreachable-name-not-found.txt'), 'utf-8').replace(/ERROR: .*\n/g, '');
  const buildError = readFileSync(join(RECORDED, 'python', 'build-error.txt'), 'utf-8');
  expect(lineFor('python', `${answered}${buildError}`, [])).toBeNull();
});
