import { mkdirSync, readFileSync } from 'node:fs';
import { cdkEcr, Folder, image, KEEP_ONE, rule, TWO_IMAGES } from './support';

const folder = new Folder();
const policy = folder.file('policy.json', KEEP_ONE);
const images = folder.file('images.json', TWO_IMAGES);
mkdirSync(folder.at('folder'));

/** The single line on stderr, without the folder of the test. */
async function problem(...argv: string[]): Promise<string> {
  const { code, out, err } = await cdkEcr(argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.split('\n')).toHaveLength(2);
  return err.replaceAll(`${folder.path}/`, '').replace(/^cdk-ecr: /, '').trimEnd();
}

describe('fails in one line that says what to pass', () => {
  test.each([
    [[], 'give a command first: check, preview'],
    [['--json', 'preview'], 'give a command first: check, preview'],
    [['previw'], "unknown command 'previw'; there is: check, preview"],
    [['preview'], 'give either --policy FILE or --template FILE'],
    [['preview', 'x'], "unexpected word 'x'"],
    [['preview', '--policy', 'a', '--template', 'b', '--images', 'c'], 'give either --policy FILE or --template FILE'],
    [['preview', '--policy', 'a', '--resource', 'b', '--images', 'c'], '--resource needs --template'],
    [['preview', '--policy', 'a'], 'give --images FILE'],
    [['preview', '--policy', 'a', '--policy', 'b', '--images', 'c'], '--policy must be given once'],
    [['preview', '--policy', '', '--images', 'c'], '--policy must not be empty'],
    [['preview', '--policy', '-', '--images', '-'], "only one file can be '-', stdin"],
    [['preview', '--policy', 'a', '--images', 'c', '--must-keep', ''], '--must-keep must not be empty'],
    [['preview', '--policy', 'a', '--images', 'c', '--no'], "Unknown option '--no'"],
    [['preview', '--policy', 'a', '--images', 'c', '--json=1'], "Option '--json' does not take an argument"],
    [['preview', '--policy'], "Option '--policy <value>' argument missing"],
  ])('%j', async (argv, message) => {
    expect(await problem(...argv)).toBe(`${message} (see cdk-ecr --help)`);
  });

  test.each(['yesterday', '2026', '2026-13-01', '2026-11-01T06:00', '2026-11-01 06:00Z', '2026-02-30', '1761955200', ''])('--now %j', async (now) => {
    expect(await problem('preview', '--policy', policy, '--images', images, '--now', now)).toMatch(/^--now must /);
  });
});

