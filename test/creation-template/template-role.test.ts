import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, Aws, Fn, Lazy, Stack } from 'aws-cdk-lib/core';
import { HERE, newStack, newTemplate, propertiesOf, REPLICATION, TYPE } from './support';
import { RepositoryCreationTemplate, RepositoryEncryption, type RepositoryCreationTemplateOptions } from '../../src';

const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';
const repositories = (pattern: string) => ({
  Action: ['ecr:CreateRepository', 'ecr:ReplicateImage', 'ecr:TagResource'],
  Effect: 'Allow',
  Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ecr:us-east-1:111122223333:repository/${pattern}`]] },
});
const keyStatement = (arn: unknown) => ({ Action: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:RetireGrant'], Effect: 'Allow', Resource: arn });
const statements = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
const resource = (stack: Stack) => Object.values(Template.fromStack(stack).findResources(TYPE))[0];
const newRole = (stack: Stack, props: Partial<iam.RoleProps> = {}) => new iam.Role(stack, 'Own', { assumedBy: new iam.ServicePrincipal('ecr.amazonaws.com'), ...props });

test.each<[string, (stack: Stack) => RepositoryCreationTemplateOptions, unknown[]]>([
  ['tags', () => ({ resourceTags: { team: 'platform' } }), []],
  ['a key', (stack) => ({ encryptionKey: kms.Key.fromKeyArn(stack, 'Key', KEY_ARN) }), [keyStatement(KEY_ARN)]],
  ['the key of AWS', () => ({ encryption: RepositoryEncryption.KMS }), []],
])('%s: a role is created without a path, with the least that the template needs, before the template', (_, optionsFor, more) => {
  const stack = newStack();
  const template = newTemplate(optionsFor(stack), stack);
  const json = Template.fromStack(stack);
  expect(Object.values(json.findResources('AWS::IAM::Role')).map(({ Properties }) => Properties)).toEqual([{
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'ecr.amazonaws.com' } }] },
  }]);
  expect(statements(stack)).toEqual([repositories('prod/*'), ...more]);
  expect(template.role).toBeInstanceOf(iam.Role);
  expect(resource(stack)).toMatchObject({
    Properties: { CustomRoleArn: { 'Fn::GetAtt': ['TemplateRole17D80861', 'Arn'] } },
    DependsOn: expect.arrayContaining(['TemplateRoleDefaultPolicy300FFC77']),
  });
});

test.each<RepositoryCreationTemplateOptions>([{}, { resourceTags: {} }, { encryption: RepositoryEncryption.AES_256 }])('no role is created for %j', (options) => {
  const stack = newStack();
  expect(newTemplate(options, stack).role).toBeUndefined();
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 0);
  expect(resource(stack)).not.toHaveProperty('DependsOn');
});

test.each<[string, string]>([['prod', 'prod/*'], ['prod/', 'prod/*'], ['ROOT', '*'], ['root', 'root/*'], [Lazy.string({ produce: () => 'late/' }), 'late/*']])(
  'the role of the prefix %s may create %s', (prefix, pattern) => {
    const stack = newStack();
    new RepositoryCreationTemplate(stack, 'Template', { prefix, appliedFor: [REPLICATION], resourceTags: { a: 'b' } });
    expect(statements(stack)).toEqual([repositories(pattern)]);
  });

describe('a role in the properties', () => {
  test('gets the permissions before the template is created', () => {
    const stack = newStack();
    const role = newRole(stack);
    expect(newTemplate({ role, encryptionKey: new kms.Key(stack, 'Key') }, stack).role).toBe(role);
    expect(statements(stack)).toEqual([repositories('prod/*'), keyStatement({ 'Fn::GetAtt': ['Key961B73FD', 'Arn'] })]);
    expect(resource(stack).DependsOn).toContain('OwnDefaultPolicy498E40D6');
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 1);
  });

  test('also gets them if it is an L1', () => {
    const stack = newStack();
    const role = new iam.CfnRole(stack, 'L1', { assumeRolePolicyDocument: {} });
    newTemplate({ role }, stack);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', { Roles: [{ Ref: 'L1' }] });
    expect(statements(stack)).toEqual([repositories('prod/*')]);
    expect(propertiesOf(stack, TYPE).CustomRoleArn).toEqual({ 'Fn::GetAtt': ['L1', 'Arn'] });
  });

  test('gets nothing if CDK cannot modify it', () => {
    const stack = newStack();
    newTemplate({ role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ecr', { mutable: false }) }, stack);
    expect(statements(stack)).toEqual([]);
  });

  test.each<[string, (stack: Stack) => iam.IRoleRef, string, string]>([
    ['a path', (stack) => newRole(stack, { path: '/team/' }), 'RoleMustNotHavePath',
      'role must be a role without a path, because CloudFormation rejects one here, got "/team/": use a role with the path "/"'],
    ['a path, as an L1', (stack) => new iam.CfnRole(stack, 'L1', { assumeRolePolicyDocument: {}, path: '/team/' }), 'RoleMustNotHavePath', 'got "/team/"'],
    ['a path in its ARN', (stack) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/service-role/ecr'), 'RoleMustNotHavePath',
      'got "arn:aws:iam::111122223333:role/service-role/ecr"'],
    ['another account', (stack) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::444455556666:role/ecr'), 'RoleInOtherAccount',
      'role must be a role of account "111122223333", got "arn:aws:iam::444455556666:role/ecr": use a role of that account'],
    ['text for its ARN, as untyped callers give it', () => 'arn:aws:iam::111122223333:user/me' as any, 'InvalidRole', 'role must be the ARN of a role'],
    ['nothing of a role', () => ({}) as any, 'InvalidRole', 'got undefined'],
  ])('fails with %s', (_, roleIn, name, message) => {
    const stack = newStack();
    expect(() => newTemplate({ role: roleIn(stack) }, stack)).toThrow(expect.objectContaining({ name, message: expect.stringContaining(message) }));
  });

  test('fails at synthesis with a path that is set later', () => {
    const stack = newStack();
    const role = new iam.CfnRole(stack, 'L1', { assumeRolePolicyDocument: {} });
    newTemplate({ role }, stack);
    role.path = '/team/';
    expect(() => Template.fromStack(stack)).toThrow('RoleMustNotHavePath: role must be a role without a path');
  });

  test.each<[string, (stack: Stack) => iam.IRoleRef]>([
    ['the path "/"', (stack) => newRole(stack, { path: '/' })],
    ['a path that only CloudFormation knows', (stack) => newRole(stack, { path: Fn.importValue('Path') })],
    ['an ARN that only CloudFormation knows', (stack) => iam.Role.fromRoleArn(stack, 'Role', Fn.importValue('Role'))],
    ['the name', (stack) => iam.Role.fromRoleName(stack, 'Role', 'ecr')],
  ])('may have %s', (_, roleIn) => {
    const stack = newStack();
    newTemplate({ role: roleIn(stack) }, stack);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

describe('the key of a template', () => {
  test.each<[string, (stack: Stack) => kms.IKeyRef]>([
    ['an alias', (stack) => kms.Alias.fromAliasName(stack, 'Key', 'alias/ecr')],
    ['a new alias', (stack) => new kms.Alias(stack, 'Key', { aliasName: 'alias/ecr', targetKey: kms.Key.fromKeyArn(stack, 'Target', KEY_ARN) })],
    ['an id', () => ({ keyRef: { keyArn: '11111111-2222-3333-4444-555555555555' } }) as kms.IKeyRef],
  ])('fails for %s', (_, keyIn) => {
    const stack = newStack();
    expect(() => newTemplate({ encryptionKey: keyIn(stack) }, stack)).toThrow(expect.objectContaining({
      name: 'EncryptionKeyNeedsKeyArn', message: expect.stringMatching(/^encryptionKey must be given by the ARN of a key /),
    }));
  });

  test('fails at synthesis for an alias', () => {
    const stack = newStack();
    newTemplate({ encryptionKey: { keyRef: { keyArn: Lazy.string({ produce: () => 'alias/ecr' }) }, env: HERE } as unknown as kms.IKeyRef }, stack);
    expect(() => Template.fromStack(stack)).toThrow('EncryptionKeyNeedsKeyArn: encryptionKey must be given');
  });

  test.each<[string, (stack: Stack) => kms.IKeyRef]>([
    ['a key', (stack) => new kms.Key(stack, 'Key')],
    ['an L1', (stack) => new kms.CfnKey(stack, 'Key')],
    ['an import by ARN', (stack) => kms.Key.fromKeyArn(stack, 'Key', KEY_ARN)],
    ['an import of another partition', (stack) => kms.Key.fromKeyArn(stack, 'Key', `arn:${Aws.PARTITION}:kms:us-east-1:111122223333:key/mrk-0123`)],
    ['a multi-region key', (stack) => kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef')],
    ['a value of another stack', (stack) => kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:111122223333:key/${Fn.importValue('Key')}`)],
  ])('may be %s', (_, keyIn) => {
    const stack = newStack();
    newTemplate({ encryptionKey: keyIn(stack) }, stack);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

test('accepts roles and keys of any account in an app with invalid accounts', () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: 'test', region: 'us-east-1' } });
  newTemplate({ role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::444455556666:role/ecr') }, stack);
  expect(() => Template.fromStack(stack)).not.toThrow();
});
