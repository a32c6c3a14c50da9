import { checkTemplates } from '../../src/template-check/check-templates';

const HERE = { account: '111122223333', region: 'eu-west-1' };

function found(Resources: Record<string, object>, environment: object = HERE): string[] {
  return checkTemplates([{ name: 't', template: { Resources }, environment }]).map(({ severity, code, logicalId, path }) => `${severity} ${code} ${logicalId} ${path}`);
}

const resource = (Type: string, Properties: object) => ({ Type, Properties });
const roleFor = (Principal: unknown, rest: object = {}) => resource('AWS::IAM::Role', {
  AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] }, ...rest,
});
const template = (properties: object) => resource('AWS::ECR::RepositoryCreationTemplate', { Prefix: 'prod', AppliedFor: ['REPLICATION'], ...properties });
const rule = (properties: object) => resource('AWS::ECR::PullThroughCacheRule', { EcrRepositoryPrefix: 'hub', UpstreamRegistryUrl: 'registry-1.docker.io', ...properties });
const secret = (properties: object) => resource('AWS::SecretsManager::Secret', properties);
const KEYS = '{"username":"robot","accessToken":"secret"}';
const ROLE_ARN = { 'Fn::GetAtt': ['Role', 'Arn'] };

describe('the role of a creation template', () => {
  test.each<[string, unknown]>([
    ['the service', { Service: 'ecr.amazonaws.com' }],
    ['the service among others', { Service: ['ec2.amazonaws.com', 'ecr.amazonaws.com'] }],
    ['a service that is known only at deployment', { Service: { Ref: 'Service' } }],
    ['everyone', '*'],
  ])('is accepted when it trusts %s', (_, principal) => {
    expect(found({ Role: roleFor(principal), Template: template({ CustomRoleArn: ROLE_ARN }) })).toEqual([]);
  });

  test.each([ROLE_ARN, { 'Fn::GetAtt': 'Role.Arn' }])('is warned about when it trusts others (%j)', (reference) => {
    expect(found({ Role: roleFor({ Service: 'ec2.amazonaws.com' }), Template: template({ CustomRoleArn: reference }) }))
      .toEqual(['warning cdk-ecr:roleNotTrusted Template Properties.CustomRoleArn']);
  });

  test('is accepted when its trust is known later', () => {
    const later = resource('AWS::IAM::Role', { AssumeRolePolicyDocument: { 'Fn::Transform': { Name: 'AWS::Include' } } });
    expect(found({ Role: later, Template: template({ CustomRoleArn: ROLE_ARN }) })).toEqual([]);
  });

  test('must not have a path', () => {
    const Path = '/platform/';
    expect(found({ Role: roleFor({ Service: 'ecr.amazonaws.com' }, { Path }), Template: template({ CustomRoleArn: ROLE_ARN }) }))
      .toEqual(['error RoleMustNotHavePath Template Properties.CustomRoleArn']);
    expect(found({ Role: roleFor({ Service: 'ecr.amazonaws.com' }, { Path: { Ref: 'Path' } }), Template: template({ CustomRoleArn: ROLE_ARN }) })).toEqual([]);
  });

  test('is warned about when it is missing and needed', () => {
    const EncryptionConfiguration = { EncryptionType: 'KMS' };
    expect(found({ Template: template({ EncryptionConfiguration }) })).toEqual(['warning cdk-ecr:templateWithoutRole Template Properties.CustomRoleArn']);
    expect(found({ Template: template({ ResourceTags: [{ Key: 'team', Value: 'core' }] }) })).toEqual(['warning cdk-ecr:templateWithoutRole Template Properties.CustomRoleArn']);
    expect(found({ Template: template({ EncryptionConfiguration, CustomRoleArn: { Ref: 'Role' } }) })).toEqual([]);
  });
});

