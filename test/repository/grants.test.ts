import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { Repository, RepositoryBase, RepositoryGrants } from '../../src';

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];
const UPLOAD = ['ecr:CompleteLayerUpload', 'ecr:UploadLayerPart', 'ecr:InitiateLayerUpload', 'ecr:BatchCheckLayerAvailability', 'ecr:PutImage'];
const PUSH = [...UPLOAD, 'ecr:BatchGetImage'];
const READ = ['ecr:DescribeRepositories', 'ecr:DescribeImages'];

let stack: Stack;
let repository: Repository;
let role: iam.Role;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
  repository = new Repository(stack, 'Repository');
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
});

function identityStatements(): { Action: unknown; Resource: unknown }[] {
  const policies = Template.fromStack(stack).findResources('AWS::IAM::Policy');
  return Object.values(policies).flatMap((policy) => policy.Properties.PolicyDocument.Statement);
}

describe('a grant to a role', () => {
  const arn = { 'Fn::GetAtt': [expect.stringMatching(/^Repository/), 'Arn'] };
  const login = { Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*' };

  test.each<[string, (grants: RepositoryGrants) => iam.Grant, string[], object[]]>([
    ['read needs no login', (grants) => grants.read(role), READ, []],
    ['pull comes with login', (grants) => grants.pull(role), PULL, [login]],
    ['push comes with login', (grants) => grants.push(role), PUSH, [login]],
    ['pullPush has each action once', (grants) => grants.pullPush(role), [...new Set([...PULL, ...UPLOAD])], [login]],
    ['actions are taken as they are', (grants) => grants.actions(role, 'ecr:DeleteRepository', 'ecr:ListImages'), ['ecr:DeleteRepository', 'ecr:ListImages'], []],
  ])('%s', (_title, grant, actions, more) => {
    const result = grant(repository.grants);

    expect(result.success).toBe(true);
    expect(identityStatements()).toEqual([{ Action: actions, Effect: 'Allow', Resource: arn }, ...more]);
    Template.fromStack(stack).hasResourceProperties('AWS::ECR::Repository', { RepositoryPolicyText: Match.absent() });
  });

  test.each<[keyof RepositoryBase & string, keyof RepositoryGrants & string]>([
    ['grantRead', 'read'], ['grantPull', 'pull'], ['grantPullPush', 'pullPush'],
  ])('%s writes the same statements as grants.%s', (method, facade) => {
    const other = new Stack(new App(), 'Stack');
    const twin = new Repository(other, 'Repository');
    const twinRole = new iam.Role(other, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });

    (repository as any)[method](role);
    (twin.grants as any)[facade](twinRole);

    expect(Template.fromStack(stack).toJSON()).toEqual(Template.fromStack(other).toJSON());
  });
});

test('grantPush allows the same as that of upstream, and grants.push also allows reading the manifest', () => {
  const [old, young] = ['Old', 'Young'].map((id) => new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }));

  repository.grantPush(old);
  repository.grants.push(young);

  const actions = identityStatements().map(({ Action }) => Action);
  expect(actions).toEqual([UPLOAD, 'ecr:GetAuthorizationToken', PUSH, 'ecr:GetAuthorizationToken']);
});

test('the login is once in the identity policy of a role, for any number of grants', () => {
  repository.grants.pullPush(role);
  new Repository(stack, 'Other').grants.pull(role);
  expect(identityStatements().map(({ Action }) => Action)).toEqual([expect.any(Array), 'ecr:GetAuthorizationToken', PULL]);
});

test('a role gets the login once, and a principal that is not a construct with each grant', () => {
  const spy = jest.spyOn(role, 'addToPrincipalPolicy');
  const account = new iam.AccountPrincipal('444455556666');
  const accountSpy = jest.spyOn(account, 'addToPrincipalPolicy');
  const logins = (calls: jest.SpyInstance) => calls.mock.calls.filter(([{ actions }]) => actions.includes('ecr:GetAuthorizationToken')).length;
  for (const grantee of [role, account]) {
    repository.grants.pull(grantee);
    repository.grants.push(grantee);
  }
  expect([logins(spy), logins(accountSpy)]).toEqual([1, 2]);
});

describe('a grant to a principal without identity policy', () => {
  test('goes to the policy of the repository, without a resource and without login', () => {
    repository.grants.pull(new iam.ServicePrincipal('lambda.amazonaws.com'));

    Template.fromStack(stack).hasResourceProperties('AWS::ECR::Repository', {
      RepositoryPolicyText: {
        Statement: [{ Action: PULL, Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Resource: Match.absent() }],
        Version: '2012-10-17',
      },
    });
  });

  test('of another account goes to the policy of the repository', () => {
    repository.grants.read(new iam.AccountPrincipal('444455556666'));

    Template.fromStack(stack).hasResourceProperties('AWS::ECR::Repository', {
      RepositoryPolicyText: { Statement: [{ Action: READ, Principal: { AWS: Match.anyValue() } }] },
    });
  });
});

test('a mock of a principal gets each permission', () => {
  const calls: string[][] = [];
  const standIn = {
    assumeRoleAction: 'sts:AssumeRole',
    policyFragment: new iam.PrincipalPolicyFragment({}),
    addToPrincipalPolicy: (statement: iam.PolicyStatement) => {
      calls.push(statement.actions);
      return { statementAdded: true, policyDependable: stack };
    },
  } as unknown as iam.IPrincipal;

  repository.grantPull({ grantPrincipal: standIn });
  repository.grantPush({ grantPrincipal: standIn });

  expect(calls).toEqual([PULL, ['ecr:GetAuthorizationToken'], UPLOAD, ['ecr:GetAuthorizationToken']]);
});

describe('a grant to a role that another account\'s stack creates', () => {
  const app = new App();
  const here = new Stack(app, 'Here', { env: { account: '111122223333', region: 'us-east-1' } });
  const there = new Stack(app, 'There', { env: { account: '444455556666', region: 'us-east-1' } });
  const shared = new Repository(here, 'Repository', { repositoryName: 'shared' });
  const foreign = new iam.Role(there, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  shared.grants.pull(foreign);

  test('allows the account with a condition on a tag', () => {
    Template.fromStack(here).hasResourceProperties('AWS::ECR::Repository', {
      RepositoryPolicyText: {
        Statement: [{
          Action: PULL,
          Condition: { StringEquals: { 'aws:PrincipalTag/aws-cdk:id': `There_${foreign.node.addr}` } },
          Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::444455556666:root']] } },
        }],
      },
    });
  });

  test('puts that tag on the role, and the permission on its identity policy', () => {
    const template = Template.fromStack(there);
    template.hasResourceProperties('AWS::IAM::Role', { Tags: [{ Key: 'aws-cdk:id', Value: `There_${foreign.node.addr}` }] });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: PULL, Effect: 'Allow' })]) },
    });
  });
});
