import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { EventField, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SnsTopic, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Aspects, CfnOutput, RemovalPolicies, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib/core';
import * as fc from 'fast-check';
import { nextRule, RULE } from './random-rules';
import { DIGEST, LOOKED_UP, type Kit } from './same-template';
import { KNOWN, type Owned, IDENTITY_KINDS, PRINCIPAL_KINDS, type Repository, type World } from './world';

/** One kind of statement that a program may contain: its parameters, and what it does. */
export interface Word<T> {
  readonly weight: number;
  readonly data: fc.Arbitrary<T>;
  apply(world: World, data: T): void;
}

const word = <T>(weight: number, data: fc.Arbitrary<T>, apply: (world: World, data: T) => void): Word<T> => ({ weight, data, apply });
const index = fc.nat(5);
const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
const tagText = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,12}$/);
const placeholder = fc.constantFrom('$TAG', 'v${TAG}', '$(date +%s)', '#{Build.TAG}', '<tag>', '$.detail.image-tag', '$$.Execution.Name', '{% $states.input.tag %}', '{{resolve:ssm:/tag}}');
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const MUTABILITIES = ['MUTABLE', 'IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION'] as const;
const EVENTS = ['onEvent', 'onCloudTrailEvent', 'onCloudTrailImagePushed', 'onImageScanCompleted'] as const;
const GRANTS = ['grantRead', 'grantPull', 'grantPush', 'grantPullPush'] as const;
const KEPT = [undefined, RemovalPolicy.RETAIN, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, RemovalPolicy.DESTROY];

/** `emptyOnDelete: false` with `autoDeleteImages` is not here: upstream ignores the latter silently (docs/differences.md). */
const EMPTIES = [
  {},
  { emptyOnDelete: true },
  { emptyOnDelete: false },
  { autoDeleteImages: true },
  { autoDeleteImages: false },
  { emptyOnDelete: true, autoDeleteImages: true },
];

export const REPOSITORY_DATA = fc.record({
  stack: index,
  name: fc.record({ text: fc.stringMatching(/^[a-z0-9]{2,8}([._/-][a-z0-9]{1,6}){0,3}$/), known: fc.constantFrom('unnamed', 'unnamed', 'generated', 'generated', ...KNOWN) }),
  encryption: maybe(fc.record({ kind: fc.constantFrom('AES_256', 'KMS', 'KMS with a key', 'a key'), imported: fc.boolean() })),
  rules: fc.array(RULE, { maxLength: 4 }),
  numbered: fc.boolean(),
  registryId: maybe(fc.constant('123456789012')),
  scan: maybe(fc.boolean()),
  mutability: maybe(fc.constantFrom(...MUTABILITIES)),
  filters: fc.array(fc.stringMatching(/^[A-Za-z0-9._-]{1,10}\*?$/), { minLength: 1, maxLength: 5 }),
  removal: fc.record({ policy: fc.constantFrom(...KEPT), empties: fc.constantFrom(...EMPTIES) }),
});

type RepositoryData = typeof REPOSITORY_DATA extends fc.Arbitrary<infer T> ? T : never;
export type RepositoryProps = NonNullable<ConstructorParameters<Kit['ecr']['Repository']>[2]>;

/** Props that ECR accepts, in a stack. Rules are added later: they depend on the existing rules of the repository. */
export function propsOf(world: World, stack: Stack, data: RepositoryData): RepositoryProps {
  const { ecr } = world.kit;
  const { policy, empties } = data.removal;
  const destroys = policy === RemovalPolicy.DESTROY;
  const known = world.spans && data.stack < 5 && data.name.known === 'unnamed' ? 'generated' : data.name.known;
  const excludes = data.mutability?.endsWith('_WITH_EXCLUSION');
  return {
    ...known !== 'unnamed' && { repositoryName: world.text(stack, world.unique(data.name.text), known) },
    ...data.encryption && encryptionOf(world, stack, data.encryption),
    ...data.registryId && { lifecycleRegistryId: data.registryId },
    imageScanOnPush: data.scan,
    imageTagMutability: data.mutability && ecr.TagMutability[data.mutability],
    ...excludes && { imageTagMutabilityExclusionFilters: data.filters.map((pattern) => ecr.ImageTagMutabilityExclusionFilter.wildcard(pattern)) },
    removalPolicy: policy,
    ...destroys && empties,
  };
}

function encryptionOf(world: World, stack: Stack, { kind, imported }: NonNullable<RepositoryData['encryption']>): RepositoryProps {
  const { RepositoryEncryption } = world.kit.ecr;
  switch (kind) {
    case 'AES_256': return { encryption: RepositoryEncryption.AES_256 };
    case 'KMS': return { encryption: RepositoryEncryption.KMS };
    case 'KMS with a key': return { encryption: RepositoryEncryption.KMS, encryptionKey: world.key(stack, imported) };
    default: return { encryptionKey: world.key(stack, imported) };
  }
}

