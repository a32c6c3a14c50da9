import { checkTemplateProperties, templatePropertyWarnings } from '../../src/core/template-property-checks';
import { creationTemplateChecks } from '../../src/creation-template/creation-template-checks';

/*
 * Creation templates in templates from other sources: each problem in full, because the reader sees nothing else.
 */
const BASE = { Prefix: 'prod', AppliedFor: ['REPLICATION'] };
const ROLE = { CustomRoleArn: 'arn:aws:iam::111122223333:role/template' };
const HERE = { account: '111122223333', region: 'eu-west-1' };
const problemsOf = (properties: object) => checkTemplateProperties(creationTemplateChecks(), { ...BASE, ...properties }, HERE).map(({ code, message }) => `${code}: ${message}`);
const warningsOf = (properties: object) => templatePropertyWarnings(creationTemplateChecks(), { ...BASE, ...properties }, HERE).map(({ id, message }) => `${id}: ${message}`);

const policy = (blanks: number) => `${JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'ecr:BatchGetImage' }] })}${' '.repeat(blanks)}`;

test.each<[object]>([
  [{}],
  [{ AppliedFor: { Ref: 'Triggers' } }],
  [{ AppliedFor: ['REPLICATION', { Ref: 'Trigger' }, { Ref: 'Trigger' }, 'CREATE_ON_PUSH'] }],
  [{ Description: 'a'.repeat(256) }],
  [{ Description: { Ref: 'Description' } }],
  [{ RepositoryPolicy: policy(10_240 - policy(0).length) }],
  [{ RepositoryPolicy: { Ref: 'Policy' } }],
  [{ ...ROLE, ResourceTags: [{ Key: 'team', Value: 'platform' }] }],
])('nothing is said about %j', (properties) => expect([...problemsOf(properties), ...warningsOf(properties)]).toEqual([]));

test.each<[object, string]>([
  [{ Prefix: undefined }, 'InvalidRepositoryPrefix: Properties.Prefix must be 1 to 256 characters long, has 0, got ""'],
  [{ AppliedFor: 'REPLICATION' }, 'ExpectedList: Properties.AppliedFor must be a list of PULL_THROUGH_CACHE, REPLICATION, CREATE_ON_PUSH, got "REPLICATION"'],
  [{ AppliedFor: ['REPLICATION', 'PUSH'] }, 'InvalidCreationTrigger: Properties.AppliedFor[1] must be one of PULL_THROUGH_CACHE, REPLICATION, CREATE_ON_PUSH, got "PUSH"'],
  [{ AppliedFor: ['REPLICATION', 'REPLICATION'] }, 'InvalidCreationTrigger: Properties.AppliedFor[1] must differ from Properties.AppliedFor[0], got "REPLICATION" twice: leave out one'],
  [{ Description: 'a'.repeat(257) }, 'InvalidDescription: Properties.Description must be a string of at most 256 characters, has 257'],
  [{ Description: [] }, 'InvalidDescription: Properties.Description must be a string of at most 256 characters, got []'],
  [{ RepositoryPolicy: {} }, 'InvalidPolicyText: Properties.RepositoryPolicy must be JSON text, got {}'],
  [{ RepositoryPolicy: policy(10_241 - policy(0).length) }, 'PolicyTextTooLong: Properties.RepositoryPolicy must have at most 10240 characters, has 10241'],
])('the problem of %j is said in full', (properties, problem) => expect(problemsOf(properties)).toEqual([problem]));

test('a key is named by its ARN, and a role has no path', () => {
  expect(problemsOf({ ...ROLE, EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: 'alias/mine' } })[0]).toContain('EncryptionKeyNeedsKeyArn: Properties.EncryptionConfiguration.KmsKey');
  expect(problemsOf({ CustomRoleArn: 'arn:aws:iam::111122223333:role/service/template' })[0]).toContain('RoleMustNotHavePath: Properties.CustomRoleArn');
  expect(problemsOf({ CustomRoleArn: 'arn:aws:iam::444455556666:role/template' })[0]).toContain('RoleInOtherAccount: Properties.CustomRoleArn');
  expect(problemsOf({ ResourceTags: [{ Key: 'aws:x', Value: 'y' }] })[0]).toContain('InvalidResourceTag');
});

test('a template that nothing triggers has no effect', () => {
  expect(warningsOf({ AppliedFor: [] })).toEqual([
    'cdk-ecr:templateWithoutTrigger: Properties.AppliedFor is empty, so the template has no effect: name what creates repositories, such as RepositoryCreationTrigger.REPLICATION',
  ]);
});

test('immutable tags of a cache are never updated', () => {
  const immutable = { ImageTagMutability: 'IMMUTABLE' };
  expect(warningsOf({ ...immutable, AppliedFor: ['PULL_THROUGH_CACHE'] })).toEqual([
    'cdk-ecr:immutableCache: ECR never updates an immutable tag of a cached repository when it moves upstream: use TagMutability.MUTABLE, '
      + 'or IMMUTABLE_WITH_EXCLUSION with filters for the tags that move, such as "latest"',
  ]);
  expect(warningsOf(immutable)).toEqual([]);
  expect(warningsOf({ ImageTagMutability: 'MUTABLE', AppliedFor: ['PULL_THROUGH_CACHE'] })).toEqual([]);
});

test('tags and KMS need a role', () => {
  const without = (what: string) => [`cdk-ecr:templateWithoutRole: Properties.CustomRoleArn is absent, and ECR creates no repository with ${what} without a role: name a role that trusts ecr.amazonaws.com`];
  const tags = { ResourceTags: [{ Key: 'team', Value: 'platform' }] };
  expect(warningsOf(tags)).toEqual(without('tags'));
  expect(warningsOf({ EncryptionConfiguration: { EncryptionType: 'KMS' } })).toEqual(without('a KMS key'));
  expect(warningsOf({ ...tags, EncryptionConfiguration: { EncryptionType: 'KMS_DSSE' } })).toEqual(without('a KMS key or tags'));
  expect(warningsOf({ ...tags, ...ROLE, EncryptionConfiguration: { EncryptionType: 'KMS' } })).toEqual([]);
  expect(warningsOf({ ResourceTags: [], EncryptionConfiguration: { EncryptionType: 'AES256' } })).toEqual([]);
});

test('a policy that gives everyone access is warned about', () => {
  expect(warningsOf({ RepositoryPolicy: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' }] }) })[0]).toContain('cdk-ecr:anyPrincipal');
});
