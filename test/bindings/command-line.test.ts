import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const EMPTY = mkdtempSync(join(tmpdir(), 'cdk-ecr-no-tools-'));

afterAll(() => rmSync(EMPTY, { recursive: true }));

/** Runs a command of this project without tools on the PATH. */
function withoutTools(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, '..', '..', 'scripts', script), ...args], {
    encoding: 'utf-8',
    env: { ...process.env, PATH: EMPTY },
  });
  return { status, stdout, stderr };
}

describe.each(['package.mjs', 'test-bindings.mjs'])('%s', (script) => {
  test.each([
    ['dotnet', 'cannot do .NET: no dotnet SDK found (needs 10 or newer); install the .NET SDK, 10 or newer'],
    ['csharp', 'cannot do .NET: no dotnet SDK found (needs 10 or newer); install the .NET SDK, 10 or newer'],
    ['go', 'cannot do Go: no Go found (needs 1.25 or newer); install Go 1.25 or newer'],
    ['java', 'cannot do Java: no JDK found (needs 8 or newer); install a JDK, 8 or newer (17 is what the tests run on)'],
    ['python', 'cannot do Python: no Python found (needs 3.10 or newer); install Python 3.10 or newer, as python3'],
  ])('fails for %s, requested by name, and names what to install', (language, message) => {
    const { status, stderr } = withoutTools(script, '--language', language);
    expect(stderr).toBe(`cdk-ecr: ${message}\n`);
    expect(status).toBe(1);
  });

  test('fails for an unknown language, and names the known ones', () => {
    const { status, stderr } = withoutTools(script, '--language=cobol');
    expect(stderr).toBe('cdk-ecr: unknown language "cobol": choose from js, python, java, go, dotnet\n');
    expect(status).toBe(1);
  });
});
