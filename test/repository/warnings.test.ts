import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DockerImageCode, DockerImageFunction } from 'aws-cdk-lib/aws-lambda';
import { App, Aws, Duration, Fn, RemovalPolicy, Stack, Tags, Validations } from 'aws-cdk-lib/core';
import { AuthorizationToken, Repository, TagMutability, TagStatus } from '../../src';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
});

/** The ids of the warnings at a construct path. */
const warnings = () => Annotations.fromStack(stack).findWarning('*', Match.anyValue())
  .map(({ entry }) => /\[ack: (?:.*::)?(.*)\]$/.exec(entry.data as string)?.[1]);
const text = () => Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => entry.data as string).join('\n');

const repository = () => new Repository(stack, 'Repo');
const statement = (props: iam.PolicyStatementProps = {}) => new iam.PolicyStatement({
  actions: ['ecr:BatchGetImage'], principals: [new iam.AccountPrincipal('444455556666')], ...props,
});
const ABROAD = 'arn:aws:ecr:us-east-1:444455556666:repository/app';
const role = () => new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
const untagged = (maxImageAge: Duration) => ({ tagStatus: TagStatus.UNTAGGED, maxImageAge });

test.each<[string, string[], () => unknown]>([
  ['a statement with resources', ['@aws-cdk/aws-ecr:noResourceStatements'], () => repository().addToResourcePolicy(statement({ resources: ['*'] }))],
  ['a statement with notResources', ['cdk-ecr:notResources'], () => repository().addToResourcePolicy(statement({ notResources: ['*'] }))],
  ['a statement without resources', [], () => repository().addToResourcePolicy(statement())],
  ['a login in a repository policy', ['cdk-ecr:actionsOutsideRepository'], () => repository().addToResourcePolicy(statement({ actions: ['ecr:GetAuthorizationToken'] }))],
  ['actions of another service', ['cdk-ecr:actionsOutsideRepository'], () => repository().addToResourcePolicy(statement({ actions: ['s3:GetObject', 'ecr:*'] }))],
  ['an action that only ends like one of ECR', ['cdk-ecr:actionsOutsideRepository'], () => repository().addToResourcePolicy(statement({ actions: ['xecr:*'] }))],
  ['all actions, and an action in other letters', [], () => repository().addToResourcePolicy(statement({ actions: ['*', 'ECR:BatchGetImage'] }))],
  ['an action that is a token', [], () => repository().addToResourcePolicy(statement({ actions: [Fn.importValue('Action')] }))],
  ['everyone', ['cdk-ecr:anyPrincipal'], () => repository().addToResourcePolicy(statement({ principals: [new iam.AnyPrincipal()] }))],
  ['everyone as a star', ['cdk-ecr:anyPrincipal'], () => repository().addToResourcePolicy(statement({ principals: [new iam.StarPrincipal()] }))],
  ['everyone among others', ['cdk-ecr:anyPrincipal'], () => repository().addToResourcePolicy(statement({ principals: [new iam.AccountRootPrincipal(), new iam.AnyPrincipal()] }))],
  ['everyone of an organization', [], () => repository().addToResourcePolicy(statement({
    principals: [new iam.AnyPrincipal()], conditions: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
  }))],
  ['an organization', [], () => repository().grantPull(new iam.OrganizationPrincipal('o-1234567890'))],
  ['nobody', [], () => repository().addToResourcePolicy(statement({ effect: iam.Effect.DENY, principals: [new iam.AnyPrincipal()] }))],
  ['Lambda in a statement of the user', ['cdk-ecr:lambdaWithoutSource'], () => repository().addToResourcePolicy(statement({ principals: [new iam.ServicePrincipal('lambda.amazonaws.com')] }))],
  ['a grant to Lambda', [], () => repository().grantPull(new iam.ServicePrincipal('lambda.amazonaws.com'))],
  ['a grant of the facade to Lambda', [], () => repository().grants.pull(new iam.ServicePrincipal('lambda.amazonaws.com'))],
  ['an image for Lambda', [], () => new DockerImageFunction(stack, 'Function', { code: DockerImageCode.fromEcr(repository()) })],
  ['an image for Lambda from an import', [], () => new DockerImageFunction(stack, 'Function', { code: DockerImageCode.fromEcr(Repository.fromRepositoryName(stack, 'I', 'app')) })],
  ['Lambda of an account', [], () => repository().grantPull(new iam.ServicePrincipal('lambda.amazonaws.com', {
    conditions: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
  }))],
  ['another service', [], () => repository().grantPull(new iam.ServicePrincipal('codebuild.amazonaws.com'))],

  ['a grant to a service on an import', ['cdk-ecr:importedRepositoryPolicy'], () => Repository.fromRepositoryName(stack, 'I', 'app').grantPull(new iam.ServicePrincipal('a.amazonaws.com'))],
  ['a statement on an import', ['cdk-ecr:importedRepositoryPolicy'], () => Repository.fromRepositoryArn(stack, 'I', ABROAD).addToResourcePolicy(statement())],
  ['a grant to a role on an import', [], () => Repository.fromRepositoryName(stack, 'I', 'app').grantPull(role())],
  ['a grant to a role on an import of another account', ['cdk-ecr:importedRepositoryPolicy'], () => Repository.fromRepositoryArn(stack, 'I', ABROAD).grantRead(role())],
  ['an import of many', ['cdk-ecr:wildcardImport'], () => Repository.fromRepositoryName(stack, 'I', 'team/*')],
  ['an import of all by an ARN', ['cdk-ecr:wildcardImport'], () => Repository.fromRepositoryArn(stack, 'I', 'arn:aws:ecr:eu-west-1:111122223333:repository/*')],
  ['an import whose ARN is wider than its name', ['cdk-ecr:wildcardImport'], () => Repository.fromRepositoryAttributes(stack, 'I', {
    repositoryName: 'team/app', repositoryArn: 'arn:aws:ecr:eu-west-1:111122223333:repository/team/*',
  })],
  ['an import whose ARN is its name', [], () => Repository.fromRepositoryAttributes(stack, 'I', {
    repositoryName: 'team/app', repositoryArn: 'arn:aws:ecr:eu-west-1:111122223333:repository/team/app',
  })],
  ['an import whose name is a token', [], () => Repository.fromRepositoryName(stack, 'I', `${Fn.importValue('Name')}*`)],

  ['events of another account and region', ['cdk-ecr:eventsElsewhere'], () => Repository.fromRepositoryArn(stack, 'I', ABROAD).onEvent('E')],
  ['scans in another region', ['cdk-ecr:eventsElsewhere'], () => Repository.fromRepositoryArn(stack, 'I', 'arn:aws:ecr:us-east-1:111122223333:repository/app').onImageScanCompleted('E')],
  ['pushes in another account', ['cdk-ecr:eventsElsewhere'], () => Repository.fromRepositoryArn(stack, 'I', 'arn:aws:ecr:eu-west-1:444455556666:repository/app').onCloudTrailImagePushed('E')],
  ['events here', [], () => Repository.fromRepositoryName(stack, 'I', 'app').onEvent('E')],
  ['events of somewhere', [], () => Repository.fromRepositoryArn(stack, 'I', `arn:aws:ecr:${Aws.REGION}:111122223333:repository/app`.replace(Aws.REGION, 'eu-west-1')).onEvent('E')],

  ['untagged images that expire after 6 days', ['cdk-ecr:shortUntaggedExpiry'], () => new Repository(stack, 'Repo', { lifecycleRules: [untagged(Duration.days(6))] })],
  ['untagged images that expire after 6 days, added later', ['cdk-ecr:shortUntaggedExpiry'], () => repository().addLifecycleRule(untagged(Duration.days(6)))],
  ['untagged images that expire after 7 days', [], () => new Repository(stack, 'Repo', { lifecycleRules: [untagged(Duration.days(7))] })],
  ['untagged images beyond a number', [], () => new Repository(stack, 'Repo', { lifecycleRules: [{ tagStatus: TagStatus.UNTAGGED, maxImageCount: 1 }] })],
  ['any images that expire after a day', [], () => new Repository(stack, 'Repo', { lifecycleRules: [{ maxImageAge: Duration.days(1) }] })],
  ['untagged images that expire where tags do not move', [], () => new Repository(stack, 'Repo', {
    imageTagMutability: TagMutability.IMMUTABLE, lifecycleRules: [untagged(Duration.days(1))],
  })],
  ['untagged images that expire where tags may move', ['cdk-ecr:shortUntaggedExpiry'], () => new Repository(stack, 'Repo', {
    imageTagMutability: TagMutability.MUTABLE, lifecycleRules: [untagged(Duration.days(1))],
  })],
  ['untagged images that expire where tags do not move, added later', [], () => new Repository(stack, 'Repo', {
    imageTagMutability: TagMutability.IMMUTABLE,
  }).addLifecycleRule(untagged(Duration.days(1)))],

  ['emptyOnDelete that is kept after all', ['cdk-ecr:emptyOnDeleteWithoutDestroy'], () => new Repository(stack, 'Repo', {
    emptyOnDelete: true, removalPolicy: RemovalPolicy.DESTROY,
  }).applyRemovalPolicy(RemovalPolicy.RETAIN)],
  ['emptyOnDelete that is destroyed', [], () => new Repository(stack, 'Repo', {
    emptyOnDelete: true, removalPolicy: RemovalPolicy.DESTROY,
  }).applyRemovalPolicy(RemovalPolicy.DESTROY)],
  ['a repository that is kept', [], () => repository().applyRemovalPolicy(RemovalPolicy.RETAIN)],

  ['a tag of 129 characters', ['cdk-ecr:tagTooLongToPull'], () => repository().repositoryUriForTag('t'.repeat(129))],
  ['a tag of 128 characters', [], () => repository().repositoryUriForTag('t'.repeat(128))],
  ['a tag that is a token', [], () => repository().repositoryUriForTag(`${Fn.importValue('Tag')}${'t'.repeat(129)}`)],

  ['a tag of the resource with a key of 128 characters', ['cdk-ecr:tagBeyondSchema'], () => Tags.of(repository()).add('k'.repeat(128), 'v')],
  ['a tag of the resource with a value of 256 characters', ['cdk-ecr:tagBeyondSchema'], () => Tags.of(repository()).add('k', 'v'.repeat(256))],
  ['a tag of the resource without a value', ['cdk-ecr:tagBeyondSchema'], () => Tags.of(repository()).add('k', '')],
  ['a tag of the resource with all that the schema takes', [], () => Tags.of(repository()).add('k'.repeat(127), 'v'.repeat(255))],
  ['a tag of the resource that is a token', [], () => Tags.of(repository()).add('k', Fn.importValue('V').padEnd(256, 'x'))],

  ['a login of a role', [], () => AuthorizationToken.grantRead(role())],
  ['a login of a role whose grants go to resources', ['cdk-ecr:loginNotGranted'], () => AuthorizationToken.grantRead(iam.Role.fromRoleArn(
    stack, 'R', 'arn:aws:iam::111122223333:role/x', { mutable: false, addGrantsToResources: true },
  ))],
])('%s: %j', (_, ids, program) => {
  program();
  expect(warnings()).toEqual(ids);
});

