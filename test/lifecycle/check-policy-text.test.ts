import { Fn } from 'aws-cdk-lib/core';
import { checkPolicyText, policyTextWarnings } from '../../src/lifecycle/check-policy-text';
import { linesOf } from '../checks/problem-lines';

const NAME = 'Properties.LifecyclePolicy';
const check = (text: unknown) => linesOf(checkPolicyText(NAME, text));
const textOf = (...rules: object[]) => JSON.stringify({
  rules: rules.map((rule, index) => ({
    rulePriority: index + 1, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 }, action: { type: 'expire' }, ...rule,
  })),
});

test.each<[string, unknown]>([
  ['a policy', textOf({})],
  ['a token', Fn.importValue('Policy')],
  ['JSON with a token', textOf({ action: { type: Fn.importValue('Action') } })],
  ['an intrinsic function', { 'Fn::Join': ['', ['{']] }],
  ['a policy with a placeholder in a description', textOf({ description: '${Stage}' })],
  ['a text that is JSON once its placeholder is replaced', '{"rules":${Rules}}'],
])('%s is accepted', (_, text) => {
  expect(check(text)).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['an object', { rules: [] }, 'InvalidLifecyclePolicyText: Properties.LifecyclePolicy: the text of a policy must be JSON text, got '],
  ['no JSON', '{', 'InvalidLifecyclePolicyText: Properties.LifecyclePolicy: the text of a policy must be JSON, got "{"'],
  ['a rule that ECR does not know', textOf({ action: { type: 'keep' } }), "InvalidLifecyclePolicyText: Properties.LifecyclePolicy: rules[0].action.type must be 'expire'"],
  ['two rules that are in conflict', textOf({}, {}), 'LifecycleCanOnlyHaveOneAnyTagStatusRule: Properties.LifecyclePolicy: rules[1]'],
  ['an invalid rule beside a placeholder in a description', textOf({ description: '${Stage}', action: { type: 'keep' } }), "InvalidLifecyclePolicyText: Properties.LifecyclePolicy: rules[0].action.type must be 'expire'"],
])('fails for %s', (_, text, message) => {
  expect(check(text)).toEqual([expect.stringContaining(message)]);
});

test('the text may have 30,720 characters, blanks included', () => {
  const rule = textOf({});
  expect(check(rule.padEnd(30_720))).toEqual([]);
  expect(check(rule.padEnd(30_721))).toEqual([
    'LifecyclePolicyTooLong: Properties.LifecyclePolicy makes the lifecycle policy too long: its text must have at most 30720 characters, got 30721; shorten descriptions and tag lists',
  ]);
});

test('a text that is checked, asked for its warnings and checked again is read once', () => {
  const parse = jest.spyOn(JSON, 'parse');
  const text = textOf({ description: 'read once' });
  check(text);
  policyTextWarnings(NAME, text, undefined);
  check(text);
  expect(parse).toHaveBeenCalledTimes(1);
  parse.mockRestore();
});

describe('warnings about the text of a policy', () => {
  const tagged = (pattern: string) => ({
    selection: { tagStatus: 'tagged', tagPatternList: [pattern], countType: 'imageCountMoreThan', countNumber: 1 },
  });
  const UNTAGGED = { selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 } };
  const warningsOf = (text: unknown, mutability?: string) => policyTextWarnings(NAME, text, mutability).map(({ id, message }) => `${id}: ${message}`);

  test('name each rule by its place in the text', () => {
    expect(warningsOf(textOf(tagged('a*'), tagged('ab*'), UNTAGGED))).toEqual([
      expect.stringContaining('cdk-ecr:shortUntaggedExpiry: Properties.LifecyclePolicy: rules[2]: images lose their tag'),
      expect.stringContaining('cdk-ecr:unreachableLifecycleRule: Properties.LifecyclePolicy: rules[1]: rule 2 (ab*) is unreachable'),
    ]);
  });

  test.each<[string | undefined, number]>([
    [undefined, 1], ['MUTABLE', 1], ['IMMUTABLE', 0], ['MUTABLE_WITH_EXCLUSION', 0],
  ])('with the tag mutability %s, a rule that expires untagged images after a day gives %d warnings', (mutability, count) => {
    expect(warningsOf(textOf(UNTAGGED), mutability)).toHaveLength(count);
  });

  test('are given for the valid rules, even if another one is invalid', () => {
    expect(warningsOf(textOf({ ...tagged('a'), action: {} }, UNTAGGED))).toEqual([expect.stringContaining('rules[1]: images lose their tag')]);
  });

  test.each<[string, unknown]>([
    ['a token', Fn.importValue('Policy')], ['a text with a placeholder', '{"rules":${Rules}}'], ['an intrinsic function', { Ref: 'Policy' }],
  ])('are not given for %s, which is known later', (_, text) => {
    expect(warningsOf(text)).toEqual([]);
  });
});
