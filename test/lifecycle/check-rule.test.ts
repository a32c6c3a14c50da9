import { CfnParameter, Duration, Lazy, Stack } from 'aws-cdk-lib/core';
import { codesOfLast, untyped } from './support';
import { LifecycleAction, TagStatus } from '../../src/lifecycle';
import type { LifecycleRule } from '../../src/lifecycle';
import { LifecycleRuleSet } from '../../src/lifecycle/lifecycle-rule-set';

const { EXPIRE, ARCHIVE } = LifecycleAction;
const ONE = { maxImageCount: 1 };
/** Untyped languages pass null for absent values. */
const NULLS = {
  rulePriority: null,
  description: null,
  tagStatus: null,
  tagPrefixList: null,
  tagPatternList: null,
  maxImageAge: null,
  maxTimeSinceLastPull: null,
  maxTimeInArchive: null,
  action: null,
};
const days = (amount: number) => Duration.days(amount);

describe('a rule is accepted', () => {
  const legal: [string, LifecycleRule][] = [
    ['by count', { maxImageCount: 1 }],
    ['by count, to archive', { maxImageCount: 1, action: ARCHIVE }],
    ['by age', { maxImageAge: days(1) }],
    ['by age, to archive', { maxImageAge: days(1), action: ARCHIVE }],
    ['by age in hours that make whole days', { maxImageAge: Duration.hours(48) }],
    ['by age in minutes that make whole days', { maxImageAge: Duration.minutes(3 * 24 * 60) }],
    ['by last pull, to archive by default', { maxTimeSinceLastPull: days(1) }],
    ['by last pull, to archive', { maxTimeSinceLastPull: days(1), action: ARCHIVE }],
    ['by time in archive of 90 days', { maxTimeInArchive: days(90) }],
    ['by time in archive, to expire', { maxTimeInArchive: days(365), action: EXPIRE }],
    ['for any images by name', { ...ONE, tagStatus: TagStatus.ANY }],
    ['for untagged images', { ...ONE, tagStatus: TagStatus.UNTAGGED }],
    ['for untagged images in the archive', { maxTimeInArchive: days(90), tagStatus: TagStatus.UNTAGGED }],
    ['for prefixes', { ...ONE, tagPrefixList: ['a', 'b'] }],
    ['for prefixes, with the tag status tagged', { ...ONE, tagStatus: TagStatus.TAGGED, tagPrefixList: ['a'] }],
    ['for patterns', { ...ONE, tagPatternList: ['a*', '*b'] }],
    ['for every tag', { ...ONE, tagPatternList: ['*'] }],
    ['for a pattern of four wildcards', { ...ONE, tagPatternList: ['*a*b*c*'] }],
    ['for a pattern of the longest tag', { ...ONE, tagPatternList: [`${'a'.repeat(300)}*`] }],
    ['for a prefix with a wildcard sign, which ECR reads as text', { ...ONE, tagPrefixList: ['v*'] }],
    ['for a prefix with five wildcard signs', { ...ONE, tagPrefixList: ['a*b*c*d*e*'] }],
    ['for a pattern of four wildcards around a placeholder that has more', { ...ONE, tagPatternList: ['*-*-{{resolve:ssm:/a*b}}-*-*'] }],
    ['with a space in a pattern, which no tag has', { ...ONE, tagPatternList: ['has space*'] }],
    ['with a slash in a prefix, which no tag has', { ...ONE, tagPrefixList: ['feature/'] }],
    ['with a prefix longer than a tag', { ...ONE, tagPrefixList: ['a'.repeat(301)] }],
    ['with a pattern longer than a tag', { ...ONE, tagPatternList: [`${'a'.repeat(301)}*`] }],
    ['with priority 1', { ...ONE, rulePriority: 1 }],
    ['with a large priority', { ...ONE, rulePriority: 1_000_000 }],
    ['with an empty description', { ...ONE, description: '' }],
    ['with null for what is absent', untyped({ ...ONE, ...NULLS })],
    ['for tags that a lookup is yet to find', { ...ONE, tagPatternList: ['dummy-value-for-/app/tag*'] }],
    ['for tags that CloudFormation resolves', { ...ONE, tagPrefixList: ['{{resolve:ssm:/app/tag}}'] }],
    ['with a long description', { ...ONE, description: 'x'.repeat(3000) }],
  ];
  test.each(legal)('%s', (_, rule) => expect(codesOfLast(rule)).toEqual([]));

  const stack = new Stack();
  const number = new CfnParameter(stack, 'Number', { type: 'Number' }).valueAsNumber;
  const text = new CfnParameter(stack, 'Text').valueAsString;
  const list = new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;
  const tokens: [string, LifecycleRule][] = [
    ['maxImageCount', { maxImageCount: number }],
    ['maxImageAge', { maxImageAge: Duration.days(number) }],
    ['maxTimeSinceLastPull', { maxTimeSinceLastPull: Duration.days(number) }],
    ['maxTimeInArchive', { maxTimeInArchive: Duration.days(number) }],
    ['rulePriority', { ...ONE, rulePriority: number }],
    ['description', { ...ONE, description: text }],
    ['description, in part', { ...ONE, description: `for ${text}` }],
    ['tagStatus', { ...ONE, tagStatus: text as TagStatus }],
    ['an entry of tagPrefixList', { ...ONE, tagPrefixList: ['a', text] }],
    ['an entry of tagPatternList', { ...ONE, tagPatternList: [`${text}-*-*-*-*`] }],
    ['tagPrefixList', { ...ONE, tagPrefixList: list }],
    ['tagPatternList', { ...ONE, tagPatternList: list }],
    ['a lazy value', { maxImageCount: Lazy.number({ produce: () => 3 }) }],
  ];
  test.each(tokens)('with a token as %s, and the policy is then known only at deployment', (_, rule) => {
    const set = new LifecycleRuleSet();
    expect(set.add(rule)).toEqual([]);
    expect(set.isTokenized).toBe(true);
  });

  test('without tokens, and the policy is then known immediately', () => {
    const set = new LifecycleRuleSet();
    expect(set.add({ rulePriority: 1, description: 'plain', tagStatus: TagStatus.TAGGED, tagPatternList: ['a*'], maxImageAge: days(1) })).toEqual([]);
    expect(set.isTokenized).toBe(false);
  });

  test('with a placeholder that CloudFormation replaces, and the text of the policy is known immediately', () => {
    const set = new LifecycleRuleSet();
    expect(set.add({ ...ONE, tagPatternList: ['{{resolve:ssm:/app/tag}}'] })).toEqual([]);
    expect(set.isTokenized).toBe(false);
  });
});

