import { Fn } from 'aws-cdk-lib/core';
import { ACCOUNT, SECRET_ARN } from './support';
import { checkTemplateProperties, templatePropertyWarnings } from '../../src/core/template-property-checks';
import { CACHE_RULE_CHECKS } from '../../src/pull-through-cache/cache-rule-checks';

/*
 * Rules in templates from other sources: each problem in full, because the reader sees nothing else.
 */
const HERE = { account: ACCOUNT, region: 'us-east-1' };
const QUAY = { EcrRepositoryPrefix: 'quay', UpstreamRegistryUrl: 'quay.io' };
const HUB = { EcrRepositoryPrefix: 'hub', UpstreamRegistryUrl: 'registry-1.docker.io', CredentialArn: SECRET_ARN };
const problemsOf = (properties: object, environment: object = HERE) => checkTemplateProperties(CACHE_RULE_CHECKS, properties, environment).map(({ code, message }) => `${code}: ${message}`);
/** What is known only at deployment. */
const LATER = Fn.importValue('Name');
const URL = 'Properties.UpstreamRegistryUrl';
const secret = (name: string) => SECRET_ARN.replace(/ecr-pullthroughcache.*/, name);

test.each<[object]>([
  [QUAY],
  [HUB],
  [{ ...HUB, UpstreamRegistry: 'docker-hub' }],
  [{ ...QUAY, UpstreamRegistryUrl: { Ref: 'Url' } }],
  [{ ...QUAY, UpstreamRegistryUrl: '$HOST' }],
  [{ ...HUB, CredentialArn: secret(`ecr-pullthroughcache/${'a'.repeat(612 - 84)}-Ab12Cd`).slice(0, 612) }],
  [{ ...QUAY, UpstreamRegistryUrl: `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com` }],
  [{ ...QUAY, UpstreamRegistryUrl: '444455556666.dkr.ecr.us-east-1.amazonaws.com', CustomRoleArn: `arn:aws:iam::${ACCOUNT}:role/pull` }],
])('nothing is wrong with %j', (properties) => expect(problemsOf(properties)).toEqual([]));

test.each<[string, string]>([
  ['https://quay.io', ': leave out the scheme'],
  ['quay.io/argoproj', ': leave out what follows the host; a part of the registry is named by upstreamRepositoryPrefix'],
  ['quay.io/', ': leave out the "/" at the end'],
  ['quay.io:443', ': leave out the port'],
  ['Quay.io', ': write it in lowercase'],
  ['quay.io:latest', ''],
  ['quay', ''],
  ['quay_io', ''],
])('the URL %s is not a host', (url, fix) => {
  expect(problemsOf({ ...QUAY, UpstreamRegistryUrl: url })).toEqual([`InvalidUpstreamUrl: ${URL} must be the host of a registry, such as "quay.io", got "${url}"${fix}`]);
});

test.each<[string, unknown, string]>([
  ['a number', 5, '5'],
  ['a list of a URL', ['quay.io'], "[ 'quay.io' ]"],
  ['a list of a URL with a scheme', ['https://quay.io'], "[ 'https://quay.io' ]"],
])('%s is not a host', (_, url, shown) => {
  expect(problemsOf({ ...QUAY, UpstreamRegistryUrl: url })).toEqual([`InvalidUpstreamUrl: ${URL} must be the host of a registry, such as "quay.io", got ${shown}`]);
});

test('a URL that is not a host is not warned about as an unknown registry', () => {
  expect(templatePropertyWarnings(CACHE_RULE_CHECKS, { ...QUAY, UpstreamRegistryUrl: 'https://registry.example.com' }, HERE)).toEqual([]);
});

test('a URL that is partly known has no scheme', () => {
  expect(problemsOf({ ...QUAY, UpstreamRegistryUrl: 'https://$HOST' })).toEqual([
    `InvalidUpstreamUrl: ${URL} must be the host of a registry, such as "quay.io", got "https://$HOST": leave out the scheme`,
  ]);
});

describe('a registry of ECR', () => {
  const other = { ...QUAY, UpstreamRegistryUrl: '444455556666.dkr.ecr.us-east-1.amazonaws.com' };

  test('of another account needs a role', () => {
    expect(problemsOf(other)).toEqual([
      'UpstreamRoleRequired: Properties.CustomRoleArn must be given for a registry of another account, "444455556666": a role that trusts pullthroughcache.ecr.amazonaws.com',
    ]);
  });

  test('may need none where the account of the rule is not known', () => {
    expect(problemsOf(other, { region: 'us-east-1' })).toEqual([]);
  });

  test('needs none for an account that is known only at deployment', () => {
    expect(problemsOf({ ...QUAY, UpstreamRegistryUrl: '$ACCOUNT.dkr.ecr.us-east-1.amazonaws.com' })).toEqual([]);
  });

  test('has an account of 12 digits in its host', () => {
    expect(problemsOf({ ...other, UpstreamRegistryUrl: '4444 5555.dkr.ecr.us-east-1.amazonaws.com', CustomRoleArn: `arn:aws:iam::${ACCOUNT}:role/pull` }))
      .toEqual([expect.stringContaining(`InvalidUpstreamUrl: ${URL} must be the host of a registry`)]);
    expect(problemsOf({ ...QUAY, UpstreamRegistryUrl: '4444.dkr.ecr.us-east-1.amazonaws.com' })[0]).toContain(`the account in ${URL}`);
  });
});

