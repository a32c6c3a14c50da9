import { App, Aws, Fn, Lazy, Stack } from 'aws-cdk-lib/core';
import { ACCOUNT, agnosticStack, HERE, importedSecret, newRule, newStack, OTHER, problemsIn, rendered, warningsIn } from './support';
import { UpstreamRegistry } from '../../src';

const thrown = (name: string, message: string | RegExp) => expect.objectContaining({
  name, message: typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
});
const secretFor = (stack: Stack) => importedSecret(stack);

test.each<[string, (stack: Stack) => UpstreamRegistry]>([
  ['public.ecr.aws', () => UpstreamRegistry.ecrPublic()],
  ['registry.k8s.io', () => UpstreamRegistry.kubernetes()],
  ['quay.io', () => UpstreamRegistry.quay()],
  ['registry-1.docker.io', (stack) => UpstreamRegistry.dockerHub(secretFor(stack))],
  ['ghcr.io', (stack) => UpstreamRegistry.gitHub(secretFor(stack))],
  ['registry.gitlab.com', (stack) => UpstreamRegistry.gitLab(secretFor(stack))],
  ['contoso.azurecr.io', (stack) => UpstreamRegistry.azure('contoso', secretFor(stack))],
  ['cgr.dev', (stack) => UpstreamRegistry.chainguard(secretFor(stack))],
  ['444455556666.dkr.ecr.eu-west-1.amazonaws.com', () => UpstreamRegistry.privateEcr({ account: '444455556666', region: 'eu-west-1' })],
])('%s has a method, and synthesizes without a warning', (url, upstreamIn) => {
  const stack = newStack();
  const rule = newRule({ upstream: upstreamIn(stack) }, stack);
  expect(rule.upstreamRegistryUrl).toBe(url);
  expect(warningsIn(stack)).toEqual([]);
});

describe('any other registry', () => {
  test.each<[unknown, string]>([
    ['https://quay.io', ': leave out the scheme'],
    ['quay.io/', ': leave out the "/" at the end'],
    ['quay.io/argoproj', ': leave out what follows the host'],
    ['quay.io:443', ': leave out the port'],
    ['Quay.io', ': write it in lowercase'],
    ['quay', 'got "quay"'],
    ['-quay.io', 'got "-quay.io"'],
    ['quay..io', 'got "quay..io"'],
    [' quay.io', 'got " quay.io"'],
    [`${'a'.repeat(250)}.com`, '(254 characters)'],
    ['', 'got ""'],
    [undefined, 'got undefined'],
    [null, 'got null'],
    [17, 'got 17'],
    [`https://${Fn.importValue('Host')}`, ': leave out the scheme'],
  ])('fails for %s', (url, message) => {
    expect(() => UpstreamRegistry.of(url as string)).toThrow(thrown('InvalidUpstreamUrl', message));
  });

  test.each<[string, string]>([
    ['docker.io', ': use UpstreamRegistry.dockerHub, whose host is "registry-1.docker.io"'],
    ['index.docker.io', 'UpstreamRegistry.dockerHub'],
    ['hub.docker.com', 'UpstreamRegistry.dockerHub'],
    ['registry.hub.docker.com', 'UpstreamRegistry.dockerHub'],
    ['gallery.ecr.aws', 'UpstreamRegistry.ecrPublic'],
    ['ecr-public.aws.com', 'UpstreamRegistry.ecrPublic'],
    ['k8s.gcr.io', 'UpstreamRegistry.kubernetes'],
    ['docker.pkg.github.com', 'UpstreamRegistry.gitHub'],
    ['gitlab.com', 'UpstreamRegistry.gitLab'],
    ['azurecr.io', 'UpstreamRegistry.azure'],
    ['contoso.eastus.data.azurecr.io', 'UpstreamRegistry.azure'],
    ['images.chainguard.dev', 'UpstreamRegistry.chainguard'],
    ['444455556666.dkr.ecr-fips.us-east-1.amazonaws.com', 'UpstreamRegistry.privateEcr'],
    ['444455556666.dkr-ecr.us-east-1.on.aws', 'UpstreamRegistry.privateEcr'],
    ['444455556666.dkr.ecr.us-east-1.amazonaws.com.cn', 'UpstreamRegistry.privateEcr'],
    ['gcr.io', /"gcr.io"$/.source],
    ['eu.gcr.io', 'got "eu.gcr.io"'],
    ['us-docker.pkg.dev', 'got "us-docker.pkg.dev"'],
    ['mcr.microsoft.com', 'got "mcr.microsoft.com"'],
    ['nvcr.io', 'got "nvcr.io"'],
    ['registry.gitlab.example.com', 'got "registry.gitlab.example.com"'],
    ['acme.jfrog.io', 'got "acme.jfrog.io"'],
    ['artifactory.example.com', 'got "artifactory.example.com"'],
  ])('fails for %s, which ECR does not pull from', (url, message) => {
    expect(() => UpstreamRegistry.of(url)).toThrow(thrown('UnsupportedUpstream', new RegExp(message)));
  });

  test('is warned about when it is not known', () => {
    const stack = newStack();
    newRule({ upstream: UpstreamRegistry.of('registry.new.example') }, stack);
    expect(warningsIn(stack)).toEqual([expect.stringContaining('upstream "registry.new.example" is not among the registries that ECR was known to pull from')]);
  });

  test('may have no options, as untyped callers pass it', () => {
    const stack = newStack();
    newRule({ upstream: UpstreamRegistry.of('quay.io', null as any) }, stack);
    expect(problemsIn(stack)).toEqual([]);
  });

  test('may take a secret, a role or nothing when it is not known', () => {
    const stack = newStack();
    newRule({ upstream: UpstreamRegistry.of('registry.new.example', { secret: secretFor(stack) }) }, stack);
    expect(problemsIn(stack)).toEqual([]);
  });

  test.each([Fn.importValue('Host'), `${Fn.importValue('Name')}.example`])('may be known to the deployment only', (url) => {
    const stack = newStack();
    newRule({ upstream: UpstreamRegistry.of(url) }, stack);
    expect(problemsIn(stack)).toEqual([]);
    expect(warningsIn(stack)).toEqual([]);
  });

  test('fails at synthesis when a token turns out to be one that ECR does not pull from', () => {
    const stack = newStack();
    newRule({ upstream: UpstreamRegistry.of(Lazy.string({ produce: () => 'gcr.io' })) }, stack);
    expect(problemsIn(stack)).toEqual([expect.stringContaining('UnsupportedUpstream: upstream must be a registry that ECR can pull from, got "gcr.io"')]);
  });
});

