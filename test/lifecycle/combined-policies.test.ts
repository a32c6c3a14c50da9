import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { image, NOW, thrown } from './support';
import { LifecyclePolicy, LifecycleRulePresets, Repository, TagStatus } from '../../src';
import type { LifecycleRule } from '../../src';
import { LifecycleRuleSet } from '../../src/lifecycle/lifecycle-rule-set';

const written = (rulePriority: number, selection: object) => ({
  rulePriority, selection: { ...selection, countType: 'sinceImagePushed', countNumber: 30, countUnit: 'days' }, action: { type: 'expire' },
});
/** A policy as the console shows it: not in the order of its numbers, with gaps. */
const TEXT = JSON.stringify({
  rules: [
    written(20, { tagStatus: 'tagged', tagPatternList: ['*'] }), written(10, { tagStatus: 'untagged' }), written(90, { tagStatus: 'any' }),
  ],
});
const imported = () => LifecyclePolicy.fromJson(TEXT);
const PROD: LifecycleRule = LifecycleRulePresets.keepTagged('prod-*');
const OLD = [image('prod', ['prod-1'], 400)];

/** The numbers of a policy, with the criteria by which the rules select. */
const numbers = (policy: LifecyclePolicy) => JSON.parse(policy.toJson()).rules
  .map(({ rulePriority, selection }: any) => [rulePriority, selection.tagPatternList?.[0] ?? selection.tagStatus]);

describe('a policy that was read from JSON', () => {
  test('keeps its numbers and their order in the text', () => {
    expect(imported().toJson()).toBe(TEXT);
  });

  test('returns its rules in the order of their numbers, without the numbers', () => {
    expect(imported().rules.map(({ rulePriority, tagStatus }) => [rulePriority, tagStatus]))
      .toEqual([[undefined, 'untagged'], [undefined, 'tagged'], [undefined, 'any']]);
  });

  test('is previewed with its numbers', () => {
    const preview = imported().preview([image('a', ['v1'], 400), image('b', [], 400)], { now: NOW });
    expect(preview.outcomes.map(({ rulePriority }) => rulePriority)).toEqual([20, 10]);
    expect(imported().unreachableRules).toMatchObject([{ rulePriority: 90, ownerRulePriorities: [10, 20] }]);
  });
});

describe('the order of the list wins', () => {
  test('when a rule is put before those of an imported policy', () => {
    const policy = LifecyclePolicy.of([PROD, ...imported().rules]);
    expect(numbers(policy)).toEqual([[1, 'prod-*'], [2, 'untagged'], [3, '*'], [4, 'any']]);
    expect(policy.preview(OLD, { now: NOW }).removedImages('prod-*')).toEqual([]);
  });

  test('when a rule is put after them, and the rule for any image stays last', () => {
    expect(numbers(LifecyclePolicy.of([...imported().rules, PROD]))).toEqual([[1, 'untagged'], [2, '*'], [3, 'prod-*'], [4, 'any']]);
  });

  test('when two imported policies are combined', () => {
    const other = LifecyclePolicy.fromJson(JSON.stringify({ rules: [written(1, { tagStatus: 'tagged', tagPatternList: ['x'] })] }));
    expect(numbers(LifecyclePolicy.of([...imported().rules.slice(0, 2), ...other.rules]))).toEqual([[1, 'untagged'], [2, '*'], [3, 'x']]);
  });
});

describe('an imported policy of a repository', () => {
  const repository = (lifecycleRules?: LifecycleRule[]) => new Repository(new Stack(new App(), 'Stack'), 'Repository', { lifecyclePolicy: imported(), lifecycleRules });

  test('alone is rendered unchanged', () => {
    expect(repository().lifecyclePolicy.toJson()).toBe(TEXT);
  });

  test('comes before the other rules, without its numbers', () => {
    expect(numbers(repository([PROD]).lifecyclePolicy)).toEqual([[1, 'untagged'], [2, '*'], [3, 'prod-*'], [4, 'any']]);
  });

  test('loses its numbers when a rule is added later', () => {
    const made = repository();
    made.addLifecycleRule(PROD);
    expect(numbers(made.lifecyclePolicy)).toEqual([[1, 'untagged'], [2, '*'], [3, 'prod-*'], [4, 'any']]);
    expect(made.lifecyclePolicy.rules).toHaveLength(4);
  });

  test('is passed on with its numbers', () => {
    const other = new Repository(new Stack(new App(), 'Stack'), 'Repository', { lifecyclePolicy: repository().lifecyclePolicy });
    expect(other.lifecyclePolicy.toJson()).toBe(TEXT);
  });
});

test('rules that are in conflict with an imported policy keep their own numbers', () => {
  const any = { maxImageCount: 1, description: 'mine' };
  const rules = new LifecycleRuleSet();
  rules.add(any, 'lifecycleRules[0]');
  expect(imported()._addTo(rules, 'lifecyclePolicy.rules')).toMatchObject([{ code: 'LifecycleCanOnlyHaveOneAnyTagStatusRule' }]);
  expect(rules.ordered().map(({ priority, rule }) => [priority, rule.given.description])).toEqual([[1, undefined], [2, undefined], [3, 'mine']]);
});

test('the policy of a repository is the same object until a rule is added', () => {
  const repository = new Repository(new Stack(new App(), 'Stack'), 'Repository');
  const before = repository.lifecyclePolicy;
  expect(repository.lifecyclePolicy).toBe(before);
  repository.addLifecycleRule({ tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(30) });
  expect(repository.lifecyclePolicy).not.toBe(before);
  expect([before.rules.length, repository.lifecyclePolicy.rules.length]).toEqual([0, 1]);
});

describe('automatic numbers', () => {
  const last = (rulePriority: number, ...others: LifecycleRule[]) => LifecyclePolicy.of([{ rulePriority, tagPrefixList: ['a'], maxImageCount: 1 }, ...others]);

  test('fail when there is no exact number left', () => {
    expect(() => last(Number.MAX_SAFE_INTEGER, { tagPrefixList: ['b'], maxImageCount: 1 }))
      .toThrow('rules[0].rulePriority must leave room for the numbers of rules without one, which come after it, got 9007199254740991');
    expect(thrown(() => last(Number.MAX_SAFE_INTEGER, { maxImageCount: 1 })).name).toBe('InvalidRulePriority');
    expect(() => last(Number.MAX_SAFE_INTEGER - 1, { tagPrefixList: ['b'], maxImageCount: 1 }, { maxImageCount: 1 })).toThrow('must leave room');
  });

  test('may be the last exact number, and are not needed if all rules have one', () => {
    expect(numbers(last(Number.MAX_SAFE_INTEGER - 1, { maxImageCount: 1 }))[1]).toEqual([Number.MAX_SAFE_INTEGER, 'any']);
    expect(last(Number.MAX_SAFE_INTEGER).toJson()).toContain('9007199254740991');
  });
});
