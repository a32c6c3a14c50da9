import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { untyped } from './support';
import { LifecyclePolicy, LifecycleRulePresets, Repository, TagStatus } from '../../src';
import type { LifecycleRule } from '../../src';
import { LifecycleRuleSet } from '../../src/lifecycle/lifecycle-rule-set';

/** The warnings about rules, without those about unreachable ones. */
function warningsOf(...rules: LifecycleRule[]): string[] {
  const set = new LifecycleRuleSet();
  expect(set.addList(rules, 'rules')).toEqual([]);
  return set.newWarnings(undefined).filter(({ id }) => id !== 'cdk-ecr:unreachableLifecycleRule').map(({ message }) => message);
}

describe('warns about a key that rules do not have, with the key that was probably meant:', () => {
  test.each([
    ['tagPatterns', 'tagPatternList'],
    ['tagPrefixes', 'tagPrefixList'],
    ['max_image_age', 'maxImageAge'],
    ['MaxImageCount', 'maxImageCount'],
    ['maxTimeSincePull', 'maxTimeSinceLastPull'],
    ['priority', 'rulePriority'],
    ['descriptoin', 'description'],
    ['tagstatus', 'tagStatus'],
    ['act', 'action'],
  ])('%s for %s', (key, meant) => {
    expect(warningsOf(untyped({ maxImageCount: 1, [key]: 'x' }))).toEqual([`rules[0] has the unknown key "${key}", which has no effect: did you mean ${meant}?`]);
  });

  test.each(['countUnit', 'x'.repeat(10_000), 'ü', '__proto__x', ''])('does not suggest a key for %p', (key) => {
    const [warning] = warningsOf(untyped({ maxImageCount: 1, [key]: 'x' }));
    expect(warning).toMatch(/has no effect$/);
    expect(warning.length).toBeLessThan(180);
  });

  test('but not if it is absent', () => {
    expect(warningsOf(untyped({ maxImageCount: 1, tagPatterns: undefined, tags: null }))).toEqual([]);
  });
});

describe('a rule that expires images soon', () => {
  const untagged = (days: number) => ({ tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(days) });

  test('warns if they are untagged, with the ways out', () => {
    expect(warningsOf(untagged(6))).toEqual([
      'images lose their tag when it is pushed again, and are expired 6 day(s) after their own push, even while a function or task still runs them by digest: '
      + 'use a maxImageAge of at least 7 days, maxImageCount, or TagMutability.IMMUTABLE',
    ]);
  });

  test.each<[string, LifecycleRule]>([
    ['they are 7 days old', untagged(7)],
    ['they may have tags', { maxImageAge: Duration.days(6) }],
    ['it counts them', { tagStatus: TagStatus.UNTAGGED, maxImageCount: 1 }],
  ])('does not warn if %s', (_, rule) => expect(warningsOf(rule)).toEqual([]));
});

describe('rules with and without a number', () => {
  const tagged = (tag: string, rulePriority?: number): LifecycleRule => ({ tagPatternList: [tag], maxImageCount: 1, rulePriority });
  const WORDS = 'but applies after it: rules without rulePriority come after all rules with one; give every rule a rulePriority, or none';

  test('warn if the order of the list is not that of ECR', () => {
    expect(warningsOf(tagged('a'), tagged('b'), tagged('c', 5), tagged('d', 6))).toEqual([`rules[0] is written before rules[2], ${WORDS}`]);
  });

  test('warn for the archive, too', () => {
    const archived = (tag: string, rulePriority?: number) => ({ tagPatternList: [tag], maxTimeInArchive: Duration.days(90), rulePriority });
    expect(warningsOf(archived('a'), archived('b', 5))).toEqual([`rules[0] is written before rules[1], ${WORDS}`]);
    expect(warningsOf(archived('a'), archived('b', 5), tagged('c'), tagged('d', 6))).toEqual([`rules[0] is written before rules[1], ${WORDS}`]);
  });

  test.each<[string, LifecycleRule[]]>([
    ['all have one', [tagged('a', 2), tagged('b', 1)]],
    ['none has one', [tagged('a'), tagged('b')]],
    ['those without one come after the others', [tagged('a', 5), tagged('b')]],
    ['only the one for any image has none', [{ maxImageCount: 1 }, tagged('a', 5)]],
    ['only the one for any archived image has one', [tagged('a'), { maxTimeInArchive: Duration.days(90), rulePriority: 5 }]],
    ['they are for different storage classes', [tagged('a'), { tagPatternList: ['b'], maxTimeInArchive: Duration.days(90), rulePriority: 5 }]],
  ])('do not warn if %s', (_, rules) => expect(warningsOf(...rules)).toEqual([]));
});

describe('a repository', () => {
  const repositoryWarnings = (make: (stack: Stack) => Repository) => {
    const stack = new Stack(new App(), 'Stack');
    make(stack);
    return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data));
  };

  test('warns about an unknown key with the place of its rule', () => {
    const rules = [{ tagPatternList: ['a'], maxImageCount: 1 }, untyped({ tagPatterns: ['b'], maxImageCount: 1 })];
    expect(repositoryWarnings((stack) => new Repository(stack, 'Repository', { lifecycleRules: rules })))
      .toEqual([expect.stringMatching(/^lifecycleRules\[1\] has the unknown key "tagPatterns".*did you mean tagPatternList\?.*cdk-ecr:unknownLifecycleRuleKey/)]);
  });

  test('warns about a key of a rule that comes from a policy, or is added', () => {
    const rule = untyped({ tagPatterns: ['b'], maxImageCount: 1 });
    expect(repositoryWarnings((stack) => new Repository(stack, 'Repository', { lifecyclePolicy: LifecyclePolicy.of([rule]) })))
      .toEqual([expect.stringContaining('lifecyclePolicy.rules[0] has the unknown key')]);
    expect(repositoryWarnings((stack) => {
      const repository = new Repository(stack, 'Repository');
      repository.addLifecycleRule(rule);
      repository.addLifecycleRule({ tagStatus: TagStatus.UNTAGGED, maxImageCount: 1 });
      return repository;
    })).toEqual([expect.stringContaining('rule 1 has the unknown key')]);
  });

  test('warns about numbers that put a rule after one that is written later', () => {
    expect(repositoryWarnings((stack) => new Repository(stack, 'Repository', {
      lifecyclePolicy: LifecyclePolicy.of([LifecycleRulePresets.keepTagged('prod-*')]),
      lifecycleRules: [{ rulePriority: 1, tagPatternList: ['*'], maxImageAge: Duration.days(30) }],
    }))).toEqual([
      expect.stringMatching(/^lifecyclePolicy.rules\[0\] is written before lifecycleRules\[0\].*cdk-ecr:mixedRulePriorities/),
      expect.stringContaining('rule 2 (keeps prod-*) is unreachable'),
    ]);
  });
});