describe('the name of a registry', () => {
  test.each(['dockerhub', 'Docker-Hub', '', 17])('fails to be %j', (registry) => {
    expect(() => UpstreamRegistry.of('quay.io', { registry: registry as string })).toThrow(thrown('InvalidUpstreamName', /^registry must be one of ecr-public, k8s, .*: leave it out/));
  });

  test('goes into the template when it is given', () => {
    expect(rendered({ upstream: UpstreamRegistry.of('quay.io', { registry: 'quay' }) })).toEqual({
      EcrRepositoryPrefix: 'quay', UpstreamRegistryUrl: 'quay.io', UpstreamRegistry: 'quay',
    });
  });

  test('fails to contradict a registry with a secret', () => {
    const stack = newStack();
    expect(() => newRule({ upstream: UpstreamRegistry.of('ghcr.io', { registry: 'docker-hub', secret: secretFor(stack) }) }, stack))
      .toThrow(thrown('InvalidUpstreamName', 'registry must be "github-container-registry" for "ghcr.io", got "docker-hub": leave it out'));
  });

  test.each<[string, number]>([['docker-hub', 1], ['quay', 0]])('%s is warned about %d times for quay.io', (registry, count) => {
    const stack = newStack();
    newRule({ upstream: UpstreamRegistry.of('quay.io', { registry }) }, stack);
    expect(warningsIn(stack).filter((text) => text.includes('cdk-ecr:contradictingUpstream'))).toHaveLength(count);
  });
});

describe('a registry of Azure', () => {
  test.each([undefined, '', 'Contoso', 'contoso.azurecr.io', 'a b', '-a'])('fails for the name %j', (name) => {
    expect(() => UpstreamRegistry.azure(name as string, secretFor(newStack()))).toThrow(thrown('InvalidUpstreamUrl', /^registryName must be the name of a registry of Azure/));
  });

  test('may have a name that is known only at deployment', () => {
    const stack = newStack();
    newRule({ upstream: UpstreamRegistry.azure(Fn.importValue('Name'), secretFor(stack)) }, stack);
    expect(problemsIn(stack)).toEqual([]);
  });
});