test('a name that contradicts the URL is rejected for registries with a secret, and warned about for others', () => {
  expect(problemsOf({ ...HUB, UpstreamRegistry: 'quay' })).toEqual([
    'InvalidUpstreamName: Properties.UpstreamRegistry must be "docker-hub" for "registry-1.docker.io", got "quay": leave it out',
  ]);
  expect(problemsOf({ ...QUAY, UpstreamRegistry: 'docker-hub' })).toEqual([]);
  expect(templatePropertyWarnings(CACHE_RULE_CHECKS, { ...QUAY, UpstreamRegistry: 'docker-hub' }, HERE).map(({ id, message }) => `${id}: ${message}`)).toEqual([
    'cdk-ecr:contradictingUpstream: Properties.UpstreamRegistry should be "quay" for "quay.io", got "docker-hub": leave it out',
  ]);
});

test('a registry that is not known is warned about', () => {
  expect(templatePropertyWarnings(CACHE_RULE_CHECKS, { ...QUAY, UpstreamRegistryUrl: 'registry.example.com' }, HERE).map(({ id, message }) => `${id}: ${message}`)).toEqual([
    `cdk-ecr:unknownUpstream: ${URL} "registry.example.com" is not among the registries that ECR was known to pull from in autumn 2026: check that ECR supports it before you deploy`,
  ]);
});

test('a secret and a role exclude each other, and an open registry takes neither', () => {
  expect(problemsOf({ ...HUB, CustomRoleArn: `arn:aws:iam::${ACCOUNT}:role/pull` })).toEqual([
    'UpstreamCredentialNotAccepted: Properties.CredentialArn and Properties.CustomRoleArn must not be given together: leave out one',
  ]);
  expect(problemsOf({ ...QUAY, CredentialArn: SECRET_ARN })).toEqual([
    'UpstreamCredentialNotAccepted: Properties.CredentialArn must not be given for the upstream registry quay, which takes no credential: leave it out',
  ]);
});

describe('the ARN of a secret', () => {
  const inSecret = (CredentialArn: string) => problemsOf({ ...HUB, CredentialArn });

  test('has 50 to 612 characters', () => {
    const length = (characters: number) => secret(`ecr-pullthroughcache/${'a'.repeat(characters - secret('ecr-pullthroughcache/').length)}`);
    expect(length(613)).toHaveLength(613);
    expect(inSecret(length(612))).toEqual([]);
    expect(inSecret(length(613))).toEqual(['InvalidUpstreamSecret: Properties.CredentialArn must have an ARN of 50 to 612 characters, has 613']);
  });

  test('is that of a secret, in the account and region of the rule', () => {
    expect(inSecret(SECRET_ARN.replace(':secret:', ':other:'))[0]).toContain('InvalidUpstreamSecret: Properties.CredentialArn must be the ARN of a secret');
    expect(inSecret(SECRET_ARN.replace('us-east-1:111122223333', 'eu-west-1:444455556666'))).toEqual([
      'UpstreamSecretElsewhere: Properties.CredentialArn must be in the account and region of the cache rule, got one in region "eu-west-1" and account "444455556666": copy the secret there',
    ]);
  });

  test('may end before the six characters that Secrets Manager adds, which is warned about if there is room for them', () => {
    const partial = (characters: number) => secret(`ecr-pullthroughcache/${'a'.repeat(characters - secret('ecr-pullthroughcache/').length)}`);
    const warningsOf = (CredentialArn: string) => templatePropertyWarnings(CACHE_RULE_CHECKS, { ...HUB, CredentialArn }, HERE).map(({ id }) => id);
    expect([605, 606].map((length) => warningsOf(partial(length)))).toEqual([['cdk-ecr:partialSecretArn'], []]);
    expect(warningsOf(secret(`ecr-pullthroughcache/${LATER}`))).toEqual([]);
  });

  test('may have a name that is known later', () => {
    expect(inSecret(secret(LATER))).toEqual([]);
  });

  test('has the name that ECR asks for', () => {
    expect(inSecret(secret('docker-hub-Ab12Cd'))).toEqual([
      'InvalidUpstreamSecret: Properties.CredentialArn must be a secret whose name begins with "ecr-pullthroughcache/", got "docker-hub-Ab12Cd"',
    ]);
    expect(inSecret(secret(`team-${LATER}`))).toEqual([expect.stringMatching(/got "team-…"$/)]);
    expect(inSecret(secret('').slice(0, -1))).toEqual([expect.stringMatching(/got ""$/)]);
  });
});