describe('the secret of a cache rule', () => {
  const withSecret = (properties: object) => found({ Secret: secret({ Name: 'ecr-pullthroughcache/hub', ...properties }), Rule: rule({ CredentialArn: { Ref: 'Secret' } }) });

  test.each<[string, object]>([
    ['has both keys', { SecretString: KEYS }],
    ['has a key that is generated', { GenerateSecretString: { SecretStringTemplate: '{"username":"robot"}', GenerateStringKey: 'accessToken' } }],
    ['has a content that is known later', { SecretString: { Ref: 'Content' } }],
    ['has a name that is known later', { Name: { Ref: 'Name' }, SecretString: KEYS }],
    ['has the default key', { KmsKeyId: 'alias/aws/secretsmanager', SecretString: KEYS }],
  ])('is accepted when it %s', (_, properties) => {
    expect(withSecret(properties)).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a name without the prefix', { Name: 'hub', SecretString: KEYS }, 'error InvalidUpstreamSecret'],
    ['no name, so that CloudFormation generates one', { Name: undefined, SecretString: KEYS }, 'error InvalidUpstreamSecret'],
    ['a key of its own', { KmsKeyId: 'alias/mine', SecretString: KEYS }, 'error UpstreamSecretKeyNotSupported'],
    ['other keys in its content', { SecretString: '{"user":"robot"}' }, 'warning cdk-ecr:missingSecretKeys'],
  ])('is found when it has %s', (_, properties, expected) => {
    expect(withSecret(properties)).toEqual([`${expected} Rule Properties.CredentialArn`]);
  });
});

test('the platform of a profile that does not sign images is warned about, with the rule', () => {
  const profile = (PlatformId: string) => resource('AWS::Signer::SigningProfile', { PlatformId });
  const signing = resource('AWS::ECR::SigningConfiguration', { Rules: ['Images', 'Lambdas'].map((id) => ({ SigningProfileArn: { 'Fn::GetAtt': [id, 'Arn'] } })) });
  expect(found({ Images: profile('Notation-OCI-SHA384-ECDSA'), Lambdas: profile('AWSLambda-SHA384-ECDSA'), Signing: signing }))
    .toEqual(['warning cdk-ecr:signingPlatform Signing Properties.Rules[1].SigningProfileArn']);
});

test('the id of a key is not its ARN', () => {
  const KmsKey = { Ref: 'Key' };
  expect(found({ Key: resource('AWS::KMS::Key', {}), Template: template({ EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey }, CustomRoleArn: { Ref: 'RoleArn' } }) }))
    .toEqual(['error EncryptionKeyNeedsKeyArn Template Properties.EncryptionConfiguration.KmsKey']);
});

describe('what an account has once in a region', () => {
  const policy = resource('AWS::ECR::PullTimeUpdateExclusion', { PrincipalArn: 'arn:aws:iam::111122223333:role/scanner' });
  const templates = (environments: object[], group?: string) => checkTemplates(environments.map((environment, index) => ({
    name: `t${index}`, template: { Resources: { Exclusion: policy } }, environment, group,
  }))).map(({ severity, code, template: name, path }) => `${severity} ${code} ${name} ${path}`);

  test('is found twice in one template, with or without an environment', () => {
    expect(found({ A: policy, B: policy })).toEqual(['error RegistrySettingDefinedTwice B Properties.PrincipalArn']);
    expect(found({ A: policy, B: policy }, {})).toEqual(['error RegistrySettingDefinedTwice B Properties.PrincipalArn']);
  });

  test('is found twice in templates that belong together', () => {
    expect(templates([HERE, HERE], 'assembly')).toEqual(['error RegistrySettingDefinedTwice t1 Properties.PrincipalArn']);
    expect(templates([{}, {}], 'assembly')).toEqual(['warning cdk-ecr:registrySettingDefinedTwice t1 Properties.PrincipalArn']);
  });

  test('may be in templates for other regions, and in templates side by side', () => {
    expect(templates([HERE, { ...HERE, region: 'us-east-1' }], 'assembly')).toEqual([]);
    expect(templates([HERE, HERE])).toEqual([]);
  });

  test('may be in two resources of which only one may be created', () => {
    expect(found({ A: { ...policy, Condition: 'IsProd' }, B: policy })).toEqual([]);
  });
});
