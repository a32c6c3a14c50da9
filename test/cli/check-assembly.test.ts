import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnPullThroughCacheRule, CfnRegistryScanningConfiguration, CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { App, CfnStack, NestedStack, Stack, Stage } from 'aws-cdk-lib/core';
import { cdkEcr, Folder } from './support';

const folder = new Folder();

/** Synthesizes to a new folder, in which the test works like a user. */
function synth(name: string, build: (app: App) => void, context: Record<string, unknown> = {}): string {
  const app = new App({ outdir: folder.at(name), context });
  build(app);
  app.synth();
  return folder.at(name);
}

async function problemsIn(...argv: string[]) {
  const { code, out, err } = await cdkEcr(['check', ...argv, '--json']);
  expect(code).toBeLessThan(2);
  const problems: { template: string; code: string }[] = JSON.parse(out).problems;
  return { err, found: problems.map(({ template, code: problem }) => [template.slice(folder.path.length + 1), problem]) };
}

describe.each([['with the metadata of the cdk CLI', { 'aws:cdk:enable-asset-metadata': true }], ['without', {}]])('%s', (name, context) => {
  const root = synth(`assembly ${name}`, (app) => {
    const stack = new Stack(app, 'Plain');
    new CfnRepository(stack, 'Bad', { repositoryName: 'Bad' });
    const nested = new NestedStack(stack, 'Nested');
    new CfnRepository(nested, 'Bad', { repositoryName: 'Bad' });
    new CfnRepository(new NestedStack(nested, 'Deeper'), 'Bad', { repositoryName: 'Bad' });
    new Stack(app, 'Empty');
    const stage = new Stage(app, 'Prod', { env: { account: '123456789012', region: 'eu-west-1' } });
    new CfnRepository(new NestedStack(new Stack(stage, 'Stack'), 'Nested'), 'Bad', { repositoryName: 'Bad' });
    new CfnRepository(new Stack(new Stage(stage, 'Inner'), 'Stack'), 'Bad', { repositoryName: 'Bad' });
  }, context);

  test('stacks, stages and nested stacks are checked', async () => {
    const { found, err } = await problemsIn(root);

    expect(err).toBe('');
    expect(found.map(([template]) => template.slice(`assembly ${name}/`.length)).sort()).toEqual([
      expect.stringMatching(/^Plain\.template\.json$/),
      expect.stringMatching(/^PlainNested\w+\.nested\.template\.json$/),
      expect.stringMatching(/^PlainNestedDeeper\w+\.nested\.template\.json$/),
      expect.stringMatching(/^assembly-Prod\/ProdStackNested\w+\.nested\.template\.json$/),
      expect.stringMatching(/^assembly-Prod\/assembly-Prod-Inner\/ProdInnerStack\w+\.template\.json$/),
    ]);
  });

  test('a template that is missing fails, a nested one is noted', async () => {
    const [file] = (await problemsIn(root)).found.map(([template]) => template).filter((template) => /ProdStackNested/.test(template));
    const text = readFileSync(folder.at(file));
    rmSync(folder.at(file));
    expect((await problemsIn(root)).err).toMatch(/^note: .*ProdStack\w+\.template\.json: the template of the nested stack Nested\w+ is not in .*, so it is not checked\n$/);
    writeFileSync(folder.at(file), text);

    const whole = readFileSync(join(root, 'Plain.template.json'));
    rmSync(join(root, 'Plain.template.json'));
    expect(await cdkEcr(['check', root])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/Plain\.template\.json: there is no such file\n$/) });
    writeFileSync(join(root, 'Plain.template.json'), whole);
  });
});

