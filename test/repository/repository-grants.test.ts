import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import { TarballImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { Repository, RepositoryGrants } from '../../src';

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];
const HERE = { account: '111122223333', region: 'us-east-1' };
const ABROAD = 'arn:aws:ecr:us-east-1:444455556666:repository/app';

let stack: Stack;
let role: iam.Role;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: HERE });
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
});

const identityStatements = (): { Action: unknown; Resource: unknown }[] => (
  Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap((policy) => policy.Properties.PolicyDocument.Statement));
const policyText = () => Object.values(Template.fromStack(stack).findResources('AWS::ECR::Repository'))[0].Properties?.RepositoryPolicyText;
const warnings = () => Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => entry.data as string);
const service = new iam.ServicePrincipal('codebuild.amazonaws.com');

test('a repository has the same facade each time', () => {
  const repository = new Repository(stack, 'Repository');
  expect(repository.grants).toBe(repository.grants);
});

describe('the facade of a repository that is not ours', () => {
  test('grants on a repository of aws-cdk-lib', () => {
    expect(RepositoryGrants.fromRepository(new ecr.Repository(stack, 'Theirs')).pull(role).success).toBe(true);
    expect(identityStatements()[0]).toMatchObject({ Action: PULL, Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Theirs/), 'Arn'] } });
  });

  test.each<[string, (scope: Stack) => ecr.IRepository]>([
    ['ours', (scope) => Repository.fromRepositoryName(scope, 'Imported', 'app')],
    ['that of aws-cdk-lib', (scope) => ecr.Repository.fromRepositoryName(scope, 'Imported', 'app')],
  ])('grants on an import of %s through the identity policy', (_, define) => {
    RepositoryGrants.fromRepository(define(stack)).pull(role);
    expect(identityStatements()[0]).toMatchObject({
      Action: PULL, Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ecr:us-east-1:111122223333:repository/app']] },
    });
    expect(warnings()).toEqual([]);
  });

  test('grants on a reference that CDK creates from an ARN through the identity policy, and warns if that is not enough', () => {
    const reference = ecr.CfnRepository.fromRepositoryArn(stack, 'Reference', ABROAD);
    const grants = RepositoryGrants.fromRepository(reference);

    expect(grants.read(iam.Role.fromRoleArn(stack, 'Same', 'arn:aws:iam::111122223333:role/same')).success).toBe(true);
    expect(grants.pull(service).success).toBe(true);

    expect(identityStatements()[0]).toMatchObject({ Resource: ABROAD });
    expect(warnings()).toEqual([
      expect.stringMatching(/of account "444455556666": where .* for Stack\/Same of account "111122223333" to its policy/),
      expect.stringContaining('for ServicePrincipal(codebuild.amazonaws.com) to its policy'),
    ]);
  });

  class Logged extends Repository {
    public readonly granted: string[] = [];
    public readonly statements: iam.PolicyStatement[] = [];
    public grant(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
      this.granted.push(...actions);
      return super.grant(grantee, ...actions);
    }
    public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
      this.statements.push(statement);
      return super.addToResourcePolicy(statement);
    }
  }

  test.each<[string, (logged: Logged) => iam.Grant]>([
    ['grantPull', (logged) => logged.grantPull(service)],
    ['grants.pull', (logged) => logged.grants.pull(service)],
    ['the facade', (logged) => RepositoryGrants.fromRepository(logged).pull(service)],
  ])('%s goes through the methods that a subclass overrides', (_, grant) => {
    const logged = new Logged(stack, 'Logged');
    grant(logged);
    expect(logged.granted).toEqual(PULL);
    expect(logged.statements.map(({ actions }) => actions)).toEqual([PULL]);
  });

  test('a subclass that returns no dependable for its policy is the dependable itself', () => {
    class Brief extends Repository {
      public addToResourcePolicy(): iam.AddToResourcePolicyResult {
        return { statementAdded: true };
      }
    }
    const brief = new Brief(stack, 'Brief');
    brief.grantPull(service).applyBefore(role);
    Template.fromStack(stack).hasResource('AWS::IAM::Role', { DependsOn: [stack.getLogicalId(brief.node.defaultChild as ecr.CfnRepository)] });
  });
});

