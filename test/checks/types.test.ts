import { Lazy, Token } from 'aws-cdk-lib/core';
import { linesOf } from './problem-lines';
import { checkRemovalPolicy } from '../../src/checks/removal-policies';
import { checkBoolean, checkList, checkKnownList, readTemplateBoolean } from '../../src/checks/types';

test.each<[unknown, string[]]>([
  ['yes', ['ExpectedBoolean: emptyOnDelete must be true or false, got "yes"']],
  [0, ['ExpectedBoolean: emptyOnDelete must be true or false, got 0']],
  [true, []],
  [false, []],
  [{}, ['ExpectedBoolean: emptyOnDelete must be true or false, got {}']],
])('a boolean: %j', (input, expected) => {
  expect(linesOf(checkBoolean('emptyOnDelete', input))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  ['yes', ['ExpectedList: lifecycleRules must be a list, got "yes"']],
  [{}, ['ExpectedList: lifecycleRules must be a list, got {}']],
  [[], []],
])('a list: %j', (input, expected) => {
  expect(linesOf(checkList('lifecycleRules', input))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  ['destroy', []],
  ['retain', []],
  ['retain-on-update-or-delete', []],
  ['snapshot', ['RemovalPolicyNotSupported: removalPolicy must be RemovalPolicy.DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, got "snapshot": resources of ECR have no snapshots']],
  ['DESTROY', ['RemovalPolicyNotSupported: removalPolicy must be RemovalPolicy.DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, got "DESTROY": resources of ECR have no snapshots']],
  [5, ['RemovalPolicyNotSupported: removalPolicy must be RemovalPolicy.DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, got 5: resources of ECR have no snapshots']],
])('a removal policy: %j', (input, expected) => {
  expect(linesOf(checkRemovalPolicy('removalPolicy', input))).toEqual(expected);
});

test.each([undefined, null, Lazy.any({ produce: () => true }), Token.asString({ Ref: 'X' }), Token.asList({ Ref: 'X' })])('accepts %s, which is not a value yet', (input) => {
  expect([checkBoolean('switch', input), checkList('list', input)]).toEqual([[], []]);
});

test.each([undefined, null])('accepts the removal policy %s', (input) => {
  expect(checkRemovalPolicy('removalPolicy', input)).toEqual([]);
});

test('a list that must be known in the constructor may be absent, but not a token', () => {
  expect([undefined, null, [], [1]].flatMap((list) => checkKnownList('list', list))).toEqual([]);
  expect(linesOf(checkKnownList('list', Lazy.any({ produce: () => [] })))).toEqual([expect.stringContaining('ExpectedList: list must be a list, got ')]);
});

test.each([['true', true], ['True', true], ['FALSE', false], ['false', false], [true, true], ['xtrue', 'xtrue'], ['truex', 'truex'], ['yes', 'yes'], [1, 1], [undefined, undefined]])(
  'a template that has %j has the boolean %j', (value, expected) => expect(readTemplateBoolean(value)).toBe(expected));
