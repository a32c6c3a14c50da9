import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { ImageTagMutabilityExclusionFilter, Repository, RepositoryEncryption } from '../../src';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-gov-west-1' } });
});

const ELSEWHERE = { repositoryName: 'app', repositoryArn: 'arn:aws-us-gov:ecr:us-gov-west-1:444455556666:repository/app' };
const role = () => new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });

test('fails for a grant without actions, with the path of the repository', () => {
  const repository = new Repository(stack, 'Repo');
  expect(() => repository.grant(role())).toThrow(expect.objectContaining({ name: 'GrantNeedsActions', constructPath: 'Stack/Repo' }));
});

test('fails for a grant to nobody, with the path of the repository', () => {
  const repository = new Repository(stack, 'Repo');
  expect(() => repository.grants.pull(undefined as never)).toThrow(expect.objectContaining({ name: 'GranteeRequired', constructPath: 'Stack/Repo' }));
});

test('fails for an invalid pattern with the name of the argument', () => {
  expect(() => ImageTagMutabilityExclusionFilter.wildcard('')).toThrow(/^pattern must be/);
});

test.each([
  [RepositoryEncryption.AES_256, 'AES256'], [RepositoryEncryption.KMS, 'KMS'], [RepositoryEncryption.KMS_DSSE, 'KMS_DSSE'],
])('the encryption %j is written as %s', (encryption, value) => {
  expect(encryption.value).toBe(value);
  expect(() => new Repository(stack, 'Repo', { encryption })).not.toThrow();
});

describe('a grant on a repository whose attributes name another account', () => {
  test('keeps the statement of the principal', () => {
    const imported = Repository.fromRepositoryAttributes(stack, 'Import', ELSEWHERE);
    expect(imported.env.account).toBe('444455556666');
    const grant = imported.grantRead(role());
    expect(grant.principalStatements).toHaveLength(1);
    expect(grant.resourceStatements).toHaveLength(0);
  });

  test('goes to groups, which a resource policy cannot name', () => {
    const imported = Repository.fromRepositoryAttributes(stack, 'Import', ELSEWHERE);
    expect(imported.grantPull(new iam.Group(stack, 'Group')).success).toBe(true);
  });
});