test('a warning names the value and explains the fix', () => {
  Repository.fromRepositoryArn(stack, 'I', ABROAD).onEvent('E');
  repository().addToResourcePolicy(statement({ actions: ['s3:GetObject', 'ecr:BatchGetImage'] }));
  expect(text()).toContain('events of this repository arrive in account "444455556666" and region "us-east-1", not in that of the stack: forward them');
  expect(text()).toContain("a repository policy cannot allow or deny [ 's3:GetObject' ]: put it in an identity policy");
});

test.each(['before', 'after'])('a warning that is acknowledged %s it is reported is not shown', (when) => {
  const acknowledge = () => Validations.of(stack).acknowledge({ id: 'cdk-ecr:importedRepositoryPolicy', reason: 'the other team has done it' });
  if (when === 'before') acknowledge();
  Repository.fromRepositoryName(stack, 'I', 'app').grantPull(new iam.ServicePrincipal('a.amazonaws.com'));
  if (when === 'after') acknowledge();
  expect(warnings()).toEqual([]);
});

test('a warning of aws-cdk-lib has the same id, without a prefix, so that an acknowledgement works here as well', () => {
  repository().addToResourcePolicy(statement({ resources: ['*'] }));
  expect(text()).toContain('[ack: @aws-cdk/aws-ecr:noResourceStatements]');
});

test('warns about a group whose policy cannot be changed here', () => {
  class Fixed extends iam.Group {
    public addToPrincipalPolicy(): iam.AddToPrincipalPolicyResult {
      return { statementAdded: false };
    }
  }
  AuthorizationToken.grantRead(new Fixed(stack, 'Group'));
  expect(warnings()).toEqual(['cdk-ecr:loginNotGranted']);
});