describe('a private registry of ECR', () => {
  test.each<[string, object, string, string]>([
    ['nothing', undefined as any, 'InvalidAccountId', 'account must be the 12 digits'],
    ['no account', { region: 'eu-west-1' }, 'InvalidAccountId', 'account must be the 12 digits'],
    ['a short account', { account: '1234', region: 'eu-west-1' }, 'InvalidAccountId', 'account must be the 12 digits'],
    ['no region', { account: OTHER.account }, 'InvalidRegion', 'region must be a region'],
    ['an availability zone', { account: OTHER.account, region: 'eu-west-1a' }, 'InvalidRegion', 'region must be a region'],
    ['the own account and region', HERE, 'UpstreamIsOwnRegistry', 'upstream must be another registry than the one of the cache rule'],
    ['another partition', { account: OTHER.account, region: 'cn-north-1' }, 'UpstreamInOtherPartition', 'partition of the cache rule, aws, got "cn-north-1", which is of aws-cn'],
  ])('fails with %s', (_, options, name, message) => {
    expect(() => newRule({ upstream: UpstreamRegistry.privateEcr(options as any) })).toThrow(thrown(name, message));
  });

  test('fails with an account and a region that no host has, each named once', () => {
    expect(() => newRule({ upstream: UpstreamRegistry.privateEcr({ account: 'My Account', region: 'My Region' }) })).toThrow(thrown('InvalidAccountId', new RegExp([
      '^2 problems:', '  - account must be the 12 digits .*', '  - region must be a region .*$',
    ].join('\n'))));
  });

  test.each<[string, string, string]>([
    ['44445555666.dkr.ecr.us-east-1.amazonaws.com', 'InvalidAccountId', 'the account in upstream must be the 12 digits of an AWS account id, got "44445555666"'],
    ['444455556666.dkr.ecr.us-east-1a.amazonaws.com', 'InvalidRegion', 'the region in upstream must be a region such as "eu-west-1", got "us-east-1a"'],
  ])('fails as the host %s', (host, name, message) => {
    expect(() => newRule({ upstream: UpstreamRegistry.of(host) })).toThrow(thrown(name, message));
  });

  test('may be a host that is partly known to the deployment only', () => {
    const stack = newStack();
    newRule({ upstream: UpstreamRegistry.of(`${Fn.importValue('Account')}.dkr.ecr.${Fn.importValue('Region')}.amazonaws.com`) }, stack);
    expect(problemsIn(stack)).toEqual([]);
  });

  test.each<[string, Stack, object]>([
    ['its tokens', agnosticStack(), { account: Aws.ACCOUNT_ID, region: Aws.REGION }],
    ['a literal and a token', newStack({ account: ACCOUNT }), { account: ACCOUNT, region: Aws.REGION }],
  ])('fails with the own account and region as %s', (_, stack, options) => {
    newRule({ upstream: UpstreamRegistry.privateEcr(options as any) }, stack);
    expect(problemsIn(stack)).toEqual([expect.stringContaining('UpstreamIsOwnRegistry: upstream must be another registry')]);
  });

  test.each<[string, object, object]>([
    ['another region', HERE, { account: ACCOUNT, region: 'us-west-2' }],
    ['another region, by the tokens of the account', {}, { account: Aws.ACCOUNT_ID, region: 'us-west-2' }],
    ['a region that is known only at deployment', HERE, { account: ACCOUNT, region: Fn.importValue('Region') }],
    ['an account that is known only at deployment', HERE, { account: Fn.importValue('Account'), region: 'us-east-1' }],
    ['an account that is made up, in an app of such accounts', { account: 'test', region: 'test' }, { account: 'other', region: 'elsewhere' }],
  ])('is accepted with %s', (_, env, options) => {
    const stack = new Stack(new App(), 'Stack', { env });
    newRule({ upstream: UpstreamRegistry.privateEcr(options as any) }, stack);
    expect(problemsIn(stack)).toEqual([]);
  });

  test('of China has the domain of China', () => {
    const stack = newStack({ account: ACCOUNT, region: 'cn-north-1' });
    expect(newRule({ upstream: UpstreamRegistry.privateEcr({ account: ACCOUNT, region: 'cn-northwest-1' }) }, stack).upstreamRegistryUrl)
      .toBe('111122223333.dkr.ecr.cn-northwest-1.amazonaws.com.cn');
  });

  test('may be given by its host', () => {
    expect(() => newRule({ upstream: UpstreamRegistry.of('111122223333.dkr.ecr.us-east-1.amazonaws.com') })).toThrow(thrown('UpstreamIsOwnRegistry', 'its own account and region'));
    expect(rendered({ upstream: UpstreamRegistry.of('111122223333.dkr.ecr.us-west-2.amazonaws.com') })).toEqual({
      EcrRepositoryPrefix: 'quay', UpstreamRegistryUrl: '111122223333.dkr.ecr.us-west-2.amazonaws.com',
    });
  });
});