function defineRepository(world: World, data: RepositoryData): void {
  const stack = world.stack(data.stack);
  const props = propsOf(world, stack, data);
  const book = { numbered: data.numbered, priorities: new Set<number>(), any: false, untagged: false };
  const lifecycleRules = data.rules.flatMap((rule) => nextRule(world, book, rule) ?? []);
  const repository = new world.kit.ecr.Repository(stack, world.unique('Repo'), { ...props, ...lifecycleRules.length > 0 && { lifecycleRules } });
  world.addOwned(repository, data.numbered);
  world.ruleBooks.set(repository, book);
}

function importRepository(world: World, { stack: at, how, name, known }: { stack: number; how: string; name: string; known: string }): void {
  const { Repository } = world.kit.ecr;
  const stack = world.stack(at);
  const id = world.unique('Imported');
  const concrete = stack.account === '111122223333' && stack.region === 'eu-west-1';
  const repository = {
    'name': () => Repository.fromRepositoryName(stack, id, world.text(stack, name, known)),
    'arn': () => Repository.fromRepositoryArn(stack, id, `arn:aws:ecr:eu-west-1:${at % 2 ? '444455556666' : '111122223333'}:repository/${name}`),
    'attributes': () => Repository.fromRepositoryAttributes(stack, id, {
      repositoryName: known === 'now' ? name : world.text(stack, name, 'by import'),
      repositoryArn: known === 'now' ? Repository.arnForLocalRepository(name, stack) : world.text(stack, name, 'by import'),
    }),
    'attributes of another account': () => Repository.fromRepositoryAttributes(stack, id, {
      repositoryName: name, repositoryArn: `arn:aws:ecr:us-east-1:444455556666:repository/${name}`,
    }),
    'lookup': () => concrete
      ? Repository.fromLookup(stack, id, { repositoryName: LOOKED_UP[at % LOOKED_UP.length] })
      : Repository.fromRepositoryName(stack, id, name),
  }[how]!();
  world.repositories.push(repository);
}

interface EventRuleData { readonly method: typeof EVENTS[number]; readonly target: string; readonly tags?: string[]; readonly named: boolean }

function addEventRule(world: World, repository: Repository, data: EventRuleData): void {
  const stack = Stack.of(repository);
  const id = world.unique('Rule');
  const target = {
    none: () => undefined,
    queue: () => new SqsQueue(new Queue(stack, `${id}Queue`)),
    topic: () => new SnsTopic(new Topic(stack, `${id}Topic`), { message: RuleTargetInput.fromText('event') }),
    function: () => new LambdaFunction(new Lambda(stack, `${id}Fn`, { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('//') })),
  }[data.target]!();
  const rule = repository[data.method](id, {
    target,
    ...data.named && { ruleName: id, description: `for ${id}`, eventPattern: { region: ['eu-west-1'], detail: { extra: ['x'] } } },
    ...data.tags && { imageTags: data.tags, imageTag: data.tags[0] },
  });
  world.observed.push(rule.ruleArn);
}

function override(world: World, repository: Owned, { how, value }: { how: string; value: string }): void {
  const resource = repository.node.defaultChild as CfnRepository;
  ({
    property: () => resource.addPropertyOverride('RepositoryName', value),
    deletion: () => resource.addPropertyDeletionOverride('LifecyclePolicy'),
    assignment: () => { resource.imageTagMutability = 'IMMUTABLE'; },
    id: () => resource.overrideLogicalId(world.unique('Renamed')),
    metadata: () => resource.addMetadata(value, { value }),
    mixin: () => { repository.applyRemovalPolicy(RemovalPolicy.DESTROY); repository.with(new world.kit.ecr.mixins.RepositoryAutoDeleteImages()); },
    removal: () => repository.applyRemovalPolicy(RemovalPolicy.RETAIN),
  })[how]!();
}

function output(world: World, repository: Repository, { what, stack, value }: { what: string; stack: number; value: string }): void {
  const read = {
    name: () => repository.repositoryName,
    arn: () => repository.repositoryArn,
    uri: () => repository.repositoryUri,
    registry: () => repository.registryUri,
    tag: () => repository.repositoryUriForTag(value),
    digest: () => repository.repositoryUriForDigest(DIGEST),
    either: () => repository.repositoryUriForTagOrDigest(value),
  }[what]!();
  new CfnOutput(world.stackNear(repository, stack), world.unique('Output'), { value: read });
}

/** Groups cannot be principals of a policy, so they only get grants that their own policies can express. */
const grantable = (repository: Repository, stack: Stack, kind: string) => !/group|managed policy/.test(kind) || Stack.of(repository) === stack;

const withRepository = <T>(apply: (world: World, repository: Repository, data: T) => void) => (world: World, data: T & { repository: number }) => {
  const repository = world.pick(world.repositories, data.repository);
  if (repository) apply(world, repository, data);
};

const withOwned = <T>(apply: (world: World, repository: Owned, data: T) => void) => (world: World, data: T & { repository: number }) => {
  const repository = world.pick(world.owned, data.repository);
  if (repository) apply(world, repository, data);
};

