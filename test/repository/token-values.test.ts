import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Aws, CfnOutput, CfnParameter, Duration, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import { ImageTagMutabilityExclusionFilter, Repository, TagMutability } from '../../src';
import type { IRepository, RepositoryProps } from '../../src';

const text = (value: string) => Lazy.string({ produce: () => value });
const number = (value: number) => Lazy.number({ produce: () => value });
const any = (value: unknown) => Lazy.any({ produce: () => value }) as any;
const filter = (pattern: string) => ImageTagMutabilityExclusionFilter.wildcard(pattern);

/** The error of a synthesis, or undefined. */
function errorOf(define: (stack: Stack) => void): Error | undefined {
  const app = new App();
  define(new Stack(app, 'Stack'));
  try {
    app.synth();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

const made = (props: RepositoryProps) => errorOf((stack) => new Repository(stack, 'Repository', props));
const used = (use: (repository: IRepository) => string) =>
  errorOf((stack) => new CfnOutput(stack, 'Output', { value: use(new Repository(stack, 'Repository')) }));

describe('a property that synthesis resolves', () => {
  const cases: [string, RepositoryProps, RepositoryProps, string, string][] = [
    ['repositoryName', { repositoryName: text('team/app') }, { repositoryName: text('Team') }, 'InvalidRepositoryName', 'repositoryName may hold only lowercase'],
    ['part of repositoryName', { repositoryName: `team/${text('app')}` }, { repositoryName: `team/${text('App')}` }, 'InvalidRepositoryName', 'got "team/App"'],
    ['imageTagMutability', { imageTagMutability: any('IMMUTABLE') }, { imageTagMutability: any('CONSTANT') }, 'UnknownTagMutability', 'got "CONSTANT"'],
    ['imageTagMutability with filters',
      { imageTagMutability: any('IMMUTABLE_WITH_EXCLUSION'), imageTagMutabilityExclusionFilters: [filter('dev-*')] },
      { imageTagMutability: any('IMMUTABLE'), imageTagMutabilityExclusionFilters: [filter('dev-*')] },
      'ImageTagMutabilityRequiresExclusionFilters', 'got "IMMUTABLE"'],
    ['the pattern of a filter',
      { imageTagMutability: TagMutability.MUTABLE_WITH_EXCLUSION, imageTagMutabilityExclusionFilters: [filter(text('a*b*'))] },
      { imageTagMutability: TagMutability.MUTABLE_WITH_EXCLUSION, imageTagMutabilityExclusionFilters: [filter('a'), filter(text('a*b*c*'))] },
      'FilterPatternExceedsWildcardLimit', 'imageTagMutabilityExclusionFilters[1]'],
    ['imageScanOnPush', { imageScanOnPush: any(true) }, { imageScanOnPush: any('yes') }, 'ExpectedBoolean', 'imageScanOnPush must be true or false, got "yes"'],
    ['emptyOnDelete', { emptyOnDelete: any(false) }, { emptyOnDelete: any('yes') }, 'ExpectedBoolean', 'emptyOnDelete must be true or false, got "yes"'],
    ['lifecycleRegistryId', { lifecycleRegistryId: text('123456789012') }, { lifecycleRegistryId: text('12345') }, 'InvalidAccountId', 'lifecycleRegistryId'],
    ['maxImageCount', { lifecycleRules: [{ maxImageCount: number(1) }] }, { lifecycleRules: [{ maxImageCount: number(0) }] },
      'InvalidMaxImageCount', 'lifecycleRules[0].maxImageCount must be a whole number from 1, got 0'],
    ['maxImageAge', { lifecycleRules: [{ maxImageAge: Duration.days(number(1)) }] }, { lifecycleRules: [{ maxImageAge: Duration.days(number(1.5)) }] },
      'InvalidLifecycleDuration', 'lifecycleRules[0].maxImageAge must be a whole number of days from 1, got 1.5'],
    ['an entry of tagPatternList', { lifecycleRules: [{ tagPatternList: [text('v*')], maxImageCount: 1 }] },
      { lifecycleRules: [{ tagPatternList: [text('*a*b*c*d*')], maxImageCount: 1 }] }, 'TagPatternExceedsWildcardLimit', 'lifecycleRules[0].tagPatternList[0] must have at most 4 wildcards'],
  ];

  test.each(cases)('is accepted with a valid value: %s', (_, legal) => expect(made(legal)).toBeUndefined());

  test.each(cases)('fails at synthesis with an invalid value: %s', (_, __, illegal, code, words) => {
    const error = made(illegal)!;
    expect(error.message).toContain(`[Stack/Repository] ${code}: `);
    expect(error.message).toContain(words);
  });

  test('may be absent', () => expect(made({ repositoryName: any(undefined), imageTagMutability: any(undefined) })).toBeUndefined());

  test('also fails in a rule that is added later', () => {
    const error = errorOf((stack) => new Repository(stack, 'Repository').addLifecycleRule({ maxImageCount: number(-1) }));
    expect(error?.message).toContain('maxImageCount of rule 1 must be a whole number from 1, got -1');
  });

  test('fails when two rules are in conflict after resolution', () => {
    const error = made({ lifecycleRules: [{ rulePriority: number(1), tagPrefixList: ['a'], maxImageCount: 1 }, { rulePriority: 1, tagPrefixList: ['b'], maxImageCount: 1 }] });
    expect(error?.message).toContain('[Stack/Repository] DuplicateRulePriority: ');
  });
});

describe('a value that only CloudFormation knows', () => {
  test('is not checked, and does not prevent the checks of other properties', () => {
    const error = errorOf((stack) => new Repository(stack, 'Repository', {
      repositoryName: `${new CfnParameter(stack, 'Name').valueAsString}-app`,
      lifecycleRules: [
        { tagPatternList: [new CfnParameter(stack, 'Tag').valueAsString], maxImageCount: number(1) },
        { maxImageCount: number(0) },
      ],
    }));
    expect(error?.message).toContain('lifecycleRules[1].maxImageCount must be a whole number from 1, got 0');
    expect(error?.message).not.toContain('repositoryName');
  });

  test('is accepted alone', () => {
    expect(errorOf((stack) => new Repository(stack, 'Repository', {
      repositoryName: new CfnParameter(stack, 'Name').valueAsString,
      lifecycleRules: [{ maxImageCount: new CfnParameter(stack, 'Count', { type: 'Number' }).valueAsNumber }],
    }))).toBeUndefined();
  });
});

describe('a reference that synthesis resolves', () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  const cases: [string, (repository: IRepository, value: string) => string, string, string, string][] = [
    ['tag', (repository, tag) => repository.repositoryUriForTag(tag), 'v1', 'v 1', 'tag '],
    ['digest', (repository, value) => repository.repositoryUriForDigest(value), digest, 'sha256:0', 'digest must be'],
    ['tag or digest', (repository, value) => repository.repositoryUriForTagOrDigest(value), digest, 'sha256:0', 'tagOrDigest must be'],
  ];

  test.each(cases)('is accepted with a valid value: %s', (_, use, legal) => {
    expect(used((repository) => use(repository, text(legal)))).toBeUndefined();
    expect(used((repository) => use(repository, new CfnParameter(repository.stack, 'P').valueAsString))).toBeUndefined();
  });

  test('is accepted with a part that only CloudFormation knows', () => {
    expect(used((repository) => repository.repositoryUriForTag(`v-${Aws.REGION}`))).toBeUndefined();
  });

  test.each(cases)('fails at synthesis with an invalid value: %s', (_, use, __, illegal, words) => {
    expect(used((repository) => use(repository, text(illegal)))?.message).toContain(words);
  });
});

describe('the name of an import that synthesis resolves', () => {
  const imported = (name: string) => errorOf((stack) => new CfnOutput(stack, 'Output', {
    value: Repository.fromRepositoryName(stack, 'Import', name).repositoryUriForTag('v1'),
  }));

  test('is accepted with a valid value', () => expect(imported(text('team/app'))).toBeUndefined());
  test('is accepted with a wildcard', () => expect(imported(text('team/*'))).toBeUndefined());
  test('fails at synthesis with an invalid value', () => {
    expect(imported(text('Team'))?.message).toContain('[Stack/Import] InvalidRepositoryName: ');
  });
});

test('problems of several constructs are reported together, with the path of each', () => {
  const error = errorOf((stack) => {
    new Repository(stack, 'Name', { repositoryName: text('Team') });
    new CfnOutput(stack, 'Output', { value: new Repository(stack, 'Tag').repositoryUriForTag(text('v 1')) });
    new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }).addToPolicy(new iam.PolicyStatement());
  });
  expect(error?.message).toContain('[Stack/Name] InvalidRepositoryName: repositoryName may hold only');
  expect(error?.message).toContain('[Stack/Tag] InvalidImageTag: tag must be of letters');
  expect(error?.message).toContain('[Stack/Role/DefaultPolicy] A PolicyStatement must');
});

test('a token without a value here stays as it is', () => {
  const elsewhere = Token.asString({ resolve: () => { throw new Error('only known in a pipeline'); }, creationStack: [] });
  const stack = new Stack(new App(), 'Stack');
  const repository = new Repository(stack, 'Repository', { repositoryName: elsewhere });
  expect(() => repository.node.validate()).not.toThrow();
  expect(() => stack.resolve(repository.repositoryUriForTag(elsewhere))).toThrow('only known in a pipeline');
});
