import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnOutput, CfnParameter, Fn, Lazy, PhysicalName, RemovalPolicy, Tags } from 'aws-cdk-lib/core';
import { DIGEST, HERE, type Kit, type Program, sameRefusals, sameTemplates } from './same-template';

type Props = NonNullable<ConstructorParameters<Kit['ecr']['Repository']>[2]>;

/** A repository with these props in a stack without and in one with an environment, and everything that can be read from it. */
const repositoryWith = (props: (kit: Kit) => Props): Program => (kit) => {
  const concrete = kit.newStack('Concrete', HERE);
  return [kit.stack, concrete].map((stack) => {
    const repository = new kit.ecr.Repository(stack, 'Repo', props({ ...kit, stack }));
    const read = {
      name: repository.repositoryName,
      arn: repository.repositoryArn,
      uri: repository.repositoryUri,
      registry: repository.registryUri,
      tag: repository.repositoryUriForTag('v1'),
      noTag: repository.repositoryUriForTag(),
      digest: repository.repositoryUriForDigest(DIGEST),
      noDigest: repository.repositoryUriForDigest(),
      tagOrDigest: [undefined, 'latest', DIGEST].map((value) => repository.repositoryUriForTagOrDigest(value)),
      reference: repository.repositoryRef,
    };
    new CfnOutput(stack, 'Name', { value: read.name });
    new CfnOutput(stack, 'Arn', { value: read.arn });
    new CfnOutput(stack, 'Uri', { value: read.uri });
    new CfnOutput(stack, 'Tag', { value: read.tag });
    new CfnOutput(stack, 'Digest', { value: read.digest });
    return stack.resolve(read);
  });
};

const filters = (kit: Kit, ...patterns: string[]) => patterns.map((pattern) => kit.ecr.ImageTagMutabilityExclusionFilter.wildcard(pattern));

