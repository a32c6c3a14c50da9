import { App, CfnParameter, Lazy, Stack } from 'aws-cdk-lib/core';
import { nameBelow, prefixesOverlap, EQUIVALENT_PREFIXES } from '../../src/repository-settings/repository-prefix';

test.each<[string, string, string]>([
  ['prod', 'api', 'prod/api'], ['prod/', 'api', 'prod/api'], ['a/b', '*', 'a/b/*'], ['ROOT', 'api', 'api'], ['ROOT', '*', '*'], ['root', 'api', 'root/api'],
])('below the prefix %s, the repository %s has the name %s', (prefix, name, expected) => {
  expect(nameBelow(prefix, name)).toBe(expected);
});

test('a prefix that is a token is joined when it is resolved', () => {
  const stack = new Stack(new App(), 'Stack');
  const below = (prefix: string) => stack.resolve(nameBelow(prefix, 'api'));
  expect(['prod', 'prod/', 'ROOT'].map((prefix) => below(Lazy.string({ produce: () => prefix })))).toEqual(['prod/api', 'prod/api', 'api']);
  expect(below(new CfnParameter(stack, 'Prefix').valueAsString)).toEqual({ 'Fn::Join': ['', [{ Ref: 'Prefix' }, '/api']] });
});

test.each<[string, string, boolean]>([
  ['prod', 'prod', true], ['prod', 'prod/', true], ['prod', 'prod/team', true], ['prod/team', 'prod', true], ['ROOT', 'prod', true], ['prod', 'ROOT', true], ['ROOT', 'ROOT', true],
  ['prod', 'production', false], ['prod/a', 'prod/b', false], ['a', 'b', false],
])('repositories can be below both %s and %s: %s', (one, other, expected) => {
  expect(prefixesOverlap(one, other)).toBe(expected);
});

test('a prefix applies to the same repositories with and without a slash at its end', () => {
  expect(['prod', 'prod/', 'ROOT'].map(EQUIVALENT_PREFIXES.normalize)).toEqual(['prod/', 'prod/', '']);
});
