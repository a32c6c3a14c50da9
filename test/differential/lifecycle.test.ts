import { Duration } from 'aws-cdk-lib/core';
import { type Kit, type Program, sameRefusals, sameTemplates } from './same-template';

type Rule = Parameters<InstanceType<Kit['ecr']['Repository']>['addLifecycleRule']>[0];

/** The rules passed as a prop, added one by one, and half and half. */
const rules = (write: (kit: Kit) => Rule[]): Program => (kit) => {
  const list = write(kit);
  new kit.ecr.Repository(kit.stack, 'AsProp', { lifecycleRules: list });
  const added = new kit.ecr.Repository(kit.stack, 'Added', { lifecycleRegistryId: '123456789012' });
  list.forEach((rule) => added.addLifecycleRule(rule));
  const mixed = new kit.ecr.Repository(kit.stack, 'Mixed', { lifecycleRules: list.slice(0, 1) });
  list.slice(1).forEach((rule) => mixed.addLifecycleRule(rule));
};

sameTemplates({
  'a count': rules(() => [{ maxImageCount: 1 }]),
  'a large count': rules(() => [{ maxImageCount: 100000 }]),
  'an age in days': rules(() => [{ maxImageAge: Duration.days(30) }]),
  'an age in hours that are whole days': rules(() => [{ maxImageAge: Duration.hours(48) }]),
  'an age in seconds that are whole days': rules(() => [{ maxImageAge: Duration.seconds(86400) }]),
  'a description': rules(() => [{ description: 'keep "few" images, naïve or not', maxImageCount: 5 }]),
  'the status any': rules(({ ecr }) => [{ tagStatus: ecr.TagStatus.ANY, maxImageCount: 5 }]),
  'the status untagged': rules(({ ecr }) => [{ tagStatus: ecr.TagStatus.UNTAGGED, maxImageAge: Duration.days(1) }]),
  'tag prefixes': rules(() => [{ tagPrefixList: ['prod', 'stage'], maxImageCount: 5 }]),
  'tag prefixes with the status written': rules(({ ecr }) => [{ tagStatus: ecr.TagStatus.TAGGED, tagPrefixList: ['prod'], maxImageCount: 5 }]),
  'tag patterns': rules(() => [{ tagPatternList: ['*a*b*c*', 'prod*'], maxImageAge: Duration.days(7) }]),
  'a pattern that matches every tag': rules(() => [{ tagPatternList: ['*'], maxImageCount: 1 }]),
  'a priority': rules(() => [{ rulePriority: 7, tagPrefixList: ['a'], maxImageCount: 5 }]),
  'a priority of the rule that matches any': rules(() => [{ rulePriority: 7, maxImageCount: 5 }]),
  'a rule that matches any, first in the list': rules(({ ecr }) => [
    { maxImageCount: 5 },
    { tagPrefixList: ['prod'], maxImageCount: 9 },
    { tagStatus: ecr.TagStatus.UNTAGGED, maxImageAge: Duration.days(1) },
  ]),
  'priorities out of order': rules(() => [
    { rulePriority: 30, tagPrefixList: ['c'], maxImageCount: 3 },
    { rulePriority: 10, tagPrefixList: ['a'], maxImageCount: 1 },
    { rulePriority: 20, tagPatternList: ['b*'], maxImageCount: 2 },
  ]),
  'priorities out of order with a rule that matches any': rules(() => [
    { rulePriority: 99, maxImageCount: 3 },
    { rulePriority: 10, tagPrefixList: ['a'], maxImageCount: 1 },
    { rulePriority: 20, tagPatternList: ['b*'], maxImageCount: 2 },
  ]),
  'some rules with a priority and some without': rules(({ ecr }) => [
    { tagPrefixList: ['first'], maxImageCount: 1 },
    { rulePriority: 10, tagPrefixList: ['a'], maxImageCount: 1 },
    { maxImageAge: Duration.days(90) },
    { tagStatus: ecr.TagStatus.UNTAGGED, maxImageCount: 4 },
    { rulePriority: 5, tagPatternList: ['b*'], maxImageCount: 2 },
  ]),
  'fifty rules': rules(() => Array.from({ length: 50 }, (_, index) => ({ tagPrefixList: [`p${index}-`], maxImageCount: index + 1 }))),
  'keys in another order': rules(() => [{ maxImageCount: 5, tagPrefixList: ['z'], description: 'last', rulePriority: 3 }]),
});

const rejected = (write: (kit: Kit) => Rule[]): Program => (kit) => new kit.ecr.Repository(kit.stack, 'Repo', { lifecycleRules: write(kit) });
const COUNT_AND_AGE = 'LifecycleRuleMustContainExactlyOneAgeOrCountProperty';

sameRefusals({
  'neither count nor age': [COUNT_AND_AGE, rejected(() => [{}])],
  'both count and age': [COUNT_AND_AGE, rejected(() => [{ maxImageCount: 1, maxImageAge: Duration.days(1) }])],
  'tagged without tags': ['TaggedStatusRequiresTagPrefixOrPatternList', rejected(({ ecr }) => [{ tagStatus: ecr.TagStatus.TAGGED, maxImageCount: 1 }])],
  'tagged with an empty list': ['TaggedStatusRequiresTagPrefixOrPatternList', rejected(() => [{ tagPrefixList: [], maxImageCount: 1 }])],
  'tagged with an empty list of patterns': ['TaggedStatusRequiresTagPrefixOrPatternList', rejected(({ ecr }) => [
    { tagStatus: ecr.TagStatus.TAGGED, tagPatternList: [], maxImageCount: 1 },
  ])],
  'any with prefixes': ['TagPrefixAndPatternListOnlyForTaggedStatus', rejected(({ ecr }) => [
    { tagStatus: ecr.TagStatus.ANY, tagPrefixList: ['a'], maxImageCount: 1 },
  ])],
  'untagged with patterns': ['TagPrefixAndPatternListOnlyForTaggedStatus', rejected(({ ecr }) => [
    { tagStatus: ecr.TagStatus.UNTAGGED, tagPatternList: ['a'], maxImageCount: 1 },
  ])],
  'prefixes and patterns': ['CannotSpecifyBothTagPrefixAndPatternList', rejected(() => [
    { tagPrefixList: ['a'], tagPatternList: ['a*'], maxImageCount: 1 },
  ])],
  'five wildcards': ['TagPatternExceedsWildcardLimit', rejected(() => [{ tagPatternList: ['ok*', '*a*b*c*d*'], maxImageCount: 1 }])],
  'an age of half a day': ['CannotConvertedIntoWhole', rejected(() => [{ maxImageAge: Duration.hours(12), tagPrefixList: ['a'] }])],
  'two rules that match any': ['LifecycleCanOnlyHaveOneAnyTagStatusRule', rejected(() => [{ maxImageCount: 1 }, { maxImageCount: 2 }])],
  'a prioritised rule that matches any, with rules without priority': ['CannotCombinePrioritizedAnyRuleWithUnprioritizedRules', rejected(() => [
    { rulePriority: 9, maxImageCount: 1 }, { tagPrefixList: ['a'], maxImageCount: 2 },
  ])],
  'a rule that matches any before others': ['AnyTagStatusRuleMustHaveHighestPriority', rejected(() => [
    { rulePriority: 1, maxImageCount: 1 }, { rulePriority: 2, tagPrefixList: ['a'], maxImageCount: 2 },
  ])],
  'the same rule added later': ['LifecycleCanOnlyHaveOneAnyTagStatusRule', ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo', { lifecycleRules: [{ maxImageCount: 1 }] });
    repository.addLifecycleRule({ maxImageCount: 1 });
  }],
});
