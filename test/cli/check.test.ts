import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cdkEcr, Folder } from './support';

const folder = new Folder();
const FINE = { Resources: { Repo: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'shop/web' } } } };
const BAD = { Resources: { Repo: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'Shop' }, Metadata: { 'aws:cdk:path': 'Stack/Repo/Resource' } } } };
const OPEN = {
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' }],
};
const fine = folder.file('fine.json', FINE);
const bad = folder.file('bad.json', BAD);
const warned = folder.file('warned.json', { Resources: { Repo: { Type: 'AWS::ECR::Repository', Properties: { RepositoryPolicyText: OPEN } } } });

/** The text of a policy is JSON in JSON. */
function nestedPolicy() {
  const text = `{"Statement":${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}}`;
  return { Resources: { Repo: { Type: 'AWS::ECR::Repository', Properties: { RepositoryPolicyText: text } } } };
}

async function problemsIn(...argv: string[]) {
  const { code, out, err } = await cdkEcr(['check', ...argv, '--json']);
  const { problems } = JSON.parse(out);
  expect(code).toBe(problems.some(({ severity }: { severity: string }) => severity === 'error') ? 1 : 0);
  expect(err).toBe('');
  return problems;
}

describe('the exit code', () => {
  test.each<[number, string[]]>([
    [0, [fine]],
    [1, [bad]],
    [1, [fine, bad]],
    [0, [warned]],
    [0, [warned, '--fail-on', 'error']],
    [1, [warned, '--fail-on', 'warning']],
    [0, [fine, '--fail-on', 'warning']],
    [2, [bad, folder.at('gone')]],
  ])('is %d for %j', async (code, argv) => {
    expect(await cdkEcr(['check', ...argv])).toMatchObject({ code });
  });
});

describe('text', () => {
  test('a template without problems is one line that says how much was checked', async () => {
    expect(await cdkEcr(['check', fine, folder.file('none.json', { Resources: {} })])).toEqual({ code: 0, out: 'no problems: 1 ECR resource in 2 templates\n', err: '' });
  });

  test('a problem has its template, resource, construct, property and code', async () => {
    const { out } = await cdkEcr(['check', bad]);

    expect(out).toMatch(/bad\.json\n {2}error {4}Repo \(Stack\/Repo\/Resource\) Properties\.RepositoryName\n {11}.*lowercase.* \[InvalidRepositoryName\]\n\n1 error, 0 warnings: 1 ECR resource in 1 template\n$/);
  });

  test('a problem in YAML has its line', async () => {
    const { out } = await cdkEcr(['check', '-'], 'Resources:\n  Repo:\n    Type: AWS::ECR::Repository\n    Properties:\n      RepositoryName: Shop\n');

    expect(out).toMatch(/^stdin\n {2}error {4}Repo Properties\.RepositoryName \(line 5\)\n/);
  });

  test('lines fit the terminal, and no word of a message is cut', async () => {
    const [name, other] = ['A'.repeat(60), 'very'.repeat(20)];
    const long = folder.file('long.json', { Resources: { Repo: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: name }, Metadata: { 'aws:cdk:path': other } } } });
    const { out } = await cdkEcr(['check', long], '', { columns: 60 });
    const lines = out.split('\n').filter((line) => !line.startsWith(folder.path)).map((line) => line.trim());

    expect(lines.filter((line) => line.length > 60 - 11 && line.includes(' ') && !line.startsWith('error'))).toEqual([]);
    expect(lines).toContain(`(${other})`);
    expect(out).toContain(`"${name}"`);
  });

  test('colours change no text', async () => {
    const { out } = await cdkEcr(['check', bad, warned], '', { hasColors: true, columns: 80 });

    expect(out).toContain('\u001b[31merror\u001b[0m');
    expect(out).toContain('\u001b[33mwarning\u001b[0m');
    expect(out.replace(/\u001b\[\d+m/g, '')).toBe((await cdkEcr(['check', bad, warned], '', { columns: 80 })).out); // eslint-disable-line no-control-regex
  });

  test('text of templates cannot move the cursor', async () => {
    const hostile = folder.file('hostile.json', { Resources: { 'A\u001b[2J\nB': { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: '\u202e\u0007' } } } });
    for (const format of [[], ['--json'], ['--github']]) {
      const { out } = await cdkEcr(['check', hostile, ...format]);
      expect(out).toMatch(/InvalidRepositoryName/);
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/); // eslint-disable-line no-control-regex
    }
  });
});

