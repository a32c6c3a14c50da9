import * as kms from 'aws-cdk-lib/aws-kms';
import { AttachmentTargetType, CfnSecret, type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, CfnParameter, Fn, Lazy, SecretValue, Stack } from 'aws-cdk-lib/core';
import { agnosticStack, HERE, importedSecret, newRule, newStack, problemsIn, propertiesOf, SECRET_ARN, TYPE, warningsIn } from './support';
import { UpstreamRegistry } from '../../src';
import { secretContentWarnings } from '../../src/pull-through-cache/upstream-secret';

const NAME = 'ecr-pullthroughcache/docker-hub';
const rule = (stack: Stack, secret: ISecret) => newRule({ upstream: UpstreamRegistry.dockerHub(secret) }, stack);
const owned = (stack: Stack, props: object = {}) => new Secret(stack, 'Secret', { secretName: NAME, ...props });

test.each<[string, (stack: Stack) => ISecret, string, string]>([
  ['another name', (stack) => owned(stack, { secretName: 'docker-hub' }), 'InvalidUpstreamSecret',
    'secret must be a secret whose name begins with "ecr-pullthroughcache/", got "docker-hub"'],
  ['a name that begins otherwise', (stack) => owned(stack, { secretName: `team-${new CfnParameter(stack, 'P').valueAsString}` }), 'InvalidUpstreamSecret', 'got "team-'],
  ['the beginning of the prefix', (stack) => owned(stack, { secretName: 'ecr-pull' }), 'InvalidUpstreamSecret', 'got "ecr-pull"'],
  ['another name, imported by name', (stack) => Secret.fromSecretNameV2(stack, 'Secret', 'docker-hub'), 'InvalidUpstreamSecret', 'got "docker-hub"'],
  ['another name in its ARN', (stack) => importedSecret(stack, SECRET_ARN.replace('cache/', 'cache-')), 'InvalidUpstreamSecret', 'got "ecr-pullthroughcache-docker-hub"'],
  ['nothing after the prefix', (stack) => Secret.fromSecretPartialArn(stack, 'Secret', 'arn:aws:secretsmanager:us-east-1:111122223333:secret:ecr-pullthroughcache/'), 'InvalidUpstreamSecret', 'got "ecr-pullthroughcache/"'],
  ['another service', () => ({ secretArn: 'arn:aws:ssm:us-east-1:111122223333:parameter/ecr-pullthroughcache/docker-hub' }) as ISecret, 'InvalidUpstreamSecret', 'must be the ARN of a secret'],
  ['a name for its ARN', () => ({ secretArn: NAME }) as ISecret, 'InvalidUpstreamSecret', 'must be the ARN of a secret'],
  ['something else', () => 'hub' as any, 'InvalidUpstreamSecret', 'must be the ARN of a secret'],
  ['an object', () => ({}) as any, 'InvalidUpstreamSecret', 'must be a secret of aws-secretsmanager, got {}'],
  ['another region', (stack) => importedSecret(stack, SECRET_ARN.replace('us-east-1', 'eu-west-1')), 'UpstreamSecretElsewhere',
    'secret must be in the account and region of the cache rule, got one in region "eu-west-1": copy the secret there'],
  ['another account', (stack) => importedSecret(stack, SECRET_ARN.replace('111122223333', '444455556666')), 'UpstreamSecretElsewhere', 'got one in account "444455556666"'],
  ['another partition', (stack) => importedSecret(stack, SECRET_ARN.replace('arn:aws', 'arn:aws-cn')), 'UpstreamSecretElsewhere', 'got one in partition "aws-cn"'],
  ['another stack of another region', (stack) => owned(newStack({ ...HERE, region: 'eu-west-1' }, stack.node.root, 'There')), 'UpstreamSecretElsewhere', 'region "eu-west-1"'],
  ['a key of the app', (stack) => owned(stack, { encryptionKey: new kms.Key(stack, 'Key') }), 'UpstreamSecretKeyNotSupported',
    'secret must be encrypted with the default key aws/secretsmanager, got the key "Stack/Key": leave out encryptionKey of the secret'],
  ['a key that exists', (stack) => owned(stack, { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111122223333:key/1234') }), 'UpstreamSecretKeyNotSupported', 'key/1234'],
  ['an import with a key of the app', (stack) => Secret.fromSecretAttributes(stack, 'Secret', { secretCompleteArn: SECRET_ARN, encryptionKey: new kms.Key(stack, 'Key') }), 'UpstreamSecretKeyNotSupported', 'Stack/Key'],
])('a secret fails with %s', (_, secretIn, name, message) => {
  const stack = newStack();
  expect(() => rule(stack, secretIn(stack))).toThrow(expect.objectContaining({ name, message: expect.stringContaining(message) }));
});

test('a secret with several problems fails with the first', () => {
  const stack = newStack();
  const secret = owned(stack, { secretName: 'docker-hub', encryptionKey: new kms.Key(stack, 'Key') });
  expect(() => rule(stack, secret)).toThrow(expect.objectContaining({ message: 'secret must be a secret whose name begins with "ecr-pullthroughcache/", got "docker-hub"' }));
});

test.each<[string, (stack: Stack) => ISecret, string]>([
  ['a name that CloudFormation generates', (stack) => new Secret(stack, 'Secret'), 'got one whose name CloudFormation generates: give the secret such a secretName'],
  ['another name, which is a token', (stack) => owned(stack, { secretName: Lazy.string({ produce: () => 'docker-hub' }) }), 'got "docker-hub"'],
])('a secret fails at synthesis with %s', (_, secretIn, message) => {
  const stack = newStack();
  rule(stack, secretIn(stack));
  expect(problemsIn(stack)).toEqual([expect.stringContaining(message)]);
});

test.each<[string, (stack: Stack) => ISecret]>([
  ['the name that ECR wants', (stack) => owned(stack)],
  ['a name that gets there by an escape hatch', (stack) => {
    const secret = new Secret(stack, 'Secret');
    (secret.node.defaultChild as CfnSecret).name = NAME;
    return secret;
  }],
  ['a name that only CloudFormation knows', (stack) => owned(stack, { secretName: new CfnParameter(stack, 'Name').valueAsString })],
  ['the beginning of a name, and what only CloudFormation knows', (stack) => owned(stack, { secretName: `ecr-pullthroughcache/${new CfnParameter(stack, 'Name').valueAsString}` })],
  ['a part of that beginning', (stack) => owned(stack, { secretName: `ecr-${new CfnParameter(stack, 'Name').valueAsString}` })],
  ['a target that it is attached to', (stack) => owned(stack, {
    secretObjectValue: {
      username: SecretValue.unsafePlainText('a'), accessToken: SecretValue.unsafePlainText('b'),
    },
  }).attach({ asSecretAttachmentTarget: () => ({ targetId: 'id', targetType: AttachmentTargetType.RDS_DB_INSTANCE }) })],
  ['its full ARN', (stack) => importedSecret(stack)],
  ['an ARN that only CloudFormation knows', (stack) => Secret.fromSecretAttributes(stack, 'Secret', { secretCompleteArn: Fn.importValue('Secret') })],
  ['the default key by its alias', (stack) => owned(stack, { encryptionKey: kms.Alias.fromAliasName(stack, 'Key', 'alias/aws/secretsmanager') })],
  ['a key that only CloudFormation knows', (stack) => owned(stack, { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:111122223333:key/${Fn.importValue('Key')}`) })],
  ['another stack of its account and region', (stack) => owned(newStack(HERE, stack.node.root, 'There'))],
])('a secret may have %s', (_, secretIn) => {
  const stack = newStack();
  rule(stack, secretIn(stack));
  expect(problemsIn(stack)).toEqual([]);
  expect(warningsIn(stack).filter((text) => text.includes('cdk-ecr:'))).toEqual([]);
});

test('a secret of a stack without an environment may be imported by its name', () => {
  const stack = agnosticStack();
  rule(stack, Secret.fromSecretNameV2(stack, 'Secret', NAME));
  expect(problemsIn(stack)).toEqual([]);
});

test('in an app with invalid environments, secrets of any account and region are accepted', () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: 'test', region: 'test' } });
  rule(stack, importedSecret(stack));
  expect(problemsIn(stack)).toEqual([]);
});

test('the ARN of a secret of the app is a reference', () => {
  const stack = newStack();
  rule(stack, owned(stack));
  expect(propertiesOf(stack, TYPE).CredentialArn).toEqual({ Ref: expect.stringMatching(/^Secret/) });
});

describe('warnings', () => {
  const keys = (value: object) => ({
    secretObjectValue: Object.fromEntries(Object.entries(value).map(([key, text]) => [key, SecretValue.unsafePlainText(text)])),
  });

  test.each<[string, (stack: Stack) => ISecret, string[]]>([
    ['an ARN without the suffix', (stack) => Secret.fromSecretPartialArn(stack, 'Secret', SECRET_ARN.slice(0, -7)), ['cdk-ecr:partialSecretArn']],
    ['an import by name', (stack) => Secret.fromSecretNameV2(stack, 'Secret', NAME), ['cdk-ecr:partialSecretArn']],
    ['the right keys', (stack) => owned(stack, keys({ username: 'a', accessToken: 'b' })), []],
    ['other keys', (stack) => owned(stack, keys({ username: 'a', password: 'b' })), ['cdk-ecr:missingSecretKeys']],
    ['text that is no JSON', (stack) => owned(stack, { secretStringValue: SecretValue.unsafePlainText('token') }), ['cdk-ecr:missingSecretKeys']],
    ['text that CloudFormation fills in', (stack) => owned(stack, { secretStringValue: SecretValue.ssmSecure('hub') }), []],
    ['a generated password', (stack) => owned(stack, { generateSecretString: { secretStringTemplate: '{"username":"a"}', generateStringKey: 'password' } }), ['cdk-ecr:missingSecretKeys']],
    ['a generated token', (stack) => owned(stack, { generateSecretString: { secretStringTemplate: '{"username":"a"}', generateStringKey: 'accessToken' } }), []],
    ['nothing yet', (stack) => owned(stack), []],
  ])('%s', (_, secretIn, ids) => {
    const stack = newStack();
    rule(stack, secretIn(stack));
    expect(warningsIn(stack).map((text) => /cdk-ecr:\w+/.exec(text)![0])).toEqual(ids);
  });

  test('name the key that is missing', () => {
    const stack = newStack();
    rule(stack, owned(stack, keys({ username: 'a' })));
    expect(warningsIn(stack)).toEqual([expect.stringContaining('secret must hold JSON with the keys username and accessToken, and lacks accessToken: ECR')]);
  });

  test('name both keys if both are missing', () => {
    expect(secretContentWarnings('secret', { secretString: '{}' })).toEqual([expect.objectContaining({ message: expect.stringContaining('lacks username and accessToken: ECR') })]);
  });

  test('do not appear for a secret without any content', () => {
    expect(secretContentWarnings('secret', {})).toEqual([]);
  });
});
