import { Fn } from 'aws-cdk-lib/core';
import { checkPolicyText } from '../../src/lifecycle/check-policy-text';
import { linesOf } from '../checks/problem-lines';

const NAME = 'Properties.LifecyclePolicy';
const check = (text: unknown) => linesOf(checkPolicyText(NAME, text));
const textOf = (...rules: object[]) => JSON.stringify({
  rules: rules.map((rule, index) => ({
    rulePriority: index + 1, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 }, action: { type: 'expire' }, ...rule,
  })),
});

test.each<[unknown]>([[textOf({})], [Fn.importValue('Policy')], [{ 'Fn::Join': ['', ['{']] }], [textOf({ description: '${Stage}' })]])('%j is accepted', (text) => {
  expect(check(text)).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['an object', { rules: [] }, 'InvalidLifecyclePolicyText: Properties.LifecyclePolicy: the text of a policy must be JSON text, got '],
  ['no JSON', '{', 'InvalidLifecyclePolicyText: Properties.LifecyclePolicy: the text of a policy must be JSON, got "{"'],
  ['a rule that ECR does not know', textOf({ action: { type: 'keep' } }), "InvalidLifecyclePolicyText: Properties.LifecyclePolicy: rules[0].action.type must be 'expire'"],
  ['two rules that are in conflict', textOf({}, {}), 'LifecycleCanOnlyHaveOneAnyTagStatusRule: Properties.LifecyclePolicy: rules[1]'],
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
