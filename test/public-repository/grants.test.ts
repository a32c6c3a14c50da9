import { Template } from 'aws-cdk-lib/assertions';
import { CfnPublicRepository } from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { ACCOUNT, HERE, onlyResource, publicStack, warningsIn } from './support';
import { AuthorizationToken, PublicGalleryAuthorizationToken, PublicRepository, PublicRepositoryGrants, Repository } from '../../src';

const PUSH = [
  'ecr-public:BatchCheckLayerAvailability', 'ecr-public:PutImage', 'ecr-public:InitiateLayerUpload', 'ecr-public:UploadLayerPart', 'ecr-public:CompleteLayerUpload',
];
const LOGIN = { Action: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'], Effect: 'Allow', Resource: '*' };
const newRole = (stack: Stack) => new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('codebuild.amazonaws.com') });
const identityStatements = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);

test('a role that pushes can upload to the repository, and log in to the gallery', () => {
  const stack = publicStack();
  const grant = new PublicRepository(stack, 'Cli').grants.push(newRole(stack));
  expect(grant.success).toBe(true);
  expect(identityStatements(stack)).toEqual([{ Action: PUSH, Effect: 'Allow', Resource: { 'Fn::GetAtt': ['CliB740FDB5', 'Arn'] } }, LOGIN]);
  expect(onlyResource(stack).Properties).toBeUndefined();
});

