import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnPublicRepository } from 'aws-cdk-lib/aws-ecr';
import { App, CfnParameter, CfnResource, Lazy, Mixin, PropertyInjectors, RemovalPolicy, Stack, Tags, type IPropertyInjector } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { HERE, onlyResource, publicStack } from './support';
import { PublicArchitecture, PublicOperatingSystem, PublicRepository, type PublicRepositoryProps } from '../../src';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

test('a repository without properties is retained, and named by CloudFormation', () => {
  const stack = publicStack();
  new PublicRepository(stack, 'Cli');
  expect(onlyResource(stack)).toEqual({ Type: 'AWS::ECR::PublicRepository', UpdateReplacePolicy: 'Retain', DeletionPolicy: 'Retain' });
});

test('every property is rendered', () => {
  const stack = publicStack();
  const repository = new PublicRepository(stack, 'Cli', {
    repositoryName: 'acme/cli',
    description: 'Acme CLI',
    aboutText: '## About',
    usageText: '## Usage',
    architectures: [PublicArchitecture.X86_64, PublicArchitecture.X86, PublicArchitecture.ARM_64, PublicArchitecture.ARM],
    operatingSystems: [PublicOperatingSystem.LINUX, PublicOperatingSystem.WINDOWS],
    removalPolicy: RemovalPolicy.DESTROY,
  });
  Tags.of(repository).add('Owner', 'platform');
  expect(onlyResource(stack)).toEqual({
    Type: 'AWS::ECR::PublicRepository',
    Properties: {
      RepositoryName: 'acme/cli',
      RepositoryCatalogData: {
        RepositoryDescription: 'Acme CLI',
        AboutText: '## About',
        UsageText: '## Usage',
        Architectures: ['x86-64', 'x86', 'ARM 64', 'ARM'],
        OperatingSystems: ['Linux', 'Windows'],
      },
      Tags: [{ Key: 'Owner', Value: 'platform' }],
    },
    UpdateReplacePolicy: 'Delete',
    DeletionPolicy: 'Delete',
  });
});

test('absent catalog data is not rendered, if it is omitted, null or an empty list', () => {
  const stack = publicStack();
  const nothing = {
    description: null, aboutText: undefined, usageText: null, architectures: [], operatingSystems: null, repositoryName: null, removalPolicy: null,
  };
  new PublicRepository(stack, 'Cli', nothing as unknown as PublicRepositoryProps);
  expect(onlyResource(stack).Properties).toBeUndefined();
});

test('name and ARN are those of the resource; elsewhere in the app they are plain text', () => {
  const app = new App();
  const stack = publicStack(app);
  const repository = new PublicRepository(stack, 'Cli', { repositoryName: 'acme/cli' });
  expect(stack.resolve([repository.repositoryName, repository.repositoryArn])).toEqual([{ Ref: 'CliB740FDB5' }, { 'Fn::GetAtt': ['CliB740FDB5', 'Arn'] }]);
  expect(repository.publicRepositoryRef).toEqual({ repositoryName: repository.repositoryName, publicRepositoryArn: repository.repositoryArn });

  const elsewhere = new Stack(app, 'Elsewhere', { env: { ...HERE, region: 'eu-west-1' } });
  new CfnResource(elsewhere, 'User', { type: 'Test::User', properties: { arn: repository.repositoryArn, name: repository.repositoryName } });
  Template.fromStack(elsewhere).hasResourceProperties('Test::User', {
    arn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ecr-public::111122223333:repository/acme/cli']] }, name: 'acme/cli',
  });
});

describe('URIs', () => {
  const repository = () => new PublicRepository(publicStack(), 'Cli', { repositoryName: 'acme/cli', registryAlias: 'a1b2c3d4' });
  const resolve = (text: string) => publicStack().resolve(text);

  test.each<[string, (it: PublicRepository) => string, string, string]>([
    ['the repository', (it) => it.repositoryUri, 'public.ecr.aws/a1b2c3d4/', ''],
    ['the repository over IPv6', (it) => it.dualStackRepositoryUri, 'ecr-public.aws.com/a1b2c3d4/', ''],
    ['a tag', (it) => it.repositoryUriForTag('v1'), 'public.ecr.aws/a1b2c3d4/', ':v1'],
    ['no tag', (it) => it.repositoryUriForTag(), 'public.ecr.aws/a1b2c3d4/', ''],
    ['a digest', (it) => it.repositoryUriForDigest(DIGEST), 'public.ecr.aws/a1b2c3d4/', `@${DIGEST}`],
  ])('the URI of %s', (_, uriOf, before, after) => {
    expect(resolve(uriOf(repository()))).toEqual({ 'Fn::Join': ['', [before, { Ref: 'CliB740FDB5' }, ...after ? [after] : []]] });
  });

  test('fails without an alias, and explains where to find it', () => {
    const unknown = new PublicRepository(publicStack(), 'Cli');
    for (const uri of [() => unknown.repositoryUri, () => unknown.dualStackRepositoryUri, () => unknown.repositoryUriForTag('v1'), () => unknown.repositoryUriForDigest(DIGEST)]) {
      expect(uri).toThrow(expect.objectContaining({ name: 'RegistryAliasRequired', constructPath: 'Stack/Cli' }));
    }
    expect(() => unknown.repositoryUri).toThrow('registryAlias must be set to read URIs, because a template cannot read it: the AWS console shows it, and so does '
      + '`aws ecr-public describe-registries --region us-east-1`');
  });

  test('fails for a tag and a digest that no image can have', () => {
    expect(() => repository().repositoryUriForTag('no tag')).toThrow(expect.objectContaining({ name: 'InvalidImageTag' }));
    expect(() => repository().repositoryUriForDigest('sha256:1')).toThrow(expect.objectContaining({ name: 'InvalidImageDigest' }));
  });
});

