import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Aws, Fn, Stack } from 'aws-cdk-lib/core';
import { Repository } from '../../src';

const HERE = '111122223333';
const THERE = '444455556666';
const arn = (account: string) => `arn:aws:ecr:eu-west-1:${account}:repository/app`;

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: { account: HERE, region: 'eu-west-1' } });
});

const warnings = () => Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => entry.data as string);
const role = (scope = stack) => new iam.Role(scope, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
const imports: Record<string, (account: string) => ReturnType<typeof Repository.fromRepositoryArn>> = {
  fromRepositoryArn: (account) => Repository.fromRepositoryArn(stack, 'Import', arn(account)),
  fromRepositoryAttributes: (account) => Repository.fromRepositoryAttributes(stack, 'Import', { repositoryName: 'app', repositoryArn: arn(account) }),
};

describe.each(Object.entries(imports))('a grant on an import by %s', (_, fromAccount) => {
  test.each<[string, () => iam.IGrantable, string]>([
    ['a role', role, 'Stack/Role of account "111122223333"'],
    ['an imported role', () => iam.Role.fromRoleArn(stack, 'R', `arn:aws:iam::${HERE}:role/x`), 'Stack/R of account "111122223333"'],
    ['an account', () => new iam.AccountPrincipal(HERE), 'AccountPrincipal(111122223333) of account "111122223333"'],
    ['an ARN', () => new iam.ArnPrincipal(`arn:aws:iam::${HERE}:role/x`), 'ArnPrincipal(arn:aws:iam::111122223333:role/x)'],
    ['an account as an ARN', () => new iam.ArnPrincipal(HERE), 'ArnPrincipal(111122223333)'],
    ['everyone', () => new iam.AnyPrincipal(), 'AnyPrincipal()'],
    ['everyone as a star', () => new iam.StarPrincipal(), 'StarPrincipal()'],
    ['an organization', () => new iam.OrganizationPrincipal('o-1234567890'), 'OrganizationPrincipal(o-1234567890)'],
    ['a service', () => new iam.ServicePrincipal('codebuild.amazonaws.com'), 'ServicePrincipal(codebuild.amazonaws.com)'],
    ['Lambda', () => new iam.ServicePrincipal('lambda.amazonaws.com'), 'ServicePrincipal(lambda.amazonaws.com)'],
  ])('of another account warns about %s, with principal and account', (_what, grantee, name) => {
    fromAccount(THERE).grantPull(grantee());
    expect(warnings()).toEqual([expect.stringContaining(
      `cannot modify the policy of an imported repository of account "444455556666": where the repository is defined, add a statement for ${name} `
      + 'to its policy, or use a registry policy')]);
  });

  test.each<[string, () => iam.IGrantable]>([
    ['a role', role],
    ['an account', () => new iam.AccountPrincipal(HERE)],
    ['the account of the stack', () => new iam.AccountRootPrincipal()],
    ['an ARN', () => new iam.ArnPrincipal(`arn:aws:iam::${HERE}:role/x`)],
    ['an ARN that is a token', () => new iam.ArnPrincipal(Fn.importValue('Arn'))],
    ['an account that is a token', () => new iam.AccountPrincipal(Aws.ACCOUNT_ID)],
    ['a role that cannot be changed', () => role().withoutPolicyUpdates()],
    ['Lambda', () => new iam.ServicePrincipal('lambda.amazonaws.com')],
  ])('of the account of the stack does not warn about %s', (_what, grantee) => {
    fromAccount(HERE).grantPull(grantee());
    expect(warnings()).toEqual([]);
  });

  test.each<[string, () => iam.IGrantable]>([
    ['everyone', () => new iam.AnyPrincipal()], ['a service', () => new iam.ServicePrincipal('codebuild.amazonaws.com')],
    ['an account that is not the only one', () => new iam.CompositePrincipal(new iam.ArnPrincipal(`arn:aws:iam::${HERE}:root`), new iam.ArnPrincipal(`arn:aws:iam::${THERE}:root`))],
  ])('of the account of the stack warns about %s', (_what, grantee) => {
    fromAccount(HERE).grantPull(grantee());
    expect(warnings()).toEqual([expect.stringContaining('of account "111122223333": where')]);
  });

  test('of another account does not warn about a principal of that account', () => {
    fromAccount(THERE).grantPull(new iam.AccountPrincipal(THERE));
    expect(warnings()).toEqual([]);
  });

  test('of a known account does not warn in a stack with an unknown account', () => {
    stack = new Stack(new App(), 'Stack');
    fromAccount(THERE).grantPull(role());
    expect(warnings()).toEqual([]);
  });
});

test('a grant on an import by name in a stack with an unknown account names no account', () => {
  stack = new Stack(new App(), 'Stack');
  Repository.fromRepositoryName(stack, 'Import', 'app').grantPull(new iam.ServicePrincipal('codebuild.amazonaws.com'));
  expect(warnings()).toEqual([expect.stringContaining('the policy of an imported repository: where the repository is defined, add a statement for ServicePrincipal(codebuild.amazonaws.com) to')]);
});

describe('a statement of the user for the policy of an import', () => {
  test('always warns', () => {
    Repository.fromRepositoryArn(stack, 'Import', arn(THERE)).addToResourcePolicy(new iam.PolicyStatement({
      effect: iam.Effect.DENY, actions: ['ecr:*'], principals: [new iam.AccountPrincipal(THERE), new iam.ArnPrincipal(Fn.importValue('Arn'))],
    }));
    expect(warnings()).toEqual([expect.stringContaining('add a statement for AccountPrincipal(444455556666) of account "444455556666", [ArnPrincipal] to its policy')]);
  });

  test('also warns if it names no principal yet', () => {
    Repository.fromRepositoryName(stack, 'Import', 'app').addToResourcePolicy(new iam.PolicyStatement());
    expect(warnings()).toEqual([expect.stringContaining('add a statement for the principals to its policy')]);
  });
});

test('names a mock of a principal by its class', () => {
  class StandIn {
    public readonly assumeRoleAction = 'sts:AssumeRole';
    public readonly policyFragment = new iam.PrincipalPolicyFragment({ AWS: [`arn:aws:iam::${HERE}:role/x`] });
    public readonly grantPrincipal = this;
    public addToPrincipalPolicy() {
      return { statementAdded: false };
    }
  }
  Repository.fromRepositoryArn(stack, 'Import', arn(THERE)).grantRead(new StandIn() as unknown as iam.IPrincipal);
  expect(warnings()).toEqual([expect.stringContaining('add a statement for [StandIn] to its policy')]);
});