test('a role that pushes to both kinds of registry can log in to both', () => {
  const stack = publicStack();
  const role = newRole(stack);
  new Repository(stack, 'Private').grants.push(role);
  ['One', 'Two'].forEach((id) => new PublicRepository(stack, id).grants.push(role));
  const logins = identityStatements(stack).filter(({ Resource }) => Resource === '*');
  expect(logins).toEqual([{ Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*' }, LOGIN]);
});

test('a principal of another account gets a statement in the policy of the repository', () => {
  const stack = publicStack();
  new PublicRepository(stack, 'Cli').grants.push(new iam.AccountPrincipal('444455556666'));
  expect(onlyResource(stack).Properties.RepositoryPolicyText.Statement).toEqual([{
    Action: PUSH, Effect: 'Allow', Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::444455556666:root']] } },
  }]);
});

test('other actions are granted without a login', () => {
  const stack = publicStack();
  new PublicRepository(stack, 'Cli').grants.actions(newRole(stack), 'ecr-public:DescribeImages');
  expect(identityStatements(stack)).toEqual([{ Action: 'ecr-public:DescribeImages', Effect: 'Allow', Resource: { 'Fn::GetAtt': ['CliB740FDB5', 'Arn'] } }]);
});

test('fails without actions', () => {
  const stack = publicStack();
  expect(() => new PublicRepository(stack, 'Cli').grants.actions(newRole(stack))).toThrow(expect.objectContaining({ name: 'GrantNeedsActions', constructPath: 'Stack/Cli' }));
});

test('the grants of a repository are one object', () => {
  const repository = new PublicRepository(publicStack(), 'Cli');
  expect(repository.grants).toBe(repository.grants);
  expect(repository.grants).toBeInstanceOf(PublicRepositoryGrants);
});

describe('the grants of', () => {
  const service = new iam.ServicePrincipal('codebuild.amazonaws.com');

  test('an L1 keep its existing policy', () => {
    const stack = publicStack();
    const l1 = new CfnPublicRepository(stack, 'Cli', { repositoryPolicyText: { Version: '2012-10-17', Statement: [{ Sid: 'Kept' }] } });
    PublicRepositoryGrants.fromPublicRepository(l1).push(service);
    PublicRepositoryGrants.fromPublicRepository(l1).push(newRole(stack));
    expect(onlyResource(stack).Properties.RepositoryPolicyText).toEqual({
      Version: '2012-10-17',
      Statement: [{ Sid: 'Kept' }, { Action: PUSH, Effect: 'Allow', Principal: { Service: 'codebuild.amazonaws.com' } }],
    });
    expect(identityStatements(stack)).toEqual([{ Action: PUSH, Effect: 'Allow', Resource: { 'Fn::GetAtt': ['Cli', 'Arn'] } }, LOGIN]);
  });

  test('a reference that CDK has created from an ARN warn', () => {
    const stack = publicStack();
    const reference = CfnPublicRepository.fromRepositoryName(stack, 'Cli', 'acme/cli');
    PublicRepositoryGrants.fromPublicRepository(reference).push(service);
    expect(warningsIn(stack)).toEqual([expect.stringContaining('cannot modify the policy of an imported repository')]);
  });

  test.each([undefined, null, 5, {}, { publicRepositoryRef: {} }])('fail for %j', (value) => {
    expect(() => PublicRepositoryGrants.fromPublicRepository(value as any)).toThrow(expect.objectContaining({
      name: 'RepositoryRequired', message: expect.stringMatching(/^repository must be a PublicRepository, an imported public repository or a CfnPublicRepository, got /),
    }));
  });
});

describe('a statement', () => {
  const push = (props: iam.PolicyStatementProps = {}) => new iam.PolicyStatement({ actions: ['ecr-public:PutImage'], principals: [new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:role/r`)], ...props });

  test('may have resources', () => {
    const stack = publicStack();
    const { statementAdded } = new PublicRepository(stack, 'Cli').addToResourcePolicy(push({ resources: ['*'] }));
    expect(statementAdded).toBe(true);
    expect(warningsIn(stack)).toEqual([]);
    expect(onlyResource(stack).Properties.RepositoryPolicyText.Statement).toHaveLength(1);
  });

  test('with a login or actions of private repositories warns', () => {
    const stack = publicStack();
    new PublicRepository(stack, 'Cli').addToResourcePolicy(push({ actions: ['ecr-public:GetAuthorizationToken', 'ecr:PutImage'] }));
    expect(warningsIn(stack)).toEqual([expect.stringContaining(
      "the policy of a public repository cannot allow or deny [ 'ecr-public:GetAuthorizationToken', 'ecr:PutImage' ]: "
      + 'put it in an identity policy (a login: PublicGalleryAuthorizationToken.grantRead)')]);
  });

  test('that is not complete at synthesis fails', () => {
    const stack = publicStack();
    new PublicRepository(stack, 'Cli').addToResourcePolicy(new iam.PolicyStatement({ actions: ['ecr-public:PutImage'] }));
    expect(() => Template.fromStack(stack)).toThrow('InvalidPolicyStatement: statements[0] must have principals');
  });

  test('with a group fails', () => {
    const repository = new PublicRepository(publicStack(), 'Cli');
    expect(() => repository.addToResourcePolicy(push({ principals: [new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:group/devs`)] })))
      .toThrow(expect.objectContaining({ name: 'PrincipalMustNotBeGroup', constructPath: 'Stack/Cli' }));
  });

  test('may name an invalid account of the app', () => {
    const stack = new Stack(new App(), 'Stack', { env: { account: 'test', region: 'us-east-1' } });
    new PublicRepository(stack, 'Cli').addToResourcePolicy(push({ principals: [new iam.AccountPrincipal('test')] }));
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

describe('an import', () => {
  const arn = (account: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ecr-public::${account}:repository/acme/cli`]] });

  test('by name belongs to the account of the stack, in any region', () => {
    const stack = new Stack(new App(), 'Stack', { env: { ...HERE, region: 'eu-west-1' } });
    const imported = PublicRepository.fromPublicRepositoryName(stack, 'Cli', 'acme/cli');
    expect(imported.repositoryName).toBe('acme/cli');
    expect(imported.env).toMatchObject({ account: ACCOUNT, region: 'us-east-1' });
    expect(stack.resolve(imported.publicRepositoryRef.publicRepositoryArn)).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ecr-public::${ACCOUNT}:repository/acme/cli`]] });
    expect(() => imported.repositoryUri).toThrow('registryAlias must be set');
  });

  test('by attributes has URIs', () => {
    const imported = PublicRepository.fromPublicRepositoryAttributes(publicStack(), 'Cli', { repositoryName: 'acme/cli', registryAlias: 'a1b2c3d4' });
    expect(imported.repositoryUriForTag('v1')).toBe('public.ecr.aws/a1b2c3d4/acme/cli:v1');
    expect(imported.dualStackRepositoryUri).toBe('ecr-public.aws.com/a1b2c3d4/acme/cli');
  });

  test('adds no statement to a policy', () => {
    const imported = PublicRepository.fromPublicRepositoryName(publicStack(), 'Cli', 'acme/cli');
    const statement = new iam.PolicyStatement({ actions: ['ecr-public:PutImage'], principals: [new iam.AccountPrincipal('444455556666')] });
    expect(imported.addToResourcePolicy(statement)).toEqual({ statementAdded: false });
  });

  test('grants pushing to a role of its account', () => {
    const stack = publicStack();
    PublicRepository.fromPublicRepositoryName(stack, 'Cli', 'acme/cli').grants.push(newRole(stack));
    expect(identityStatements(stack)).toEqual([{ Action: PUSH, Effect: 'Allow', Resource: arn(ACCOUNT) }, LOGIN]);
    expect(warningsIn(stack)).toEqual([]);
  });

  test('of another account warns that its policy is managed elsewhere', () => {
    const stack = publicStack();
    const imported = PublicRepository.fromPublicRepositoryAttributes(stack, 'Cli', { repositoryName: 'acme/cli', account: '444455556666' });
    imported.grants.push(newRole(stack));
    expect(identityStatements(stack)).toContainEqual({ Action: PUSH, Effect: 'Allow', Resource: arn('444455556666') });
    expect(warningsIn(stack)).toEqual([expect.stringMatching(
      /^cannot modify the policy of an imported repository of account "444455556666": where the repository is defined, add a statement for .* to its policy \[ack: .*cdk-ecr:importedRepositoryPolicy\]$/)]);
  });

  test('fails for all invalid attributes together', () => {
    expect(() => PublicRepository.fromPublicRepositoryAttributes(publicStack(), 'Cli', { repositoryName: 'a--b', account: '1', registryAlias: 'A' }))
      .toThrow(/repositoryName must separate[^]*account must be the 12 digits[^]*registryAlias must be 2 to 50/);
    expect(() => PublicRepository.fromPublicRepositoryName(publicStack(), 'Cli', undefined as any)).toThrow('repositoryName must be 2 to 205 characters long, has 0');
    expect(() => PublicRepository.fromPublicRepositoryAttributes(publicStack(), 'Cli', undefined as any)).toThrow(expect.objectContaining({ constructPath: 'Stack' }));
  });
});

test('the login to the gallery can be granted without a repository', () => {
  const stack = publicStack();
  const user = new iam.User(stack, 'User');
  AuthorizationToken.grantRead(user);
  PublicGalleryAuthorizationToken.grantRead(user);
  expect(identityStatements(stack)).toContainEqual(LOGIN);
});