describe('the facade of an L1', () => {
  const granted = { Action: PULL, Effect: 'Allow', Principal: { Service: 'codebuild.amazonaws.com' } };

  test('gives a role only an identity policy', () => {
    const l1 = new ecr.CfnRepository(stack, 'L1');
    RepositoryGrants.fromRepository(l1).pull(role);
    expect(identityStatements()).toEqual([
      { Action: PULL, Effect: 'Allow', Resource: { 'Fn::GetAtt': ['L1', 'Arn'] } }, { Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*' },
    ]);
    expect(policyText()).toBeUndefined();
  });

  test('writes the policy of the L1 if the principal has no identity policy, once for the same grant', () => {
    const grants = RepositoryGrants.fromRepository(new ecr.CfnRepository(stack, 'L1'));
    const grant = grants.pull(service);
    grants.pull(service);
    expect(grant.success).toBe(true);
    expect(policyText()).toEqual({ Statement: [granted], Version: '2012-10-17' });
  });

  test('keeps the existing policy', () => {
    const present = { Sid: 'Mine', Effect: 'Deny', Principal: '*', Action: 'ecr:*' };
    const l1 = new ecr.CfnRepository(stack, 'L1', { repositoryPolicyText: { Version: '2008-10-17', Id: 'policy', Statement: present } });
    RepositoryGrants.fromRepository(l1).pull(service);
    RepositoryGrants.fromRepository(l1).read(new iam.AccountPrincipal('444455556666'));
    expect(policyText()).toEqual({
      Version: '2008-10-17',
      Id: 'policy',
      Statement: [present, granted, expect.objectContaining({ Action: ['ecr:DescribeRepositories', 'ecr:DescribeImages'] })],
    });
  });

  test('can be a dependency', () => {
    const l1 = new ecr.CfnRepository(stack, 'L1');
    RepositoryGrants.fromRepository(l1).pull(service).applyBefore(role);
    Template.fromStack(stack).hasResource('AWS::IAM::Role', { DependsOn: ['L1'] });
  });

  test('allows a role of another account\'s stack by a tag', () => {
    const other = new Stack(stack.node.root as App, 'Other', { env: { ...HERE, account: '444455556666' } });
    const foreign = new iam.Role(other, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    RepositoryGrants.fromRepository(new ecr.CfnRepository(stack, 'L1', { repositoryName: 'named' })).pull(foreign);
    expect(policyText().Statement[0].Condition).toEqual({ StringEquals: { 'aws:PrincipalTag/aws-cdk:id': `Other_${foreign.node.addr}` } });
  });

  test('fails for what ECR would reject, with the path of the L1', () => {
    const grants = RepositoryGrants.fromRepository(new ecr.CfnRepository(stack, 'L1'));
    expect(() => grants.actions(role)).toThrow(expect.objectContaining({ name: 'GrantNeedsActions', constructPath: 'Stack/L1' }));
    expect(() => grants.pull(new iam.ArnPrincipal('my-role'))).toThrow(expect.objectContaining({ name: 'InvalidPrincipal', constructPath: 'Stack/L1' }));
  });

  test('warns about what is dangerous, but not about Lambda, as for a repository', () => {
    const grants = RepositoryGrants.fromRepository(new ecr.CfnRepository(stack, 'L1'));
    grants.pull(new iam.ServicePrincipal('lambda.amazonaws.com'));
    expect(warnings()).toEqual([]);
    grants.pull(new iam.AnyPrincipal());
    expect(warnings()).toEqual([expect.stringContaining('gives access to everyone with an AWS account')]);
  });
});

test.each<[string, (scope: Stack) => unknown, string]>([
  ['nothing', () => undefined, 'got undefined'],
  ['null', () => null, 'got null'],
  ['a name', () => 'team/app', 'got "team/app"'],
  ['an object', () => ({}), 'got {}'],
  ['a public repository', (scope) => new ecr.CfnPublicRepository(scope, 'Public'), 'got [CfnPublicRepository]'],
  ['what has a method grant only', () => ({ grant: 'x' }), "got { grant: 'x' }"],
  ['what has a repository', (scope) => new TarballImageAsset(scope, 'Asset', { tarballFile: __filename }), 'got [TarballImageAsset]: pass its property repository'],
])('fails for %s', (_, define, got) => {
  const value = define(stack);
  expect(() => RepositoryGrants.fromRepository(value as never)).toThrow(expect.objectContaining({
    name: 'RepositoryRequired', message: `repository must be a Repository, an imported repository or a CfnRepository, ${got}`,
  }));
});

test('fails for a grant without actions, with the path of the repository', () => {
  const repository = new Repository(stack, 'Repo');
  expect(() => repository.grant(role)).toThrow(expect.objectContaining({ name: 'GrantNeedsActions', constructPath: 'Stack/Repo' }));
});

test('fails for a grant without a grantee, with the path of the repository', () => {
  const repository = new Repository(stack, 'Repo');
  expect(() => repository.grants.pull(undefined as never)).toThrow(expect.objectContaining({ name: 'GranteeRequired', constructPath: 'Stack/Repo' }));
});

describe('a grant on a repository whose attributes name another account', () => {
  test('keeps the statement of the principal', () => {
    const imported = Repository.fromRepositoryAttributes(stack, 'Import', { repositoryName: 'app', repositoryArn: ABROAD });
    expect(imported.env.account).toBe('444455556666');
    const grant = imported.grantRead(role);
    expect(grant.principalStatements).toHaveLength(1);
    expect(grant.resourceStatements).toHaveLength(0);
  });

  test('goes to groups, which a resource policy cannot name', () => {
    const imported = Repository.fromRepositoryAttributes(stack, 'Import', { repositoryName: 'app', repositoryArn: ABROAD });
    expect(imported.grantPull(new iam.Group(stack, 'Group')).success).toBe(true);
  });
});
