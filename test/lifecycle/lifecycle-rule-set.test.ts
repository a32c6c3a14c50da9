import { CfnParameter, Duration, Stack } from 'aws-cdk-lib/core';
import { codesOfLast } from './support';
import { LifecycleAction, TagStatus } from '../../src/lifecycle';
import type { LifecycleRule } from '../../src/lifecycle';
import { LifecycleRuleSet } from '../../src/lifecycle/lifecycle-rule-set';

const ANY: LifecycleRule = { maxImageCount: 1 };
const UNTAGGED: LifecycleRule = { tagStatus: TagStatus.UNTAGGED, maxImageCount: 1 };
const PROD: LifecycleRule = { tagPrefixList: ['prod'], maxImageCount: 1 };
const ARCHIVED_ANY: LifecycleRule = { maxTimeInArchive: Duration.days(90) };
const numbered = (rulePriority: number, rule: LifecycleRule) => ({ ...rule, rulePriority });

function setOf(...rules: LifecycleRule[]): LifecycleRuleSet {
  const set = new LifecycleRuleSet();
  expect(rules.flatMap((rule) => set.add(rule))).toEqual([]);
  return set;
}

describe('rules are accepted together', () => {
  const legal: [string, LifecycleRule[]][] = [
    ['one untagged and one for any', [UNTAGGED, ANY]],
    ['one for any and one untagged, in that order', [ANY, UNTAGGED]],
    ['a standard any before an archive any', [numbered(1, ANY), numbered(2, ARCHIVED_ANY)]],
    ['an archive any before a standard any', [numbered(1, ARCHIVED_ANY), numbered(2, ANY)]],
    ['a numbered standard any with an unnumbered archive any', [numbered(5, ANY), ARCHIVED_ANY]],
    ['a numbered standard any with an unnumbered archive rule', [numbered(5, ANY), { ...ARCHIVED_ANY, tagPatternList: ['a'] }]],
    ['a numbered any that is added before lower numbers', [numbered(9, ANY), numbered(1, PROD), numbered(2, UNTAGGED)]],
    ['untagged rules of both classes', [UNTAGGED, { ...ARCHIVED_ANY, tagStatus: TagStatus.UNTAGGED }]],
    ['the same prefixes in both classes', [PROD, { ...ARCHIVED_ANY, tagPrefixList: ['prod'] }]],
    ['the same text as a prefix and as a pattern', [PROD, { tagPatternList: ['prod'], maxImageCount: 1 }]],
    ['a set of prefixes and a part of it', [PROD, { tagPrefixList: ['prod', 'eu'], maxImageCount: 1 }]],
    ['two lists of prefixes', [{ ...ANY, tagPrefixList: ['a', 'b'] }, { ...ANY, tagPrefixList: ['a', 'c'] }]],
    ['the same pattern twice, which is unreachable but legal', [{ ...ANY, tagPatternList: ['a*'] }, { tagPatternList: ['a*'], maxImageAge: Duration.days(3) }]],
    ['two lists of prefixes that are one text when joined', [{ ...ANY, tagPrefixList: ['ab', 'c'] }, { ...ANY, tagPrefixList: ['a', 'bc'] }]],
    ['any last as numbered', [numbered(3, PROD), numbered(4, ANY)]],
  ];
  test.each(legal)('%s', (_, rules) => expect(codesOfLast(...rules)).toEqual([]));
});