describe('the removal policy', () => {
  test.each([RemovalPolicy.DESTROY, RemovalPolicy.RETAIN, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE])('may be %s, in the properties or applied later', (removalPolicy) => {
    const [early, late] = [publicStack(), publicStack()];
    new PublicRepository(early, 'Cli', { removalPolicy });
    new PublicRepository(late, 'Cli').applyRemovalPolicy(removalPolicy);
    expect(onlyResource(early)).toEqual(onlyResource(late));
  });

  test('fails for SNAPSHOT, in the properties and applied later', () => {
    expect(() => new PublicRepository(publicStack(), 'Cli', { removalPolicy: RemovalPolicy.SNAPSHOT }))
      .toThrow('removalPolicy must be RemovalPolicy.DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE');
    expect(() => new PublicRepository(publicStack(), 'Cli').applyRemovalPolicy(RemovalPolicy.SNAPSHOT))
      .toThrow(expect.objectContaining({ name: 'RemovalPolicyNotSupported', constructPath: 'Stack/Cli', message: expect.stringMatching(/^policy must be RemovalPolicy/) }));
  });
});

test('fails for two repositories with one name, with both paths', () => {
  const app = new App();
  ['A', 'B'].forEach((id) => new PublicRepository(publicStack(app, id), 'Cli', { repositoryName: 'acme/cli' }));
  expect(() => app.synth()).toThrow('DuplicatePublicRepository: A/Cli and B/Cli both define a public repository for "acme/cli" in account 111122223333 and region us-east-1; '
    + 'only one can exist: give one of them another repositoryName, or import it with PublicRepository.fromPublicRepositoryName');
});

test('warns about two repositories with one name in environments that are known only at deployment', () => {
  const app = new App();
  ['A', 'B'].forEach((id) => new PublicRepository(new Stack(app, id), 'Cli', { repositoryName: 'acme/cli' }));
  const warnings = app.synth().getStackArtifact('B').messages.map(({ entry }) => entry.data);
  expect(warnings).toEqual([expect.stringContaining('cdk-ecr:duplicatePublicRepository]')]);
});

test('accepts two repositories with generated names', () => {
  const stack = publicStack();
  ['A', 'B'].forEach((id) => new PublicRepository(stack, id));
  Template.fromStack(stack).resourceCountIs('AWS::ECR::PublicRepository', 2);
});

test('a property injector receives the properties first', () => {
  class Described implements IPropertyInjector {
    public readonly constructUniqueId = PublicRepository.PROPERTY_INJECTION_ID;
    public inject(props: any): any {
      return { description: 'ours', ...props };
    }
  }
  const stack = publicStack();
  PropertyInjectors.of(stack).add(new Described());
  new PublicRepository(stack, 'Cli');
  expect(PublicRepository.PROPERTY_INJECTION_ID).toBe('cdk-ecr.PublicRepository');
  expect(onlyResource(stack).Properties).toEqual({ RepositoryCatalogData: { RepositoryDescription: 'ours' } });
});

test('a mixin is applied to the L1', () => {
  class Named extends Mixin {
    public supports(construct: IConstruct): construct is CfnPublicRepository {
      return CfnPublicRepository.isCfnPublicRepository(construct);
    }
    public applyTo(construct: IConstruct): void {
      (construct as CfnPublicRepository).repositoryName = 'mixed/in';
    }
  }
  const stack = publicStack();
  new PublicRepository(stack, 'Cli').with(new Named());
  expect(onlyResource(stack).Properties).toEqual({ RepositoryName: 'mixed/in' });
});

test('values of tokens are checked at synthesis, all together', () => {
  const stack = publicStack();
  const later = (value: unknown) => Lazy.string({ produce: () => value as string });
  new PublicRepository(stack, 'Cli', {
    repositoryName: later('No Name'),
    description: later('d'.repeat(1025)),
    architectures: [PublicArchitecture.of(later('a'.repeat(51)))],
  });
  expect(() => Template.fromStack(stack)).toThrow(/InvalidRepositoryName: repositoryName [^]*InvalidCatalogText: description [^]*InvalidBadge: architectures\[0\] /);
});

test('values that only CloudFormation knows are accepted', () => {
  const stack = publicStack();
  const { valueAsString: value } = new CfnParameter(stack, 'Value');
  new PublicRepository(stack, 'Cli', { repositoryName: value, description: value, aboutText: `${value}!`, usageText: value, registryAlias: value });
  Template.fromStack(stack).hasResourceProperties('AWS::ECR::PublicRepository', { RepositoryName: { Ref: 'Value' }, RepositoryCatalogData: Match.objectLike({ UsageText: { Ref: 'Value' } }) });
});