sameTemplates({
  'no props': repositoryWith(() => ({})),
  'props that are undefined': repositoryWith(() => ({
    repositoryName: undefined, encryption: undefined, lifecycleRules: undefined, imageScanOnPush: undefined, emptyOnDelete: undefined,
  })),
  'props that are null': repositoryWith(() => ({
    repositoryName: null,
    encryption: null,
    encryptionKey: null,
    lifecycleRules: null,
    lifecycleRegistryId: null,
    imageTagMutability: null,
    imageTagMutabilityExclusionFilters: null,
    autoDeleteImages: null,
    emptyOnDelete: null,
  } as unknown as Props)),
  'null for a tag or digest': ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo');
    const none = null as unknown as undefined;
    return [repository.repositoryUriForTag(none), repository.repositoryUriForDigest(none), repository.repositoryUriForTagOrDigest(none)];
  },
  'a subclass that has its own word in every rule': ({ ecr, stack }) => {
    class Described extends ecr.Repository {
      public addLifecycleRule(rule: Parameters<InstanceType<Kit['ecr']['Repository']>['addLifecycleRule']>[0]): void {
        super.addLifecycleRule({ description: 'ours', ...rule });
      }
    }
    new Described(stack, 'Repo', { lifecycleRules: [{ maxImageCount: 3 }] }).addLifecycleRule({ tagPrefixList: ['a'], maxImageCount: 1 });
  },
  'a subclass with members of its own': ({ ecr, stack }) => {
    class Own extends ecr.Repository {
      public readonly resource = 'resource';
      public readonly rules = ['rules'];
      public readonly policyDocument = 'policy';
      public readonly givenName = 'name';

      public createPolicy(): string {
        return `${this.resource} ${this.takeRules().join()} ${this.policyDocument}`;
      }

      private takeRules(): string[] {
        return this.rules;
      }
    }
    const repository = new Own(stack, 'Repo', { lifecycleRules: [{ maxImageCount: 3 }] });
    repository.addLifecycleRule({ tagPrefixList: ['a'], maxImageCount: 1 });
    repository.addToResourcePolicy(new PolicyStatement({ actions: ['ecr:ListImages'], principals: [new AccountPrincipal('444455556666')] }));
    return [repository.createPolicy(), repository.repositoryUri];
  },
  'a subclass that has another registry': ({ ecr, stack }) => {
    class Proxied extends ecr.Repository {
      public get registryUri(): string {
        return 'registry.example.com';
      }
    }
    const repository = new Proxied(stack, 'Repo');
    return [repository.registryUri, repository.repositoryUri, repository.repositoryUriForTag('v1')];
  },
  'tags and digests that a lookup is yet to find, or that CloudFormation resolves': ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo');
    return ['dummy-value-for-/app/tag', 'v-dummy-value-for-/app/tag', '{{resolve:ssm:/app/tag}}'].map((value) => (
      [repository.repositoryUriForTag(value), repository.repositoryUriForDigest(value), repository.repositoryUriForTagOrDigest(value)]));
  },
  'a tag with its digest': ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo');
    return [repository.repositoryUriForTag(`v1@${DIGEST}`), repository.repositoryUriForTagOrDigest(`v1@${DIGEST}`)];
  },
  'a registry id that a lookup is yet to find': repositoryWith(() => ({ lifecycleRegistryId: 'dummy-value-for-/app/account' })),
  'a name': repositoryWith(() => ({ repositoryName: 'team/service' })),
  'the shortest name': repositoryWith(() => ({ repositoryName: 'ab' })),
  'the longest name': repositoryWith(() => ({ repositoryName: 'a'.repeat(256) })),
  'a name that begins with a digit': repositoryWith(() => ({ repositoryName: '1password' })),
  'a name with every separator': repositoryWith(() => ({ repositoryName: 'a.b_c-d/e' })),
  'a name from a parameter': repositoryWith(({ stack }) => ({ repositoryName: new CfnParameter(stack, 'P').valueAsString })),
  'a name from an import': repositoryWith(() => ({ repositoryName: Fn.importValue('SharedName') })),
  'a name that is lazy': repositoryWith(() => ({ repositoryName: Lazy.string({ produce: () => 'lazy' }) })),
  'a name with a token in it': repositoryWith(({ stack }) => ({ repositoryName: `app-${stack.account}` })),
  'a name that is generated if needed, and is not': repositoryWith(() => ({ repositoryName: PhysicalName.GENERATE_IF_NEEDED })),
  'an empty list of lifecycle rules': repositoryWith(() => ({ lifecycleRules: [] })),
  'a registry id without rules': repositoryWith(() => ({ lifecycleRegistryId: '123456789012' })),
  'scan on push': repositoryWith(() => ({ imageScanOnPush: true })),
  'no scan on push': repositoryWith(() => ({ imageScanOnPush: false })),
  'mutable tags': repositoryWith(({ ecr }) => ({ imageTagMutability: ecr.TagMutability.MUTABLE })),
  'immutable tags': repositoryWith(({ ecr }) => ({ imageTagMutability: ecr.TagMutability.IMMUTABLE })),
  'immutable tags but for one filter': repositoryWith((kit) => ({
    imageTagMutability: kit.ecr.TagMutability.IMMUTABLE_WITH_EXCLUSION,
    imageTagMutabilityExclusionFilters: filters(kit, 'dev-*'),
  })),
  'mutable tags but for five filters': repositoryWith((kit) => ({
    imageTagMutability: kit.ecr.TagMutability.MUTABLE_WITH_EXCLUSION,
    imageTagMutabilityExclusionFilters: filters(kit, 'a', 'release-*', 'v.1', '*_x*', 'b'.repeat(128)),
  })),
  'AES256': repositoryWith(({ ecr }) => ({ encryption: ecr.RepositoryEncryption.AES_256 })),
  'KMS with the key of AWS': repositoryWith(({ ecr }) => ({ encryption: ecr.RepositoryEncryption.KMS })),
  'KMS with a key': repositoryWith(({ ecr, stack }) => ({ encryption: ecr.RepositoryEncryption.KMS, encryptionKey: new Key(stack, 'Key') })),
  'a key alone': repositoryWith(({ stack }) => ({ encryptionKey: new Key(stack, 'Key') })),
  'an imported key': repositoryWith(({ stack }) => ({
    encryptionKey: Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
  })),
  'a key whose ARN is a token': repositoryWith(({ stack }) => ({ encryptionKey: Key.fromKeyArn(stack, 'Key', Fn.importValue('KeyArn')) })),
  'removal policy RETAIN': repositoryWith(() => ({ removalPolicy: RemovalPolicy.RETAIN })),
  'removal policy DESTROY': repositoryWith(() => ({ removalPolicy: RemovalPolicy.DESTROY })),
  'removal policy RETAIN_ON_UPDATE_OR_DELETE': repositoryWith(() => ({ removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE })),
  'emptyOnDelete': repositoryWith(() => ({ emptyOnDelete: true, removalPolicy: RemovalPolicy.DESTROY })),
  'no emptyOnDelete': repositoryWith(() => ({ emptyOnDelete: false })),
  'no autoDeleteImages': repositoryWith(() => ({ autoDeleteImages: false })),
  'everything at once': repositoryWith((kit) => ({
    repositoryName: 'all',
    imageScanOnPush: true,
    emptyOnDelete: true,
    removalPolicy: RemovalPolicy.DESTROY,
    lifecycleRegistryId: '123456789012',
    lifecycleRules: [{ maxImageCount: 5 }],
    encryptionKey: new Key(kit.stack, 'Key'),
    imageTagMutability: kit.ecr.TagMutability.IMMUTABLE_WITH_EXCLUSION,
    imageTagMutabilityExclusionFilters: filters(kit, 'dev-*', 'test-*'),
  })),

  'autoDeleteImages': repositoryWith(() => ({ autoDeleteImages: true, removalPolicy: RemovalPolicy.DESTROY })),
  'autoDeleteImages with a name': repositoryWith(() => ({ autoDeleteImages: true, removalPolicy: RemovalPolicy.DESTROY, repositoryName: 'named' })),
  'autoDeleteImages and emptyOnDelete': repositoryWith(() => ({ autoDeleteImages: true, emptyOnDelete: true, removalPolicy: RemovalPolicy.DESTROY })),
  'autoDeleteImages of two repositories of one stack': ({ ecr, stack }) => {
    for (const id of ['One', 'Two']) new ecr.Repository(stack, id, { autoDeleteImages: true, removalPolicy: RemovalPolicy.DESTROY });
  },
  'autoDeleteImages with tags, tokens and a dependency': ({ ecr, stack }) => {
    const first = new ecr.Repository(stack, 'First', {
      repositoryName: new CfnParameter(stack, 'Name').valueAsString, autoDeleteImages: true, removalPolicy: RemovalPolicy.DESTROY,
    });
    Tags.of(stack).add('team', 'red');
    Tags.of(first).add('aaa', 'first of the tags');
    new ecr.Repository(stack, 'Second').node.addDependency(first);
  },
});