describe('the later of two rules fails', () => {
  const illegal: [string, LifecycleRule[], string][] = [
    ['when both are for any image', [ANY, { maxImageAge: Duration.days(1) }], 'LifecycleCanOnlyHaveOneAnyTagStatusRule'],
    ['when both are for any archived image', [ARCHIVED_ANY, { maxTimeInArchive: Duration.days(91) }], 'LifecycleCanOnlyHaveOneAnyTagStatusRule'],
    ['when one is for any image by age, one by pull', [ANY, { maxTimeSinceLastPull: Duration.days(1) }], 'LifecycleCanOnlyHaveOneAnyTagStatusRule'],
    ['when both are untagged', [UNTAGGED, { ...UNTAGGED, maxImageCount: 2 }], 'LifecycleCanOnlyHaveOneUntaggedRule'],
    ['when both have the same prefix', [PROD, { ...PROD, maxImageCount: 3 }], 'DuplicateTagSelection'],
    ['when both have the same prefixes in another order',
      [{ ...ANY, tagPrefixList: ['a', 'b'] }, { ...ANY, tagPrefixList: ['b', 'a', 'b'] }], 'DuplicateTagSelection'],
    ['when both have the same priority', [numbered(1, PROD), numbered(1, UNTAGGED)], 'DuplicateRulePriority'],
    ['when both have the same priority in different classes', [numbered(1, PROD), numbered(1, ARCHIVED_ANY)], 'DuplicateRulePriority'],
    ['when any comes first, added first', [numbered(1, ANY), numbered(2, PROD)], 'AnyTagStatusRuleMustHaveHighestPriority'],
    ['when any comes first, added last', [numbered(2, PROD), numbered(1, ANY)], 'AnyTagStatusRuleMustHaveHighestPriority'],
    ['when both are for any image, whichever number is higher', [numbered(1, ANY), numbered(2, ANY)], 'LifecycleCanOnlyHaveOneAnyTagStatusRule'],
    ['when both are for any image, whichever number is lower', [numbered(2, ANY), numbered(1, ANY)], 'LifecycleCanOnlyHaveOneAnyTagStatusRule'],
    ['when any has the same priority as another', [numbered(1, ANY), numbered(1, PROD)], 'DuplicateRulePriority'],
    ['when it is wrong by itself, whatever the earlier one', [PROD, numbered(0, PROD)], 'InvalidRulePriority'],
    ['when any is numbered and the other is not', [numbered(1, ANY), PROD], 'CannotCombinePrioritizedAnyRuleWithUnprioritizedRules'],
    ['when any is numbered and the other, added first, is not', [PROD, numbered(1, ANY)], 'CannotCombinePrioritizedAnyRuleWithUnprioritizedRules'],
    ['when an archived any comes before another archived one',
      [numbered(1, ARCHIVED_ANY), numbered(2, { ...ARCHIVED_ANY, tagPrefixList: ['a'] })], 'AnyTagStatusRuleMustHaveHighestPriority'],
  ];
  test.each(illegal)('%s', (_, rules, code) => expect(codesOfLast(...rules)).toEqual([code]));

  test('and does not change the set', () => {
    const set = setOf(PROD);
    set.add(PROD);
    expect(set.size).toBe(1);
  });
});

describe('the size of a policy', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ tagPrefixList: [`p${index}-`], maxImageCount: 1 }));

  test('may be 50 rules', () => expect(codesOfLast(...many(50))).toEqual([]));
  test('fails at 51 rules', () => expect(codesOfLast(...many(51))).toEqual(['TooManyLifecycleRules']));

  const frame = () => setOf({ ...ANY, description: '' }).plainText().length;
  const described = (length: number, character = 'x') => ({ ...ANY, description: character.repeat(length) });

  test('may be 30,720 characters', () => expect(codesOfLast(described(30_720 - frame()))).toEqual([]));
  test('fails at 30,721 characters', () => expect(codesOfLast(described(30_721 - frame()))).toEqual(['LifecyclePolicyTooLong']));
  test('counts the characters that JSON writes for a character', () => expect(codesOfLast(described((30_721 - frame()) / 2 + 1, '"'))).toEqual(['LifecyclePolicyTooLong']));
  test('counts a character outside the basic plane once', () => expect(codesOfLast(described(30_720 - frame(), '🐳'))).toEqual([]));
  test.each(['tagPrefixList', 'tagPatternList'] as const)('counts the entries of a %s, including short ones', (prop) => {
    expect(codesOfLast({ ...ANY, [prop]: Array(10_000).fill('a') })).toEqual(['LifecyclePolicyTooLong']);
    expect(codesOfLast({ ...ANY, [prop]: Array(110).fill('a'.repeat(300)) })).toEqual(['LifecyclePolicyTooLong']);
  });

  test('is unknown while it contains a token', () => {
    const token = new CfnParameter(new Stack(), 'Text').valueAsString;
    expect(codesOfLast({ ...ANY, description: `${token}${'x'.repeat(40_000)}` })).toEqual([]);
  });

  test('is not measured while it is far below the limit: no text is rendered for that', () => {
    const stringify = jest.spyOn(JSON, 'stringify');
    const set = setOf(...many(10));
    expect(stringify).not.toHaveBeenCalled();
    expect(set.add({ ...ANY, description: 'x'.repeat(40_000) })).toHaveLength(1);
    stringify.mockClear();
    expect(set.add(ANY)).toEqual([]);
    expect(stringify).not.toHaveBeenCalled();
    stringify.mockRestore();
  });

  test('fails at the rule that exceeds the limit, and keeps the ones before', () => {
    const set = setOf({ ...PROD, description: 'x'.repeat(20_000) });
    const before = set.plainText();
    expect(set.add({ ...ANY, description: 'x'.repeat(20_000) })).toMatchObject([{ code: 'LifecyclePolicyTooLong' }]);
    expect(set.plainText()).toBe(before);
  });
});