export const VOCABULARY = {
  'a repository': word(6, REPOSITORY_DATA, defineRepository),
  'an import': word(2, fc.record({
    stack: index, how: fc.constantFrom('name', 'arn', 'attributes', 'attributes of another account', 'lookup'), name: fc.stringMatching(/^[a-z]{2,6}(\/[a-z]{1,5})?$/), known: fc.constantFrom(...KNOWN),
  }), importRepository),
  'a rule': word(3, fc.record({ repository: index, rule: RULE }), withOwned((world, repository, { rule }) => {
    const next = nextRule(world, world.ruleBooks.get(repository)!, rule);
    if (next) repository.addLifecycleRule(next);
  })),
  'a grant': word(8, fc.record({ repository: index, stack: index, kind: fc.constantFrom(...PRINCIPAL_KINDS), method: fc.constantFrom(...GRANTS, 'grant') }),
    withRepository((world, repository, { stack: at, kind, method }) => {
      const stack = world.stackNear(repository, at);
      if (!grantable(repository, stack, kind)) return;
      const principal = world.principal(stack, at === 5 ? kind : world.kindNear(repository, stack, kind));
      if (method === 'grant') repository.grant(principal, 'ecr:ListImages', 'ecr:DescribeImageScanFindings');
      else repository[method](principal);
    })),
  'a statement': word(2, fc.record({ repository: index, sid: maybe(fc.constant('Sid')), deny: fc.boolean(), known: fc.constantFrom(...KNOWN) }),
    withOwned((world, repository, { sid, deny, known }) => {
      const account = world.text(Stack.of(repository), '444455556666', known === 'in part' ? 'now' : known);
      const { statementAdded } = repository.addToResourcePolicy(new iam.PolicyStatement({
        sid: sid && world.unique(sid),
        effect: deny ? iam.Effect.DENY : iam.Effect.ALLOW,
        actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        principals: [new iam.AccountPrincipal(account)],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }));
      world.observed.push(statementAdded);
    })),
  'an event rule': word(3, fc.record({
    repository: index,
    method: fc.constantFrom(...EVENTS),
    target: fc.constantFrom('none', 'queue', 'topic', 'function'),
    tags: maybe(fc.uniqueArray(tagText, { minLength: 1, maxLength: 3 })),
    named: fc.boolean(),
  }), withRepository(addEventRule)),
  'an output': word(4, fc.record({
    repository: index, stack: index, what: fc.constantFrom('name', 'arn', 'uri', 'registry', 'tag', 'digest', 'either'), value: fc.oneof(tagText, placeholder),
  }), withRepository(output)),
  'a token grant': word(1, fc.record({ stack: index, kind: fc.constantFrom(...IDENTITY_KINDS), open: fc.boolean() }), (world, { stack, kind, open }) => {
    const { AuthorizationToken, PublicGalleryAuthorizationToken } = world.kit.ecr;
    (open ? PublicGalleryAuthorizationToken : AuthorizationToken).grantRead(world.principal(world.stack(stack), kind));
  }),
  'an escape hatch': word(2, fc.record({
    repository: index, how: fc.constantFrom('property', 'deletion', 'assignment', 'id', 'metadata', 'mixin', 'removal'), value: tagText,
  }), withOwned(override)),
  'a tag': word(1, fc.record({ repository: index, key: tagText, value: text, everywhere: fc.boolean() }), withRepository((world, repository, { key, value, everywhere }) => {
    Tags.of(everywhere ? world.kit.app : repository).add(`tag-${key}`, value);
  })),
  'a dependency': word(1, fc.record({ repository: index, stack: index }), withOwned((world, repository, { stack }) => {
    new Queue(world.stackNear(repository, stack), world.unique('Queue')).node.addDependency(repository);
  })),
  'an input of events': word(1, fc.record({
    repository: index, method: fc.constantFrom('repositoryUriForTag', 'repositoryUriForDigest', 'repositoryUriForTagOrDigest'), path: fc.constantFrom('$.detail.image-tag', '$.detail.image-digest'),
  }), withRepository((world, repository, { method, path }) => {
    const id = world.unique('Input');
    const stack = Stack.of(repository);
    const image = repository[method as 'repositoryUriForTag'](EventField.fromPath(path));
    new Rule(stack, id, { schedule: Schedule.expression('rate(1 day)') }).addTarget(new SnsTopic(new Topic(stack, `${id}Topic`), { message: RuleTargetInput.fromObject({ image }) }));
  })),
  'an aspect': word(1, fc.record({ stack: index, key: tagText, how: fc.constantFrom('names', 'tests', 'clears') }), (world, { stack, key, how }) => {
    const visit = {
      names: (resource: CfnRepository) => resource.addMetadata(key, resource.repositoryName),
      tests: (resource: CfnRepository) => (
        resource.addMetadata(key, [resource.lifecyclePolicy, resource.repositoryPolicyText].map((value) => value !== undefined))),
      clears: (resource: CfnRepository) => { resource.repositoryPolicyText = undefined; }, // lifecyclePolicy: escape-hatches.test.ts
    }[how]!;
    Aspects.of(world.stack(stack)).add({ visit: (node) => { if (node instanceof CfnRepository) visit(node); } });
  }),
  'removal policies': word(1, fc.record({ stack: index }), (world, { stack }) => RemovalPolicies.of(world.stack(stack)).retain()),
};
