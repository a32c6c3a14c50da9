import { CfnParameter, Duration, Lazy, Stack } from 'aws-cdk-lib/core';
import { LifecyclePolicy, TagStatus } from '../../src/lifecycle';
import type { LifecycleRule } from '../../src/lifecycle';
import { LifecycleRuleSet } from '../../src/lifecycle/lifecycle-rule-set';

const tagged = (...tagPatternList: string[]): LifecycleRule => ({ tagPatternList, maxImageCount: 1 });
const prefixed = (...tagPrefixList: string[]): LifecycleRule => ({ tagPrefixList, maxImageCount: 1 });
const archived = (rule: LifecycleRule): LifecycleRule => ({ ...rule, maxImageCount: undefined, maxTimeInArchive: Duration.days(90) });
const UNTAGGED: LifecycleRule = { tagStatus: TagStatus.UNTAGGED, maxImageCount: 1 };
const ANY: LifecycleRule = { maxImageCount: 1 };

/** The numbers of the unreachable rules, and those of the rules that own their images. */
function ownersIn(rules: LifecycleRule[]): [number, number[]][] {
  return LifecyclePolicy.of(rules).unreachableRules.map(({ rulePriority, ownerRulePriorities }) => [rulePriority, ownerRulePriorities]);
}

describe('a rule is unreachable', () => {
  const cases: [string, LifecycleRule[], [number, number[]][]][] = [
    ['after a wider pattern', [tagged('prod*'), tagged('prod-eu-*')], [[2, [1]]]],
    ['after every tag', [tagged('*'), tagged('a'), prefixed('b')], [[2, [1]], [3, [1]]]],
    ['after its own prefix as a pattern', [tagged('prod*'), prefixed('prod')], [[2, [1]]]],
    ['after a pattern as a prefix', [prefixed('prod'), tagged('prod-*')], [[2, [1]]]],
    ['when it asks for more than an earlier one', [tagged('a*'), tagged('a*', 'b*')], [[2, [1]]]],
    ['for any image, after untagged and every tag', [UNTAGGED, tagged('*'), ANY], [[3, [1, 2]]]],
    ['for any image, after every tag and untagged', [tagged('*'), UNTAGGED, ANY], [[3, [1, 2]]]],
    ['by its number, not by its place', [{ ...tagged('prod-eu-*'), rulePriority: 5 }, { ...tagged('prod*'), rulePriority: 2 }], [[5, [2]]]],
    ['in the archive, after a wider pattern there', [archived(tagged('a*')), archived(tagged('ab*'))], [[2, [1]]]],
    ['with a prefix that has a wildcard', [prefixed('v*')], [[1, []]]],
    ['with a prefix that no tag begins with', [prefixed('feature/'), prefixed('.x')], [[1, []], [2, []]]],
    ['with a pattern that no tag matches', [tagged('*', 'has space*'), tagged('-*'), tagged('é')], [[1, []], [2, []], [3, []]]],
    ['with an entry longer than any tag', [tagged(`*${'a'.repeat(301)}`), prefixed('a'.repeat(301))], [[1, []], [2, []]]],
    ['with the same patterns as an earlier one, in another order', [tagged('a*', 'b*'), tagged('b*', 'a*')], [[2, [1]]]],
  ];
  test.each(cases)('%s', (_, rules, expected) => {
    expect(ownersIn(rules)).toEqual(expected);
  });

  const FIRST = 'the first rule whose tag requirements an image meets owns it, even when that rule keeps it';
  const TAG = "a tag has letters, digits, '_', '.' and '-', does not begin with '.' or '-', and has at most 300 characters";
  const reasons: [string, LifecycleRule[], string][] = [
    ['by the rule that owns its images', [{ ...tagged('prod*'), description: 'keeps prod*' }, prefixed('prod-')],
      `rule 2 (prod-) is unreachable: every image that it selects is owned by rule 1 (keeps prod*); ${FIRST}`],
    ['by two such rules', [tagged('*'), UNTAGGED, ANY],
      `rule 3 is unreachable: every image that it selects is owned by rule 1 (*) or rule 2; ${FIRST}`],
    ['by a rule of two tags', [tagged('a*', 'b*'), tagged('a*', 'b*', 'c')],
      `rule 2 (a* and b* and c) is unreachable: every image that it selects is owned by rule 1 (a* and b*); ${FIRST}`],
    ['by its own prefix', [prefixed('v*')],
      "rule 1 (v*) is unreachable: a prefix is plain text, and no tag contains '*'; use tagPatternList for wildcards"],
    ['by its own prefix, which has no wildcard', [prefixed('feature/')], `rule 1 (feature/) is unreachable: no image tag matches "feature/"; ${TAG}`],
    ['by its own pattern', [tagged('v1', 'a b*')], `rule 1 (v1 and a b*) is unreachable: no image tag matches "a b*"; ${TAG}`],
  ];
  test.each(reasons)('and the reason is given: %s', (_, rules, reason) => {
    expect(LifecyclePolicy.of(rules).unreachableRules.map(({ reason: why }) => why)).toEqual([reason]);
  });

  const count = Lazy.number({ produce: () => 3 });
  test.each<[string, LifecycleRule[], [number, number[]][]]>([
    ['its own count', [tagged('a*'), { ...tagged('ab*'), maxImageCount: count }], [[2, [1]]]],
    ['the count of an earlier rule', [{ ...tagged('a*'), maxImageCount: count }, tagged('ab*')], [[2, [1]]]],
    ['the count of the rule for untagged images', [{ ...UNTAGGED, maxImageCount: count }, tagged('*'), ANY], [[3, [1, 2]]]],
    ['the count of the rule for any image', [UNTAGGED, tagged('*'), { maxImageCount: count }], [[3, [1, 2]]]],
  ])('even if a token hides %s', (_, rules, expected) => {
    expect(ownersIn(rules)).toEqual(expected);
  });
});