describe('rendering', () => {
  const rendered = (...rules: LifecycleRule[]) => JSON.parse(setOf(...rules).plainText()).rules;

  test('writes the keys in the order of aws-cdk-lib', () => {
    expect(setOf({ rulePriority: 7, description: 'why', tagPrefixList: ['a'], maxImageAge: Duration.days(3) }).plainText()).toBe(
      '{"rules":[{"rulePriority":7,"description":"why","selection":{"tagStatus":"tagged","tagPrefixList":["a"],'
      + '"countType":"sinceImagePushed","countNumber":3,"countUnit":"days"},"action":{"type":"expire"}}]}',
    );
  });

  const actions: [string, LifecycleRule, object, object][] = [
    ['by count', { maxImageCount: 3 }, { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 3 }, { type: 'expire' }],
    ['by count, to archive', { maxImageCount: 3, action: LifecycleAction.ARCHIVE },
      { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 3 }, { type: 'transition', targetStorageClass: 'archive' }],
    ['by pull', { maxTimeSinceLastPull: Duration.days(90) },
      { tagStatus: 'any', countType: 'sinceImagePulled', countNumber: 90, countUnit: 'days' }, { type: 'transition', targetStorageClass: 'archive' }],
    ['by time in archive', { maxTimeInArchive: Duration.days(365) },
      { tagStatus: 'any', countType: 'sinceImageTransitioned', countNumber: 365, countUnit: 'days', storageClass: 'archive' }, { type: 'expire' }],
  ];
  test.each(actions)('renders a rule %s', (_, rule, selection, action) => {
    expect(rendered(rule)).toEqual([{ rulePriority: 1, selection, action }]);
  });

  test('puts numbered rules in the order of adding first, then unnumbered ones, then those for any image', () => {
    const order = rendered(ANY, PROD, numbered(9, { tagPrefixList: ['b'], maxImageCount: 1 }), UNTAGGED, numbered(3, { tagPrefixList: ['c'], maxImageCount: 1 }));
    expect(order.map((rule: any) => [rule.rulePriority, rule.selection.tagPrefixList?.[0] ?? rule.selection.tagStatus]))
      .toEqual([[9, 'b'], [3, 'c'], [10, 'prod'], [11, 'untagged'], [12, 'any']]);
  });

  test('numbers a rule for any archived image after a numbered rule for any image', () => {
    expect(rendered(ARCHIVED_ANY, numbered(4, ANY)).map((rule: any) => rule.rulePriority)).toEqual([5, 4]);
  });

  test('renders again after a rule is added', () => {
    const set = setOf(PROD);
    set.plainText();
    set.add(ANY);
    expect(JSON.parse(set.plainText()).rules).toHaveLength(2);
  });

  test.each(['tagPrefixList', 'tagPatternList'] as const)('keeps copies: later changes to a rule or its %s have no effect', (prop) => {
    const entries = ['a'];
    const rule: LifecycleRule = { [prop]: entries, maxImageCount: 1 };
    const set = setOf(rule);
    Object.assign(rule, { maxImageCount: 5 });
    entries.push('b');
    set.rules()[0][prop]!.push('c');
    expect(rendered(rule)).not.toEqual(JSON.parse(set.plainText()).rules);
    expect(JSON.parse(set.plainText()).rules[0].selection).toEqual({ tagStatus: 'tagged', [prop]: ['a'], countType: 'imageCountMoreThan', countNumber: 1 });
  });

  test('with tokens gives a text that is valid JSON when the tokens are resolved', () => {
    const stack = new Stack();
    const count = new CfnParameter(stack, 'Count', { type: 'Number' });
    const tag = new CfnParameter(stack, 'Tag');
    const text = stack.resolve(setOf({ tagPatternList: [`${tag.valueAsString}*`], maxImageCount: count.valueAsNumber }).toText(stack));
    const joined = text['Fn::Join'][1].map((part: any) => part.Ref === 'Count' ? '5' : part.Ref === 'Tag' ? 'prod' : part).join('');
    expect(JSON.parse(joined).rules[0].selection).toEqual({ tagStatus: 'tagged', tagPatternList: ['prod*'], countType: 'imageCountMoreThan', countNumber: 5 });
  });

  test('of a duration with a token renders the token as the count', () => {
    const stack = new Stack();
    const days = new CfnParameter(stack, 'Days', { type: 'Number' });
    const text = stack.resolve(setOf({ maxImageAge: Duration.days(days.valueAsNumber) }).toText(stack));
    expect(text['Fn::Join'][1]).toContainEqual({ Ref: 'Days' });
  });
});
