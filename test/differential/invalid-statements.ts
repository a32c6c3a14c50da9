import { PolicyStatement, AnyPrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Rule } from './random-rules';
import type { RepositoryProps } from './vocabulary';
import type { World } from './world';

const repository = (props: (world: World) => RepositoryProps) => (world: World) => {
  new world.kit.ecr.Repository(world.stack(0), world.unique('Invalid'), props(world));
};
const rules = (...list: Rule[]) => repository(() => ({ lifecycleRules: list }));
const named = (repositoryName: string) => repository(() => ({ repositoryName }));
const filters = ({ kit }: World, ...patterns: string[]) => patterns.map((pattern) => kit.ecr.ImageTagMutabilityExclusionFilter.wildcard(pattern));

/** Statements that upstream rejects, each for one reason. A program has at most one. */
export const INVALID_STATEMENTS: Record<string, (world: World) => unknown> = {
  'an upper-case name': named('Upper'),
  'a short name': named('a'),
  'a long name': named('a'.repeat(257)),
  'a name with a double slash': named('a//b'),
  'a rule without criterion': rules({ tagPrefixList: ['a'] }),
  'a rule with two criteria': rules({ maxImageCount: 1, maxImageAge: Duration.days(1) }),
  'an age of an hour': rules({ maxImageAge: Duration.hours(1) }),
  'prefixes and patterns': rules({ maxImageCount: 1, tagPrefixList: ['a'], tagPatternList: ['b'] }),
  'no prefixes': rules({ maxImageCount: 1, tagPrefixList: [] }),
  'five wildcards': rules({ maxImageCount: 1, tagPatternList: ['*1*2*3*4*'] }),
  'two rules for any': rules({ maxImageCount: 1 }, { maxImageCount: 2 }),
  'any before others': rules({ rulePriority: 1, maxImageCount: 1 }, { rulePriority: 2, maxImageCount: 1, tagPrefixList: ['a'] }),
  'a numbered any with others without number': rules({ rulePriority: 9, maxImageCount: 1 }, { maxImageCount: 1, tagPrefixList: ['a'] }),
  'any with prefixes': repository(({ kit }) => ({ lifecycleRules: [{ tagStatus: kit.ecr.TagStatus.ANY, tagPrefixList: ['a'], maxImageCount: 1 }] })),
  'tagged without tags': repository(({ kit }) => ({ lifecycleRules: [{ tagStatus: kit.ecr.TagStatus.TAGGED, maxImageCount: 1 }] })),
  'a second rule for any, later': (world) => {
    const repo = new world.kit.ecr.Repository(world.stack(0), world.unique('Invalid'), { lifecycleRules: [{ maxImageCount: 1 }] });
    repo.addLifecycleRule({ maxImageCount: 2 });
  },
  'filters without exclusion': repository((world) => ({ imageTagMutabilityExclusionFilters: filters(world, 'a') })),
  'exclusion without filters': repository(({ kit }) => ({ imageTagMutability: kit.ecr.TagMutability.IMMUTABLE_WITH_EXCLUSION })),
  'six filters': repository((world) => ({
    imageTagMutability: world.kit.ecr.TagMutability.MUTABLE_WITH_EXCLUSION, imageTagMutabilityExclusionFilters: filters(world, 'a', 'b', 'c', 'd', 'e', 'f'),
  })),
  'a filter with a blank': (world) => filters(world, 'a b'),
  'an empty filter': (world) => filters(world, ''),
  'a key with AES256': repository((world) => ({
    encryption: world.kit.ecr.RepositoryEncryption.AES_256, encryptionKey: new Key(world.stack(0), world.unique('Key')),
  })),
  'emptyOnDelete without DESTROY': repository(() => ({ emptyOnDelete: true, removalPolicy: RemovalPolicy.RETAIN })),
  'autoDeleteImages without DESTROY': repository(() => ({ autoDeleteImages: true })),
  'a token as ARN': (world) => world.kit.ecr.Repository.fromRepositoryArn(world.stack(0), world.unique('Invalid'), Fn.importValue('Arn')),
  'an ARN of something else': (world) => world.kit.ecr.Repository.fromRepositoryArn(world.stack(0), world.unique('Invalid'), 'arn:aws:sns:eu-west-1:1:topic'),
  'a lookup of nothing': (world) => world.kit.ecr.Repository.fromLookup(world.stack(0), world.unique('Invalid'), {}),
  'a lookup of a token': (world) => world.kit.ecr.Repository.fromLookup(world.stack(0), world.unique('Invalid'), { repositoryName: Fn.importValue('Name') }),
  'a statement without actions': (world) => {
    const repo = new world.kit.ecr.Repository(world.stack(0), world.unique('Invalid'));
    repo.addToResourcePolicy(new PolicyStatement({ principals: [new AnyPrincipal()] }));
  },
};