describe('a rule can act', () => {
  const cases: [string, LifecycleRule[]][] = [
    ['before a wider pattern', [tagged('prod-eu-*'), tagged('prod*')]],
    ['after a pattern that takes a part', [tagged('prod-eu-*'), tagged('prod*'), ANY]],
    ['when it asks for less than an earlier one', [tagged('a*', 'b*'), tagged('a*')]],
    ['after every tag of the other class', [tagged('*'), archived(tagged('a'))]],
    ['for any image, after untagged only', [UNTAGGED, ANY]],
    ['for any image, after untagged of the other class and every tag', [archived(UNTAGGED), tagged('*'), ANY]],
    ['for any image, after every tag only', [tagged('*'), ANY]],
    ['for untagged images, after every tag', [tagged('*'), UNTAGGED]],
    ['after a rule that selects nothing', [prefixed('v*'), tagged('v*')]],
    ['with the longest tag, and with characters that tags may have', [tagged('a'.repeat(300)), tagged('_A.z-9*')]],
    ['when something else comes in place of its tag', [tagged('dummy-value-for-/app/tag'), prefixed('{{resolve:ssm:/app/tag}}')]],
    ['after a pattern that meets it only in part', [tagged('*a'), tagged('*b')]],
  ];
  test.each(cases)('%s', (_, rules) => {
    expect(LifecyclePolicy.of(rules).unreachableRules.filter(({ ownerRulePriorities }) => ownerRulePriorities.length > 0)).toEqual([]);
  });

  const parameter = new CfnParameter(new Stack(), 'P').valueAsString;
  const number = new CfnParameter(new Stack(), 'N', { type: 'Number' }).valueAsNumber;
  test.each<[string, LifecycleRule[]]>([
    ['its own tags', [tagged('prod*'), tagged(`prod-${parameter}`)]],
    ['the tags of an earlier rule', [tagged(`${parameter}*`), tagged('a')]],
    ['a priority', [{ ...tagged('prod*'), rulePriority: number }, { ...tagged('prod-1'), rulePriority: 3 }]],
  ])('as far as is known, if a token hides %s', (_, rules) => {
    expect(LifecyclePolicy.of(rules).unreachableRules).toEqual([]);
  });
});

test('a set that grows reports each unreachable rule once', () => {
  const set = new LifecycleRuleSet();
  const add = (rule: LifecycleRule) => {
    expect(set.add(rule)).toEqual([]);
    return set.newWarnings(undefined).filter(({ id }) => id === 'cdk-ecr:unreachableLifecycleRule').map(({ about }) => about.given.description);
  };
  expect(add({ ...tagged('a*'), description: 'wide' })).toEqual([]);
  expect(add({ ...tagged('ab*'), description: 'narrow' })).toEqual(['narrow']);
  expect(add({ ...tagged('ac*'), description: 'other' })).toEqual(['other']);
  expect(add({ ...tagged('*'), rulePriority: 1, description: 'every tag' })).toEqual(['wide']);
});
