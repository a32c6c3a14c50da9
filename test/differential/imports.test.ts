import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnOutput, CfnParameter, Fn, Lazy, type Stack } from 'aws-cdk-lib/core';
import { DIGEST, HERE, type Kit, OTHER_ACCOUNT, type Program, sameRefusals, sameTemplates } from './same-template';

type Repository = ReturnType<Kit['ecr']['Repository']['fromRepositoryName']>;

/** Everything that can be read from imported repositories, in a stack without and in one with an environment. */
const reads = (imports: (kit: Kit) => Repository[]): Program => (kit) => [kit.stack, kit.newStack('Concrete', HERE)].map((stack) => {
  return imports({ ...kit, stack }).map((repository, index) => {
    new CfnOutput(stack, `Uri${index}`, { value: repository.repositoryUriForTagOrDigest('v1') });
    new CfnOutput(stack, `Arn${index}`, { value: repository.repositoryArn });
    return stack.resolve({
      path: repository.node.path,
      env: repository.env,
      name: repository.repositoryName,
      arn: repository.repositoryArn,
      uri: repository.repositoryUri,
      registry: repository.registryUri,
      uris: [repository.repositoryUriForTag('v1'), repository.repositoryUriForDigest(DIGEST), repository.repositoryUriForTagOrDigest(DIGEST)],
      reference: repository.repositoryRef,
    });
  });
});

const NAMES: Record<string, (stack: Stack) => string> = {
  'a name': () => 'service',
  'a name with slashes': () => 'team/product/service',
  'a name from a parameter': (stack) => new CfnParameter(stack, 'Name').valueAsString,
  'a name from an import': () => Fn.importValue('Name'),
  'a name that is lazy': () => Lazy.string({ produce: () => 'lazy' }),
  'a name that a parameter lookup is yet to find': () => 'dummy-value-for-/app/name',
  'a name that a repository lookup is yet to find': () => 'DUMMY_ARN',
  'a name from a dynamic reference': () => '{{resolve:ssm:/app/name}}',
};

const ARNS: Record<string, string> = {
  'an ARN': 'arn:aws:ecr:eu-west-1:111122223333:repository/service',
  'an ARN of another account and region': 'arn:aws:ecr:us-east-1:444455556666:repository/team/service',
  'an ARN that a lookup is yet to find': 'arn:aws:ecr:us-east-1:123456789012:repository/DUMMY_ARN',
  'an ARN for every repository': 'arn:aws:ecr:*:*:repository/*',
  'an ARN in GovCloud': 'arn:aws-us-gov:ecr:us-gov-west-1:111122223333:repository/service',
};

/** A lookup whose result is in the context. */
const lookup = (options: { repositoryName?: string; repositoryArn?: string }): Program => (kit) => {
  const { ecr } = kit;
  return reads(({ stack }) => [ecr.Repository.fromLookup(stack, 'Looked', options)])({ ...kit, stack: kit.newStack('Lookups', HERE) });
};

