import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Aws, Fn, type Stack } from 'aws-cdk-lib/core';
import { ACCOUNT, agnosticStack, newRule, newStack, OTHER, problemsIn, propertiesOf, TYPE } from './support';
import { UpstreamRegistry, type PrivateEcrUpstreamOptions } from '../../src';

const STATEMENT = {
  Action: [
    'ecr:BatchGetImage', 'ecr:BatchImportUpstreamImage', 'ecr:CompleteLayerUpload', 'ecr:GetAuthorizationToken', 'ecr:GetDownloadUrlForLayer',
    'ecr:GetImageCopyStatus', 'ecr:InitiateLayerUpload', 'ecr:PutImage', 'ecr:UploadLayerPart',
  ],
  Effect: 'Allow',
  Resource: '*',
};
const fromEcr = (stack: Stack, options: Partial<PrivateEcrUpstreamOptions> = {}) => (
  newRule({ upstream: UpstreamRegistry.privateEcr({ ...OTHER, ...options }) }, stack));
const statements = (stack: Stack) => (
  Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement));
const resource = (stack: Stack) => Object.values(Template.fromStack(stack).findResources(TYPE))[0];
const newRole = (stack: Stack) => new iam.Role(stack, 'Own', { assumedBy: new iam.ServicePrincipal('pullthroughcache.ecr.amazonaws.com') });

test.each<[string, Stack, Partial<PrivateEcrUpstreamOptions>]>([
  ['another account', newStack(), {}],
  ['another account and region', newStack(), { region: 'eu-west-1' }],
  ['an account that is known only at deployment', newStack(), { account: Fn.importValue('Account') }],
  ['an account, of a stack whose account is known only at deployment', agnosticStack(), {}],
])('for the registry of %s, a role is created with the nine actions, before the rule', (_, stack, options) => {
  const rule = fromEcr(stack, options);
  expect(rule.role).toBeInstanceOf(iam.Role);
  expect(Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role')).map(({ Properties }) => Properties)).toEqual([{
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'pullthroughcache.ecr.amazonaws.com' } }],
    },
  }]);
  expect(statements(stack)).toEqual([STATEMENT]);
  expect(resource(stack)).toMatchObject({
    Properties: { CustomRoleArn: { 'Fn::GetAtt': ['CacheRoleE089D32A', 'Arn'] } },
    DependsOn: expect.arrayContaining([expect.stringMatching(/^CacheRoleDefaultPolicy/)]),
  });
});

test.each<[string, Stack, Partial<PrivateEcrUpstreamOptions>]>([
  ['its account', newStack(), { account: ACCOUNT, region: 'eu-west-1' }],
  ['its account, which is known only at deployment', agnosticStack(), { account: Aws.ACCOUNT_ID }],
])('for the registry of %s, no role is created', (_, stack, options) => {
  expect(fromEcr(stack, options).role).toBeUndefined();
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 0);
  expect(resource(stack)).not.toHaveProperty('DependsOn');
});

test.each(['444455556666.dkr.ecr.us-east-1.amazonaws.com', `${Fn.importValue('Account')}.dkr.ecr.us-east-1.amazonaws.com`])('a private registry that is given by its host gets the role, too', (host) => {
  const stack = newStack();
  newRule({ upstream: UpstreamRegistry.of(host) }, stack);
  expect(statements(stack)).toEqual([STATEMENT]);
});

describe('a role that is given', () => {
  test.each<[string, string]>([['another account', OTHER.account], ['the same account', ACCOUNT]])('gets the permissions for the registry of %s, before the rule', (_, account) => {
    const stack = newStack();
    const role = newRole(stack);
    expect(fromEcr(stack, { role, account, region: 'eu-west-1' }).role).toBe(role);
    expect(statements(stack)).toEqual([STATEMENT]);
    expect(resource(stack).DependsOn).toContain('OwnDefaultPolicy498E40D6');
  });

  test('gets them if it is an L1, too', () => {
    const stack = newStack();
    fromEcr(stack, { role: new iam.CfnRole(stack, 'L1', { assumeRolePolicyDocument: {} }) });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', { Roles: [{ Ref: 'L1' }] });
    expect(propertiesOf(stack, TYPE).CustomRoleArn).toEqual({ 'Fn::GetAtt': ['L1', 'Arn'] });
  });

  test('gets nothing if CDK cannot modify it', () => {
    const stack = newStack();
    fromEcr(stack, { role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ecr', { mutable: false }) });
    expect(statements(stack)).toEqual([]);
  });

  test('may have a path', () => {
    const stack = newStack();
    fromEcr(stack, { role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/service-role/ecr') });
    expect(problemsIn(stack)).toEqual([]);
  });

  test.each<[unknown, string, string]>([
    ['arn:aws:iam::444455556666:role/ecr', 'RoleInOtherAccount', 'role must be a role of account "111122223333"'],
    ['arn:aws:iam::111122223333:user/me', 'InvalidRole', 'role must be the ARN of a role'],
    ['ecr', 'InvalidRole', 'role must be the ARN of a role'],
  ])('fails to be %s', (roleArn, name, message) => {
    const stack = newStack();
    const role = { roleRef: { roleArn, roleName: 'x' }, node: stack.node } as unknown as iam.IRoleRef;
    expect(() => fromEcr(stack, { role })).toThrow(expect.objectContaining({ name, message: expect.stringContaining(message) }));
  });
});