describe('fails in one line that names the file', () => {
  const bad = { imageDetails: [image(1, 1), { ...image(2, 1), imagePushedAt: 'soon' }] };
  test.each<[string, string | object, string | RegExp]>([
    ['empty', '', 'bad.json: is empty'],
    ['not JSON', '{"rules": [', /^bad.json: is not JSON \(.*\)$/],
    ['a template', { Resources: {} }, 'bad.json: is a CloudFormation template; give it with --template'],
    ['an answer without text', { lifecyclePolicyText: {} }, /^bad.json: lifecyclePolicyText must be a string/],
    ['no rules', { rules: [] }, /^bad.json: rules must be a list of at least one rule/],
    ['a count of 0', { rules: [rule(1, { tagStatus: 'any', countNumber: 0 })] }, /^bad.json: rules\[0\].selection.countNumber must be a whole number from 1, got 0$/],
    ['two problems', { rules: [rule(0, { tagStatus: 'any', countNumber: 0, countUnit: 'days' })] }, /^bad.json: .* \(and 1 more\)$/],
    ['an array', [], /^bad.json: the text of a policy must be an object/],
  ])('a policy that is %s', async (_, content, message) => {
    expect(await problem('preview', '--policy', folder.file('bad.json', content), '--images', images)).toMatch(message);
  });

  test.each<[string, string | object, string | RegExp]>([
    ['empty', ' \n', 'bad.json: is empty'],
    ['not JSON', 'imageDetails', /^bad.json: .*must be JSON/],
    ['something else', { repositories: [] }, /^bad.json: .*describe-images/],
    ['null', 'null', /^bad.json: .*describe-images/],
    ['with a bad date', bad, /^bad.json: .*image 2: imagePushedAt must be .* got "soon"/],
    ['the same twice', { imageDetails: [image(1, 1), image(1, 1)] }, /^bad.json: lists sha256:0+1 again$/],
    ['of two repositories', { imageDetails: [image(1, 1), { ...image(2, 1), repositoryName: 'b' }] }, /^bad.json: holds images of b, but bad.json of shop/],
  ])('images that are %s', async (_, content, message) => {
    expect(await problem('preview', '--policy', policy, '--images', folder.file('bad.json', content))).toMatch(message);
  });

  test('pages that overlap', async () => {
    const page = folder.file('page.json', { imageDetails: [image(1, 1)] });
    expect(await problem('preview', '--policy', policy, '--images', images, page)).toMatch(/^page.json: lists sha256:0+1 again, which is in images.json too$/);
  });

  test.each<[string, string | object, string | RegExp]>([
    ['something else', {}, /^bad.json: must be what 'aws ecr batch-get-image' prints/],
    ['no JSON within', { images: [{ imageId: { imageDigest: 'sha256:1' }, imageManifest: '{' }] }, /^bad.json: image 1 must have/],
    ['null within', { images: [null] }, /^bad.json: image 1 must have/],
  ])('manifests that are %s', async (_, content, message) => {
    expect(await problem('preview', '--policy', policy, '--images', images, '--manifests', folder.file('bad.json', content))).toMatch(message);
  });

  test.each<[string, string | object, string | RegExp]>([
    ['without resources', {}, 'bad.json: is not a CloudFormation template: it has no Resources'],
    ['neither JSON nor YAML', 'Resources: {A: 1\n', /^bad.json: is neither JSON nor YAML \(line 2, column 1: .*\)$/],
    ['of two documents', 'Resources: {}\n---\nResources: {}\n', /^bad.json: is neither JSON nor YAML \(line 2, column 1: a template is one document/],
    ['some text', 'hello', 'bad.json: is not a CloudFormation template: it has no Resources'],
    ['binary', '\u0000\u0001', 'bad.json: is not text'],
    ['nested too deeply', `{"Resources":${'['.repeat(201)}${']'.repeat(201)}}`, 'bad.json: is nested more than 200 levels deep'],
    ['cut off', '{', /^bad.json: is not JSON \(/],
    ['empty', ' ', 'bad.json: is empty'],
    ['without policies', { Resources: { A: { Type: 'AWS::ECR::Repository', Properties: {} }, B: null } }, /^bad.json: has no repository or creation template/],
    ['null', 'null', /^bad.json: is not a CloudFormation template/],
  ])('a template that is %s', async (_, content, message) => {
    expect(await problem('preview', '--template', folder.file('bad.json', content), '--images', images)).toMatch(message);
  });

  test('missing files, and folders', async () => {
    expect(await problem('preview', '--policy', folder.at('gone'), '--images', images)).toBe('gone: there is no such file');
    expect(await problem('preview', '--policy', policy, '--images', folder.at('folder'))).toBe('folder: is a folder, not a file');
    expect(await problem('preview', '--policy', policy, '--images', images, '--html', folder.at('gone/page.html')))
      .toBe('gone/page.html: cannot be written: there is no such file');
  });
});

test('fails instead of overwriting a file that it reads', async () => {
  for (const input of [policy, images]) {
    const before = readFileSync(input, 'utf-8');
    expect(await problem('preview', '--policy', policy, '--images', images, '--html', input)).toMatch(/^--html would overwrite/);
    expect(readFileSync(input, 'utf-8')).toBe(before);
  }
});

describe('text of files is data', () => {
  const tag = 'v1\u001b[2J\u202egnp\n\u0007';
  const hostile = folder.file('hostile.json', { imageDetails: [image(1, 1, ['x']), image(2, 2, [tag])] });
  const described = folder.file('described.json', { rules: [rule(1, { tagStatus: 'any' }, { description: '\u001b]0;x\u0007\u009b31m' })] });

  test('control characters of tags and descriptions are escaped, not sent to the terminal', async () => {
    const { out } = await cdkEcr(['preview', '--policy', described, '--images', hostile]);

    expect(out).toContain('v1\\u001b[2J\\u202egnp\\u000a\\u0007');
    // eslint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  test('messages are one line for any file name', async () => {
    expect(await problem('preview', '--policy', 'a\nb\u001b[2J', '--images', images)).toBe('a\\u000ab\\u001b[2J: there is no such file');
  });

  test('JSON has tags unchanged, without control characters in its text', async () => {
    const { out } = await cdkEcr(['preview', '--policy', described, '--images', hostile, '--json']);

    expect(JSON.parse(out).images[1].tags).toEqual([tag]);
    // eslint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('help and version', () => {
  test.each([['--help'], ['-h'], ['help'], ['preview', '--help']])('%s explains the command', async (...argv) => {
    expect(await cdkEcr(argv)).toMatchObject({ code: 0, out: expect.stringMatching(/cdk-ecr preview --policy FILE/), err: '' });
  });

  test('--version prints the version of the package', async () => {
    expect(await cdkEcr(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });
});