sameTemplates({
  ...Object.fromEntries(Object.entries(NAMES).flatMap(([what, name]): Array<[string, Program]> => [
    [`an import by ${what}`, reads(({ ecr, stack }) => [ecr.Repository.fromRepositoryName(stack, 'Imported', name(stack))])],
    [`an import by attributes with ${what}`, reads(({ ecr, stack }) => {
      const repositoryName = name(stack);
      return [ecr.Repository.fromRepositoryAttributes(stack, 'Imported', {
        repositoryName, repositoryArn: ecr.Repository.arnForLocalRepository(repositoryName, stack),
      })];
    })],
    [`the local ARN of ${what}`, ({ ecr, newStack, ...kit }) => [kit.stack, newStack('Concrete', HERE)].map((stack) => {
      const repositoryName = name(stack);
      return stack.resolve([ecr.Repository.arnForLocalRepository(repositoryName, stack), ecr.Repository.arnForLocalRepository(repositoryName, stack, '444455556666')]);
    })],
  ])),
  ...Object.fromEntries(Object.entries(ARNS).map(([what, arn]) => (
    [`an import by ${what}`, reads(({ ecr, stack }) => [ecr.Repository.fromRepositoryArn(stack, 'Imported', arn)])]))),
  'an import by attributes whose ARN is a token': reads(({ ecr, stack }) => [
    ecr.Repository.fromRepositoryAttributes(stack, 'Imported', { repositoryName: 'service', repositoryArn: Fn.importValue('Arn') }),
    ecr.Repository.fromRepositoryAttributes(stack, 'Other', { repositoryName: Fn.importValue('Name'), repositoryArn: new CfnParameter(stack, 'P').valueAsString }),
    ecr.Repository.fromRepositoryAttributes(stack, 'Selected', { repositoryName: Fn.select(1, Fn.split('/', Fn.importValue('Arn'))), repositoryArn: Fn.importValue('Arn') }),
  ]),
  'an import by attributes whose ARN is wider than the name': ({ ecr, stack, newStack }) => [stack, newStack('Concrete', HERE)].map((scope) => {
    const imported = ecr.Repository.fromRepositoryAttributes(scope, 'Imported', {
      repositoryName: 'team/app', repositoryArn: 'arn:aws:ecr:eu-west-1:111122223333:repository/team/*',
    });
    imported.grantPull(new Role(scope, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
    return scope.resolve([imported.repositoryUri, imported.repositoryArn, imported.env]);
  }),
  'an import by attributes of another account, but for its environment, which upstream does not know': ({ ecr, stack, newStack }) => {
    return [stack, newStack('Concrete', HERE)].map((scope) => {
      const imported = ecr.Repository.fromRepositoryAttributes(scope, 'Imported', {
        repositoryName: 'service', repositoryArn: 'arn:aws:ecr:us-east-1:444455556666:repository/service',
      });
      new CfnOutput(scope, 'Uri', { value: imported.repositoryUri });
      return scope.resolve([imported.repositoryArn, imported.registryUri, imported.repositoryUriForDigest(DIGEST), imported.node.path]);
    });
  },
  'an import by attributes whose ARN a lookup is yet to find': ({ ecr, stack }) => {
    const [parameter, repository] = ['dummy-value-for-/app/arn', 'arn:aws:ecr:us-east-1:123456789012:repository/DUMMY_ARN'].map((repositoryArn, index) => (
      ecr.Repository.fromRepositoryAttributes(stack, `Imported${index}`, { repositoryName: 'service', repositoryArn })));
    return [parameter.repositoryArn, parameter.env, repository.repositoryArn, repository.repositoryUri, repository.env];
  },
  'ARNs of many repositories': ({ ecr, stack }) => ['team/*', 'a?', '*', '${aws:PrincipalTag/team}/*', 'app-${aws:PrincipalTag/stage}'].map((name) => (
    [ecr.Repository.arnForLocalRepository(name, stack), ecr.Repository.arnForLocalRepository(name, stack, '*'), ecr.Repository.arnForLocalRepository(name, stack, '${aws:PrincipalAccount}')])),
  'several imports of one repository': reads(({ ecr, stack }) => [1, 2, 3].map((n) => ecr.Repository.fromRepositoryName(stack, `Imported${n}`, 'service'))),
  'an import that is used in another stack': ({ ecr, stack, newStack }) => {
    const imported = ecr.Repository.fromRepositoryName(stack, 'Imported', 'service');
    new CfnOutput(newStack('User'), 'Uri', { value: imported.repositoryUri });
    new CfnOutput(newStack('Concrete', OTHER_ACCOUNT), 'Name', { value: imported.repositoryName });
  },
  'a lookup by name': lookup({ repositoryName: 'team/service' }),
  'a lookup by ARN': lookup({ repositoryArn: 'arn:aws:ecr:eu-west-1:111122223333:repository/service' }),
  'a lookup by ARN, of a name with slashes': lookup({ repositoryArn: 'arn:aws:ecr:eu-west-1:111122223333:repository/a/b/c' }),
  'a lookup by name and ARN': lookup({ repositoryName: 'service', repositoryArn: 'arn:aws:ecr:eu-west-1:111122223333:repository/service' }),
  'a lookup whose answer is not known yet': ({ ecr, newStack }) => {
    const stack = newStack('Concrete', HERE);
    const repository = ecr.Repository.fromLookup(stack, 'Looked', { repositoryName: 'unknown' });
    new CfnOutput(stack, 'Uri', { value: repository.repositoryUri });
    return stack.resolve({ name: repository.repositoryName, arn: repository.repositoryArn });
  },
});

const parameter = ({ stack }: Kit) => new CfnParameter(stack, 'P').valueAsString;
const looked = (options: (kit: Kit) => { repositoryName?: string; repositoryArn?: string }): Program => (kit) => (
  kit.ecr.Repository.fromLookup(kit.newStack('Concrete', HERE), 'Looked', options(kit)));
const fromArn = (arn: string): Program => ({ ecr, stack }) => ecr.Repository.fromRepositoryArn(stack, 'Imported', arn);

sameRefusals({
  'an ARN that is a token': ['RepositoryArnIsLateBoundValue', (kit) => kit.ecr.Repository.fromRepositoryArn(kit.stack, 'Imported', parameter(kit))],
  'a name instead of an ARN': ['InvalidRepositoryArnFormat', fromArn('my-repo')],
  'the ARN of a registry': ['InvalidRepositoryArnFormat', fromArn('arn:aws:ecr:us-east-1:111122223333:registry/foo')],
  'the ARN of a topic': ['InvalidRepositoryArnFormat', fromArn('arn:aws:sns:us-east-1:111122223333:topic')],
  'an empty ARN': ['InvalidRepositoryArnFormat', fromArn('')],
  'a lookup of nothing': ['RepositoryNameOrArnRequired', looked(() => ({}))],
  'a lookup of a name that is a token': ['CannotLookupRepositoryWithTokenizedValue', looked((kit) => ({ repositoryName: parameter(kit) }))],
  'a lookup of an ARN that is a token': ['CannotLookupRepositoryWithTokenizedValue', looked((kit) => ({ repositoryArn: parameter(kit) }))],
  'a lookup in a stack without environment': ['StackAccountRegionNotSpecified', ({ ecr, stack }) => ecr.Repository.fromLookup(stack, 'Looked', { repositoryName: 'foo' })],
  'a lookup of an ARN without a name': ['CouldNotDetermineRepositoryIdentifier', looked(() => ({ repositoryArn: 'arn:aws:ecr:eu-west-1:111122223333:repository/' }))],
  'a lookup of a name instead of an ARN': ['ArnsMustStartWithArn', looked(() => ({ repositoryArn: 'my-repo' }))],
});