const fails = (props: (kit: Kit) => Props): Program => (kit) => new kit.ecr.Repository(kit.stack, 'Repo', props(kit));
const pattern = (text: string): Program => ({ ecr }) => ecr.ImageTagMutabilityExclusionFilter.wildcard(text);

sameRefusals({
  ...Object.fromEntries(['a', 'A', 'My-Repo', 'my repo', 'my-repo ', '_repo', 'repo-', 'repo.', 'a._b', 'a___b', 'a//b', '/a', 'a/', 'repo:latest',
    'repo@sha256', 'repo*', 'a'.repeat(257)].map((name) => (
    [`the name '${name.slice(0, 20)}' of ${name.length} characters`, ['InvalidRepositoryName', fails(() => ({ repositoryName: name }))] as [string, Program]]))),
  'filters with MUTABLE': ['ImageTagMutabilityRequiresExclusionFilters', fails((kit) => ({
    imageTagMutability: kit.ecr.TagMutability.MUTABLE, imageTagMutabilityExclusionFilters: filters(kit, 'a'),
  }))],
  'filters without a mutability': ['ImageTagMutabilityRequiresExclusionFilters', fails((kit) => ({
    imageTagMutabilityExclusionFilters: filters(kit, 'a'),
  }))],
  'filters with IMMUTABLE': ['ImageTagMutabilityRequiresExclusionFilters', fails((kit) => ({
    imageTagMutability: kit.ecr.TagMutability.IMMUTABLE, imageTagMutabilityExclusionFilters: filters(kit, 'a'),
  }))],
  'an exclusion without filters': ['ExclusionFiltersRequiredForMutabilityWithExclusion', fails(({ ecr }) => ({
    imageTagMutability: ecr.TagMutability.MUTABLE_WITH_EXCLUSION,
  }))],
  'an exclusion with no filter in the list': ['ExclusionFiltersCountOutOfRange', fails(({ ecr }) => ({
    imageTagMutability: ecr.TagMutability.MUTABLE_WITH_EXCLUSION, imageTagMutabilityExclusionFilters: [],
  }))],
  'an exclusion with six filters': ['ExclusionFiltersCountOutOfRange', fails((kit) => ({
    imageTagMutability: kit.ecr.TagMutability.IMMUTABLE_WITH_EXCLUSION, imageTagMutabilityExclusionFilters: filters(kit, 'a', 'b', 'c', 'd', 'e', 'f'),
  }))],
  'an empty filter': ['FilterPatternCannotBeEmpty', pattern('')],
  'a filter of 129 characters': ['FilterPatternExceedsMaxLength', pattern('a'.repeat(129))],
  'a filter with a blank': ['FilterPatternContainsInvalidCharacters', pattern('dev tag')],
  'a filter with a slash': ['FilterPatternContainsInvalidCharacters', pattern('dev/*')],
  'a key with AES256': ['EncryptionKeyRequiresKmsEncryption', fails(({ ecr, stack }) => ({
    encryption: ecr.RepositoryEncryption.AES_256, encryptionKey: new Key(stack, 'Key'),
  }))],
  'emptyOnDelete with RETAIN': ['EmptyOnDeleteRequiresDestroyRemovalPolicy', fails(() => ({
    emptyOnDelete: true, removalPolicy: RemovalPolicy.RETAIN,
  }))],
  'emptyOnDelete and autoDeleteImages with RETAIN': ['EmptyOnDeleteRequiresDestroyRemovalPolicy', fails(() => ({
    emptyOnDelete: true, autoDeleteImages: true, removalPolicy: RemovalPolicy.RETAIN,
  }))],
  'a rule that can stand nowhere, in a repository with emptyOnDelete and RETAIN': ['TaggedStatusRequiresTagPrefixOrPatternList', fails(({ ecr }) => ({
    emptyOnDelete: true, removalPolicy: RemovalPolicy.RETAIN, lifecycleRules: [{ tagStatus: ecr.TagStatus.TAGGED, maxImageCount: 1 }],
  }))],
  'rules that cannot stand in this order, in a repository with emptyOnDelete and RETAIN': ['EmptyOnDeleteRequiresDestroyRemovalPolicy', fails(() => ({
    emptyOnDelete: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [{ maxImageCount: 1, rulePriority: 1 }, { tagPrefixList: ['a'], maxImageCount: 1 }],
  }))],
  'autoDeleteImages without a removal policy': ['AutoDeleteImagesRequiresDestroyRemovalPolicy', fails(() => ({ autoDeleteImages: true }))],
  'autoDeleteImages with RETAIN': ['AutoDeleteImagesRequiresDestroyRemovalPolicy', fails(() => ({
    autoDeleteImages: true, removalPolicy: RemovalPolicy.RETAIN,
  }))],
});
