import { Aws } from 'aws-cdk-lib/core';
import { withoutTokens } from '../../src/core/tokens';
import { domainOf, findUpstream, REGISTRY_NAMES, whyUnsupported } from '../../src/pull-through-cache/known-upstreams';

test('the registries have the names of CloudFormation', () => {
  expect([...REGISTRY_NAMES].sort()).toEqual([
    'azure-container-registry', 'chainguard', 'docker-hub', 'ecr', 'ecr-public', 'github-container-registry', 'gitlab-container-registry', 'k8s', 'quay',
  ]);
});

test.each<[string, string | undefined, string | undefined]>([
  ['quay.io', 'quay', 'none'],
  ['xquay.io', undefined, undefined],
  ['quay.io.example', undefined, undefined],
  ['public.ecr.aws', 'ecr-public', 'none'],
  ['registry.k8s.io', 'k8s', 'none'],
  ['k8s.io', undefined, undefined],
  ['registry-1.docker.io', 'docker-hub', 'secret'],
  ['docker.io', undefined, undefined],
  ['ghcr.io', 'github-container-registry', 'secret'],
  ['registry.gitlab.com', 'gitlab-container-registry', 'secret'],
  ['cgr.dev', 'chainguard', 'secret'],
  ['a.azurecr.io', 'azure-container-registry', 'secret'],
  ['a-b1.azurecr.io', 'azure-container-registry', 'secret'],
  ['-a.azurecr.io', undefined, undefined],
  ['a-.azurecr.io', undefined, undefined],
  ['a.b.azurecr.io', undefined, undefined],
  ['azurecr.io', undefined, undefined],
  ['a.azurecr.io.example', undefined, undefined],
  ['444455556666.dkr.ecr.us-east-1.amazonaws.com', 'ecr', 'role'],
  ['444455556666.dkr.ecr.cn-north-1.amazonaws.com.cn', 'ecr', 'role'],
  ['444455556666.dkr.ecr.us-east-1.amazonaws.com.cn', undefined, undefined],
  ['444455556666.dkr.ecr.us-east-1.example.com', undefined, undefined],
  ['444455556666.dkr.ecr-fips.us-east-1.amazonaws.com', undefined, undefined],
  ['444455556666.dkr.ecr.xx-nowhere-1.amazonaws.com', 'ecr', 'role'],
  ['444455556666.dkr.ecr.test.amazonaws.com', 'ecr', 'role'],
  ['444455556666.dkr.ecr.test.example.com', undefined, undefined],
  ['x.444455556666.dkr.ecr.us-east-1.amazonaws.com', undefined, undefined],
])('%s is the registry %s, with the credential %s', (host, registry, credential) => {
  expect(findUpstream(host)).toEqual(registry === undefined ? undefined : expect.objectContaining({ registry, credential }));
});

test('a private registry of ECR has its account and region, as far as they are known', () => {
  expect(findUpstream('444455556666.dkr.ecr.eu-west-1.amazonaws.com')).toMatchObject({ account: '444455556666', region: 'eu-west-1' });
  expect(findUpstream(withoutTokens(`${Aws.ACCOUNT_ID}.dkr.ecr.eu-west-1.${Aws.URL_SUFFIX}`))).toMatchObject({ account: undefined, region: 'eu-west-1' });
  expect(findUpstream(withoutTokens(`444455556666.dkr.ecr.${Aws.REGION}.example.com`))).toMatchObject({ account: '444455556666', region: undefined });
});

test.each([['eu-west-1', 'amazonaws.com'], ['cn-north-1', 'amazonaws.com.cn'], ['xx-nowhere-1', 'amazonaws.com'], ['', 'amazonaws.com']])('the domain of the region "%s" is %s', (region, domain) => {
  expect(domainOf(region)).toBe(domain);
});

test.each([
  'docker.com', 'registry.docker.io', 'auth.docker.io', 'www.docker.com', 'index.docker.com', 'github.com', 'containers.pkg.github.com', 'chainguard.dev',
  'www.chainguard.dev', 'api.ecr.us-east-1.amazonaws.com', 'x.dkr.ecr.y', 'x.dkr-ecr.y', 'us.gcr.io', 'europe-west1-docker.pkg.dev', 'registry.redhat.io',
  'registry.access.redhat.com', 'docker.elastic.co', 'lscr.io', 'container-registry.oracle.com', 'de.icr.io', 'gitlab.example.com', 'nexus.example.com', 'harbor.example.com',
])('%s is known not to work', (host) => {
  expect(whyUnsupported(host)).toBeDefined();
});

test.each([
  'mydocker.io', 'docker.io.example', 'sub.github.com', 'notgitlab.com', 'mygitlab.example.com', 'gitlab', 'notazurecr.io', 'gcr.io.example', 'notgcr.io', 'pkg.dev.example',
  'x.mcr.microsoft.com', 'mcr.microsoft.com.example', 'xnvcr.io', 'notjfrog.io', 'k8s.gcr.io.example', 'xgallery.ecr.aws', 'xchainguard.dev', 'registry.hub.docker.com.example',
  'xecr-public.aws.com', 'xregistry.hub.docker.com',
])('nothing is known of %s', (host) => {
  expect([findUpstream(host), whyUnsupported(host)]).toEqual([undefined, undefined]);
});
