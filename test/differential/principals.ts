import * as iam from 'aws-cdk-lib/aws-iam';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Aws, Fn, Lazy, PhysicalName } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

const SERVICE = new iam.ServicePrincipal('ec2.amazonaws.com');

/** Defines a principal in a scope. */
export type DefinePrincipal = (scope: Construct, id: string) => iam.IGrantable;

/** Principals that have, or may have, policies of their own. */
export const IDENTITIES: Record<string, DefinePrincipal> = {
  // Of this app
  'a role': (scope, id) => new iam.Role(scope, id, { assumedBy: SERVICE }),
  'a role with a name': (scope, id) => new iam.Role(scope, id, { assumedBy: SERVICE, roleName: `named-${id}` }),
  'a role with a generated name': (scope, id) => new iam.Role(scope, id, { assumedBy: SERVICE, roleName: PhysicalName.GENERATE_IF_NEEDED }),
  'a role without policy updates': (scope, id) => new iam.Role(scope, id, { assumedBy: SERVICE }).withoutPolicyUpdates(),
  'a lazy role': (scope, id) => new iam.LazyRole(scope, id, { assumedBy: SERVICE }),
  'a user': (scope, id) => new iam.User(scope, id),
  'a group': (scope, id) => new iam.Group(scope, id),
  'a managed policy': (scope, id) => new iam.ManagedPolicy(scope, id, { groups: [new iam.Group(scope, `${id}Group`)] }),
  'a function': (scope, id) => new Lambda(scope, id, { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('//') }),

  // From elsewhere
  'an imported role of the same account': (scope, id) => iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::111122223333:role/same'),
  'an imported role of another account': (scope, id) => iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::444455556666:role/path/other'),
  'an imported role that cannot be changed': (scope, id) => iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::111122223333:role/fixed', { mutable: false }),
  'an imported role that gives its grants to resources': (scope, id) => (
    iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::111122223333:role/fixed', { mutable: false, addGrantsToResources: true })),
  'a role imported by name': (scope, id) => iam.Role.fromRoleName(scope, id, 'by-name'),
  'a role whose ARN is a token': (scope, id) => iam.Role.fromRoleArn(scope, id, Fn.importValue('RoleArn')),
  'an imported user': (scope, id) => iam.User.fromUserName(scope, id, 'somebody'),
  'an imported user of another account': (scope, id) => iam.User.fromUserArn(scope, id, 'arn:aws:iam::444455556666:user/somebody'),
  'an imported group': (scope, id) => iam.Group.fromGroupName(scope, id, 'some-group'),

  'a role with session tags': (scope, id) => new iam.Role(scope, id, { assumedBy: SERVICE.withSessionTags() }),
};

/** Principals that can only be named in the policies of resources. */
export const NAMED: Record<string, DefinePrincipal> = {
  'a service': () => new iam.ServicePrincipal('codebuild.amazonaws.com'),
  'a service of a region': () => new iam.ServicePrincipal('states.amazonaws.com', { region: 'eu-west-1' }),
  'a service with conditions': () => new iam.ServicePrincipal('lambda.amazonaws.com', {
    conditions: { StringLike: { 'aws:sourceArn': 'arn:aws:lambda:eu-west-1:444455556666:function:*' } },
  }),
  'an account': () => new iam.AccountPrincipal('444455556666'),
  'the account of the stack': () => new iam.AccountRootPrincipal(),
  'an account that is a token': () => new iam.AccountPrincipal(Fn.importValue('Account')),
  'an account that is a pseudo parameter': () => new iam.AccountPrincipal(Aws.ACCOUNT_ID),
  'an account that is lazy': () => new iam.AccountPrincipal(Lazy.string({ produce: () => '444455556666' })),
  'an organization': () => new iam.OrganizationPrincipal('o-1234567890'),
  'an ARN': () => new iam.ArnPrincipal('arn:aws:iam::444455556666:role/by-arn'),
  'an ARN that is a token': () => new iam.ArnPrincipal(Fn.importValue('PrincipalArn')),
  'anyone': () => new iam.AnyPrincipal(),
  'a star': () => new iam.StarPrincipal(),
  'a principal with conditions': () => new iam.PrincipalWithConditions(new iam.AccountPrincipal('444455556666'), {
    StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' },
  }),
  'an account with a condition': () => new iam.AccountPrincipal('444455556666').withConditions({ Bool: { 'aws:SecureTransport': 'true' } }),
  'a composite': () => new iam.CompositePrincipal(new iam.AccountPrincipal('444455556666'), new iam.ServicePrincipal('codebuild.amazonaws.com')),
};

/** Every kind of principal that can be a grantee. */
export const PRINCIPALS: Record<string, DefinePrincipal> = { ...IDENTITIES, ...NAMED };
