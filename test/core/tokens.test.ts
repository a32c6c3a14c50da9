import { App, Aws, Fn, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import { holdsIntrinsic, holdsToken, isKnownLater, literalParts, resolverOf } from '../../src/core/tokens';

test.each([Fn.importValue('X'), `a-${Aws.REGION}`, Token.asNumber({ Ref: 'X' }), Token.asList({ Ref: 'X' }), { Ref: 'X' }, { 'Fn::GetAtt': ['X', 'Arn'] }, '$TAG'])(
  '%j is known later', (value) => expect(isKnownLater(value)).toBe(true));

test.each(['a', 1, true, undefined, null, [], {}, { Ref: 'X', other: 1 }, { ref: 'X' }, [{ Ref: 'X' }]])('%j is known', (value) => expect(isKnownLater(value)).toBe(false));

test('a function of CloudFormation is found anywhere in a value', () => {
  expect(holdsIntrinsic({ a: [1, { b: { 'Fn::Sub': '' } }] })).toBe(true);
  expect(holdsIntrinsic({ a: [1, { b: { Sub: '' } }] })).toBe(false);
});

test('a token is found anywhere in plain data, whatever its shape', () => {
  const circle: Record<string, unknown> = { plain: 1 };
  circle.self = circle;
  expect(holdsToken(circle)).toBe(false);
  circle.deep = { list: [Aws.REGION] };
  expect(holdsToken(circle)).toBe(true);
  expect(holdsToken(new Date())).toBe(false);
});

test('the literal parts of text are what stands around tokens and placeholders', () => {
  expect(literalParts(`team/${Aws.REGION}-$TAG.x`)).toEqual(['team/', '-', '.x']);
  expect(literalParts(Fn.importValue('X'))).toEqual(['', '']);
  expect(literalParts('plain')).toEqual(['plain']);
  expect(literalParts(`a\u0000b${Aws.REGION}`)).toEqual(['a b', '']);
});

test('a token that cannot be resolved stays as it is', () => {
  const resolve = resolverOf(new Stack(new App(), 'Stack'));
  const bad = Lazy.string({ produce: () => { throw new Error('not here'); } });
  expect(resolve(bad)).toBe(bad);
  expect(resolve(Lazy.string({ produce: () => 'value' }))).toBe('value');
});