describe('environments', () => {
  const key = { encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab' } };

  test('are those of the stacks, and of nested stacks those of their parents', async () => {
    const root = synth('environments', (app) => {
      const stack = new Stack(app, 'There', { env: { account: '123456789012', region: 'us-east-1' } });
      new CfnRepository(new NestedStack(stack, 'Nested'), 'Repo', key);
      new CfnRepository(new Stack(app, 'Here', { env: { account: '123456789012', region: 'eu-west-1' } }), 'Repo', key);
      new CfnRepository(new Stack(app, 'Anywhere'), 'Repo', key);
    });
    const nested = [expect.stringMatching(/^environments\/ThereNested/), 'EncryptionKeyInOtherRegion'];

    expect((await problemsIn(root)).found).toEqual([nested]);
    expect((await problemsIn(root, '--region', 'eu-west-1')).found).toEqual([nested]);
    expect((await problemsIn(root, '--region', 'us-east-1')).found).toEqual([nested, ['environments/Anywhere.template.json', 'EncryptionKeyInOtherRegion']]);
  });

  test('two stacks of an assembly must not both define what an account has once in a region', async () => {
    const root = synth('twice', (app) => {
      for (const id of ['A', 'B']) {
        new CfnRegistryScanningConfiguration(new Stack(app, id, { env: { account: '123456789012', region: 'eu-west-1' } }), 'Scanning', { scanType: 'BASIC', rules: [] });
      }
      new CfnRegistryScanningConfiguration(new Stack(app, 'C', { env: { account: '123456789012', region: 'us-east-1' } }), 'Scanning', { scanType: 'BASIC', rules: [] });
    });

    expect((await problemsIn(root)).found.map(([template]) => template)).toEqual([expect.stringMatching(/^twice\/[AB]\.template\.json$/)]);
  });

  test('two assemblies are independent', async () => {
    const roots = ['left', 'right'].map((name) => synth(name, (app) => {
      new CfnPullThroughCacheRule(new Stack(app, 'A', { env: { account: '123456789012', region: 'eu-west-1' } }), 'Rule', { ecrRepositoryPrefix: 'k8s', upstreamRegistryUrl: 'registry.k8s.io' });
    }));

    expect((await problemsIn(...roots)).found).toEqual([]);
  });
});

test('a template that two nested stacks share is checked once', async () => {
  const root = synth('shared', (app) => {
    const stack = new Stack(app, 'Stack');
    for (const id of ['A', 'B']) {
      new CfnStack(stack, id, { templateUrl: 'https://example.com/x.json' }).addMetadata('aws:asset:path', 'shared.json');
    }
  });
  writeFileSync(join(root, 'shared.json'), JSON.stringify({ Resources: { Repo: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'Bad' } } } }));

  expect((await problemsIn(root)).found).toEqual([['shared/shared.json', 'InvalidRepositoryName']]);
});

test('a nested stack from elsewhere is noted, and nothing is fetched', async () => {
  const root = synth('foreign', (app) => {
    new CfnStack(new Stack(app, 'Stack'), 'Foreign', { templateUrl: 'https://example.com/x.json' });
  });

  expect((await problemsIn(root)).err).toMatch(/^note: .*Stack\.template\.json: the template of the nested stack Foreign is not in .*foreign, so it is not checked\n$/);
});

describe('hostile assemblies', () => {
  function manifest(name: string, artifacts: unknown): string {
    mkdirSync(folder.at(name), { recursive: true });
    writeFileSync(join(folder.at(name), 'manifest.json'), JSON.stringify({ version: '1.0.0', artifacts }));
    return folder.at(name);
  }
  const stack = (templateFile: unknown) => ({ Stack: { type: 'aws:cloudformation:stack', environment: 'aws://x', properties: { templateFile } } });
  const stage = (directoryName: unknown) => ({ Stage: { type: 'cdk:cloud-assembly', properties: { directoryName } } });

  test.each<[string, unknown, RegExp]>([
    ['a template outside', stack('../bad.json'), /names \.\.\/bad\.json, which is outside of/],
    ['a template far outside', stack('/etc/passwd'), /names \/etc\/passwd, which is outside of/],
    ['a stage outside', stage('../..'), /names \.\.\/\.\., which is outside of/],
    ['itself as a stage', stage('.'), /names \., which is outside of/],
    ['artifacts that are a list', [], /manifest\.json: is not the manifest of a cloud assembly/],
    ['a folder as template', stack('sub'), /sub: is a folder, not a file/],
  ])('with %s end in a line', async (name, artifacts, message) => {
    const root = manifest(name, artifacts);
    mkdirSync(join(root, 'sub'), { recursive: true });
    const { code, out, err } = await cdkEcr(['check', root]);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err.split('\n')).toHaveLength(2);
  });

  test.each<[string, unknown]>([
    ['no artifacts', undefined],
    ['a template that is a number', stack(1)],
    ['null', { A: null, B: { type: 'aws:cloudformation:stack' } }],
    ['an asset manifest outside', { A: { type: 'cdk:asset-manifest', properties: { file: '../../x.json' } } }],
  ])('with %s are fine', async (name, artifacts) => {
    expect(await cdkEcr(['check', manifest(`odd ${name}`, artifacts)])).toEqual({ code: 0, out: 'no problems: 0 ECR resources in 0 templates\n', err: '' });
  });

  test('with stages that name each other end', async () => {
    const root = manifest('circle', stage('a'));
    manifest('circle/a', stage('../a'));

    expect(await cdkEcr(['check', root])).toMatchObject({ code: 0 });
  });

  test('that are not JSON end in a line', async () => {
    const root = manifest('broken', {});
    writeFileSync(join(root, 'manifest.json'), '{');

    expect(await cdkEcr(['check', root])).toMatchObject({ code: 2, err: expect.stringMatching(/broken\/manifest\.json: is not JSON/) });
  });
});