describe('a rule fails', () => {
  const illegal: [string, LifecycleRule, string][] = [
    ['when it is null', untyped(null), 'InvalidLifecycleRule'],
    ['when it is undefined', untyped(undefined), 'InvalidLifecycleRule'],
    ['when it is a string', untyped('rule'), 'InvalidLifecycleRule'],
    ['when it is a list', untyped([]), 'InvalidLifecycleRule'],
    ['with a description that is a number', untyped({ ...ONE, description: 5 }), 'InvalidLifecycleRule'],
    ['with a tagStatus in capitals', untyped({ ...ONE, tagStatus: 'Tagged', tagPrefixList: ['a'] }), 'InvalidTagStatus'],
    ['with an unknown tagStatus', untyped({ ...ONE, tagStatus: 'all' }), 'InvalidTagStatus'],
    ['for tagged images without a list', { ...ONE, tagStatus: TagStatus.TAGGED }, 'TaggedStatusRequiresTagPrefixOrPatternList'],
    ['with an empty list of prefixes', { ...ONE, tagPrefixList: [] }, 'TaggedStatusRequiresTagPrefixOrPatternList'],
    ['with an empty list of patterns', { ...ONE, tagPatternList: [] }, 'TaggedStatusRequiresTagPrefixOrPatternList'],
    ['for any image with prefixes', { ...ONE, tagStatus: TagStatus.ANY, tagPrefixList: ['a'] }, 'TagPrefixAndPatternListOnlyForTaggedStatus'],
    ['for any image with patterns', { ...ONE, tagStatus: TagStatus.ANY, tagPatternList: ['a'] }, 'TagPrefixAndPatternListOnlyForTaggedStatus'],
    ['for untagged images with prefixes', { ...ONE, tagStatus: TagStatus.UNTAGGED, tagPrefixList: ['a'] }, 'TagPrefixAndPatternListOnlyForTaggedStatus'],
    ['with prefixes and patterns', { ...ONE, tagPrefixList: ['a'], tagPatternList: ['b'] }, 'CannotSpecifyBothTagPrefixAndPatternList'],
    ['with no prefixes and patterns', { ...ONE, tagPrefixList: [], tagPatternList: ['b'] }, 'CannotSpecifyBothTagPrefixAndPatternList'],
    ['with five wildcards', { ...ONE, tagPatternList: ['a*b*c*d*e*'] }, 'TagPatternExceedsWildcardLimit'],
    ['with five wildcards in the second pattern', { ...ONE, tagPatternList: ['ok*', 'a*b*c*d*e*f'] }, 'TagPatternExceedsWildcardLimit'],
    ['with five wildcards around a token', { ...ONE, tagPatternList: [`*-*-*-${Lazy.string({ produce: () => 'a' })}-*-*`] }, 'TagPatternExceedsWildcardLimit'],
    ['with a string for a list', untyped({ ...ONE, tagPrefixList: 'prod' }), 'InvalidTagSelection'],
    ['with a number for a list', untyped({ ...ONE, tagPatternList: 5 }), 'InvalidTagSelection'],
    ['with a token for a list that holds none', untyped({ ...ONE, tagPatternList: Lazy.any({ produce: () => ['a*'] }) }), 'InvalidTagSelection'],
    ['with null in a list', untyped({ ...ONE, tagPatternList: [null] }), 'InvalidTagSelection'],
    ['with undefined in a list', untyped({ ...ONE, tagPrefixList: [undefined] }), 'InvalidTagSelection'],
    ['with a number in a list', untyped({ ...ONE, tagPatternList: [1] }), 'InvalidTagSelection'],
    ['with an empty prefix', { ...ONE, tagPrefixList: [''] }, 'InvalidTagSelection'],
    ['with an empty pattern', { ...ONE, tagPatternList: [''] }, 'InvalidTagSelection'],
    ['without a criterion', {}, 'LifecycleRuleMustContainExactlyOneAgeOrCountProperty'],
    ['by count and age', { ...ONE, maxImageAge: days(5) }, 'LifecycleRuleMustContainExactlyOneAgeOrCountProperty'],
    ['by count and pull', { ...ONE, maxTimeSinceLastPull: days(5) }, 'LifecycleRuleMustContainExactlyOneAgeOrCountProperty'],
    ['by age and time in archive', { maxImageAge: days(5), maxTimeInArchive: days(90) }, 'LifecycleRuleMustContainExactlyOneAgeOrCountProperty'],
    ['with an unknown action', untyped({ ...ONE, action: 'delete' }), 'InvalidLifecycleAction'],
    ['with the action word of the policy text', untyped({ ...ONE, action: 'transition' }), 'InvalidLifecycleAction'],
    ['with count 0', { maxImageCount: 0 }, 'InvalidMaxImageCount'],
    ['with count -1', { maxImageCount: -1 }, 'InvalidMaxImageCount'],
    ['with count 1.5', { maxImageCount: 1.5 }, 'InvalidMaxImageCount'],
    ['with count NaN', { maxImageCount: NaN }, 'InvalidMaxImageCount'],
    ['with count Infinity', { maxImageCount: Infinity }, 'InvalidMaxImageCount'],
    ['with a count in a string', untyped({ maxImageCount: '5' }), 'InvalidMaxImageCount'],
    ['with count null', untyped({ maxImageCount: null }), 'LifecycleRuleMustContainExactlyOneAgeOrCountProperty'],
    ['with age 0', { maxImageAge: days(0) }, 'InvalidLifecycleDuration'],
    ['with half a day', { maxImageAge: Duration.hours(12) }, 'CannotConvertedIntoWhole'],
    ['with no hours', { maxImageAge: Duration.hours(0) }, 'InvalidLifecycleDuration'],
    ['with 90 minutes', { maxImageAge: Duration.minutes(90) }, 'CannotConvertedIntoWhole'],
    ['with a fraction of days', { maxImageAge: days(1.5) }, 'InvalidLifecycleDuration'],
    ['with a number for a Duration', untyped({ maxImageAge: 14 }), 'InvalidLifecycleDuration'],
    ['with a string for a Duration', untyped({ maxTimeSinceLastPull: 'P14D' }), 'InvalidLifecycleDuration'],
    ['with what only converts to days', untyped({ maxImageAge: { toDays: () => 5 } }), 'InvalidLifecycleDuration'],
    ['with a Duration without a unit', untyped({ maxImageAge: { toDays: () => 5, isUnresolved: () => false } }), 'InvalidLifecycleDuration'],
    ['with a Duration without an amount', untyped({ maxImageAge: { isUnresolved: () => false, unitLabel: () => 'days' } }), 'InvalidLifecycleDuration'],
    ['with a Duration that hides whether it is a token', untyped({ maxImageAge: { toDays: () => 5, unitLabel: () => 'days' } }), 'InvalidLifecycleDuration'],
    ['with a token of hours', { maxImageAge: Duration.hours(Lazy.number({ produce: () => 48 })) }, 'InvalidLifecycleDuration'],
    ['with priority 0', { ...ONE, rulePriority: 0 }, 'InvalidRulePriority'],
    ['with priority -5', { ...ONE, rulePriority: -5 }, 'InvalidRulePriority'],
    ['with priority 1.5', { ...ONE, rulePriority: 1.5 }, 'InvalidRulePriority'],
    ['with priority NaN', { ...ONE, rulePriority: NaN }, 'InvalidRulePriority'],
    ['with a priority in a string', untyped({ ...ONE, rulePriority: '1' }), 'InvalidRulePriority'],
    ['by last pull, to expire', { maxTimeSinceLastPull: days(5), action: EXPIRE }, 'PullRuleMustArchive'],
    ['by time in archive, to archive', { maxTimeInArchive: days(90), action: ARCHIVE }, 'ArchiveRuleMustExpire'],
    ['by last pull with a number, without a second problem for the action',
      untyped({ maxTimeSinceLastPull: 5, action: EXPIRE }), 'InvalidLifecycleDuration'],
    ['by last pull with an unknown action, without a second problem for it',
      untyped({ maxTimeSinceLastPull: days(5), action: 'delete' }), 'InvalidLifecycleAction'],
    ['by time in archive of 89 days', { maxTimeInArchive: days(89) }, 'ArchiveTimeBelowMinimum'],
  ];
  test.each(illegal)('%s', (_, rule, code) => expect(codesOfLast(rule)).toEqual([code]));

  test('with all its problems at once, beginning with the one that names the error in aws-cdk-lib', () => {
    expect(codesOfLast({ rulePriority: 0, tagStatus: TagStatus.TAGGED, maxImageCount: 0 }))
      .toEqual(['TaggedStatusRequiresTagPrefixOrPatternList', 'InvalidMaxImageCount', 'InvalidRulePriority']);
  });
});