test('JSON has a version and the problems', async () => {
  const { out } = await cdkEcr(['check', bad, '--json']);

  expect(JSON.parse(out)).toEqual({
    version: 1,
    problems: [{
      severity: 'error', code: 'InvalidRepositoryName', message: expect.stringMatching(/lowercase/), template: bad, logicalId: 'Repo', path: 'Properties.RepositoryName',
    }],
  });
});

describe('--github', () => {
  test('gives an annotation for each problem, with its line', async () => {
    const { code, out } = await cdkEcr(['check', '-', '--github'], JSON.stringify(BAD, undefined, 2));

    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=stdin,line=6,col=9,title=InvalidRepositoryName::Repo Properties\.RepositoryName: [^\n]*\n1 error/);
  });

  test('escapes what would end a property or a message', async () => {
    const odd = folder.file('50%, a:b.json', BAD);
    const { out } = await cdkEcr(['check', odd, '--github']);

    expect(out).toContain('/50%25%2C a%3Ab.json,line=1,col=');
  });

  test('a warning is a warning', async () => {
    expect((await cdkEcr(['check', warned, '--github'])).out).toMatch(/^::warning file=[^,]*,line=1,col=\d+,title=cdk-ecr%3AanyPrincipal::Repo /);
  });
});

describe('which templates', () => {
  const scanning = { Resources: { Scanning: { Type: 'AWS::ECR::RegistryScanningConfiguration', Properties: { ScanType: 'BASIC', Rules: [] } } } };

  test('files given side by side are independent', async () => {
    const files = ['one.json', 'two.json'].map((name) => folder.file(name, scanning));
    expect(await problemsIn(...files, '--region', 'eu-west-1', '--account', '123456789012')).toEqual([]);
  });

  test('a file given twice is checked once', async () => {
    expect(await problemsIn(bad, bad)).toHaveLength(1);
  });

  test('the region and the account are those of the options', async () => {
    const queue = folder.file('role.json', {
      Resources: { Repo: { Type: 'AWS::ECR::Repository', Properties: { EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab' } } } },
    });
    expect(await problemsIn(queue)).toEqual([]);
    expect(await problemsIn(queue, '--region', 'eu-west-1')).toEqual([]);
    expect(await problemsIn(queue, '--region', 'us-east-1')).toMatchObject([{ code: 'EncryptionKeyInOtherRegion' }]);
  });

  test('a template that a macro completes may have no resources yet', async () => {
    expect(await problemsIn(folder.file('macro.yaml', 'Transform: [Mine]\n'))).toEqual([]);
  });

  test('UTF-16 of both byte orders and a byte order mark are read', async () => {
    const text = `\ufeff${JSON.stringify(BAD)}`;
    const little = Buffer.from(text, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16(), Buffer.from(text)]) {
      expect(await problemsIn(folder.file('marked.json', bytes))).toHaveLength(1);
    }
  });

  test('repeated keys of YAML are noted', async () => {
    expect(await cdkEcr(['check', '-'], 'Resources:\n  A: {Type: AWS::ECR::Repository}\n  A: {Type: AWS::ECR::Repository}\n'))
      .toMatchObject({ code: 0, err: 'note: stdin: line 3 repeats the key A; the last one counts\n' });
  });
});

describe('fails in one line', () => {
  mkdirSync(folder.at('folder'));
  test.each<[string, string[], string | RegExp]>([
    ['without a template', [], 'give a template or a cloud assembly, such as cdk.out (see cdk-ecr --help)'],
    ['for an empty path', [''], /^the path of a template must not be empty/],
    ['for stdin twice', ['-', '-'], /^only one file can be '-', stdin/],
    ['for a region that is none', [fine, '--region', 'Ireland'], /^--region must be a region such as eu-west-1, got 'Ireland'/],
    ['for an account that is none', [fine, '--account', '1'], /^--account must have 12 digits, got '1'/],
    ['for another --fail-on', [fine, '--fail-on', 'note'], /^--fail-on must be error or warning, got 'note'/],
    ['for two formats', [fine, '--json', '--github'], /^give either --json or --github/],
    ['for an unknown option', [fine, '--sarf', 'x'], /^Unknown option '--sarf'/],
    ['for a folder', [folder.at('folder')], /folder: is a folder without manifest\.json; give templates, or a folder that cdk synth wrote$/],
    ['for what is not there', [folder.at('gone')], /gone: there is no such file$/],
    ['for a file that is not a template', [folder.file('other.json', { a: 1 })], /other\.json: is not a CloudFormation template: it has no Resources$/],
    ['for a list', [folder.file('list.json', [])], /list\.json: is not a CloudFormation template: it has no Resources$/],
    ['for plain text', [folder.file('words.txt', 'hello')], /words\.txt: is not a CloudFormation template: it has no Resources$/],
    ['for a manifest', [folder.file('manifest.json', { version: '1', artifacts: {} })], /manifest\.json: is the manifest of a cloud assembly; give its folder$/],
    ['for an empty file', [folder.file('empty.yaml', '')], /empty\.yaml: is empty$/],
    ['for bytes', [folder.file('bytes', new Uint8Array([0, 1, 2, 255]))], /bytes: is not text$/],
    ['for a file of 11 MB', [folder.file('large.json', '['.repeat(11_000_000))], /large\.json: is larger than 10 MB; CloudFormation takes templates of up to 1 MB$/],
    ['for a file of 9 MB that is nested', [folder.file('nested.json', '['.repeat(4_500_000) + ']'.repeat(4_500_000))], /nested\.json: is nested more than 200 levels deep$/],
    ['for SARIF over what is read', [fine, '--sarif', fine], /^--sarif would overwrite .*fine\.json, which is read$/],
    ['for SARIF to nowhere', [fine, '--sarif', join(folder.path, 'gone', 'x')], /gone\/x: cannot be written: there is no such file$/],
  ])('%s', async (_, argv, message) => {
    const { code, out, err } = await cdkEcr(['check', ...argv]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^cdk-ecr: [^\n]*\n$/);
    expect(err.slice('cdk-ecr: '.length, -1)).toMatch(message);
  });

  test('and in one for each file, so that all can be fixed at once', async () => {
    const { code, out, err } = await cdkEcr(['check', bad, folder.at('gone'), folder.at('folder')]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n')).toHaveLength(3);
  });

  test('for a device that never ends', async () => {
    expect(await cdkEcr(['check', '/dev/zero'])).toMatchObject({ code: 2 });
  });
});

test('the text of a policy may be deeply nested', async () => {
  expect(await problemsIn(folder.file('policy.json', nestedPolicy()))).toContainEqual(expect.objectContaining({ code: 'InvalidPolicyStatement' }));
});

test('keys with a meaning in JavaScript are ordinary keys', async () => {
  const text = '{"__proto__": {"Resources": {}}, "Resources": {"__proto__": {"Type": "AWS::ECR::Repository", "Properties": {"__proto__": {"RepositoryName": "X"}, "RepositoryName": "Shop"}}, "constructor": {"Type": "toString"}}}';
  expect(await problemsIn(folder.file('proto.json', text))).toMatchObject([
    { logicalId: '__proto__', path: 'Properties.__proto__', code: 'UnknownProperty' },
    { logicalId: '__proto__', path: 'Properties.RepositoryName', code: 'InvalidRepositoryName' },
  ]);
  expect(({} as { RepositoryName?: string }).RepositoryName).toBeUndefined();
});

test.each([['check', '--help'], ['check', '-h'], ['check', 'x', '--help']])('%s %s explains the command', async (...argv) => {
  expect(await cdkEcr(argv)).toMatchObject({ code: 0, out: expect.stringMatching(/cdk-ecr check TEMPLATE\.\.\. \[options\]/), err: '' });
});
