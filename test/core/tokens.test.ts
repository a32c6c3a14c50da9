import { App, Aws, Fn, Lazy, Stack, Token, type IResolveContext } from 'aws-cdk-lib/core';
import { holdsToken, isCertainlyGiven, isIntrinsic, isKnownLater, isPlainData, literalParts, resolvedIn, resolverOf } from '../../src/core/tokens';

test.each([Fn.importValue('X'), `a-${Aws.REGION}`, Token.asNumber({ Ref: 'X' }), Token.asList({ Ref: 'X' }), { Ref: 'X' }, { 'Fn::GetAtt': ['X', 'Arn'] }, '$TAG'])(
  '%j is known later', (value) => expect(isKnownLater(value)).toBe(true));

test.each(['a', 1, true, undefined, null, [], {}, { Ref: 'X', other: 1 }, { ref: 'X' }, [{ Ref: 'X' }]])('%j is known', (value) => expect(isKnownLater(value)).toBe(false));

test('an undefined member next to an intrinsic function is ignored', () => {
  expect(isIntrinsic({ 'Ref': 'X', 'Fn::Sub': undefined })).toBe(true);
  expect(isIntrinsic({ Ref: undefined })).toBe(false);
});

test.each([null, undefined, 'Ref', 5])('%j is not an intrinsic function', (value) => expect(isIntrinsic(value)).toBe(false));

test('an attribute of a resource is certainly given, but a parameter may be empty, and a condition may choose nothing', () => {
  expect(['text', false, {}, { 'Fn::GetAtt': ['Key', 'Arn'] }].map(isCertainlyGiven)).toEqual([true, true, true, true]);
  expect([undefined, null, { Ref: 'Key' }, { 'Fn::If': ['A', 'B', 'C'] }].map(isCertainlyGiven)).toEqual([false, false, false, false]);
});

test.each([[[]], [{}], [Object.create(null)]])('%j is plain data', (value) => expect(isPlainData(value)).toBe(true));

test.each([[null], [undefined], ['text'], [5], [new Date()], [new Map()]])('%p is not plain data', (value) => expect(isPlainData(value)).toBe(false));

test('a string, number or list that is a token is found', () => {
  expect([Aws.REGION, 'text', null, 5].map(holdsToken)).toEqual([true, false, false, false]);
});

test('a token is found anywhere in plain data, of any shape', () => {
  const circle: Record<string, unknown> = { plain: 1 };
  circle.self = circle;
  expect(holdsToken(circle)).toBe(false);
  circle.deep = { list: [Aws.REGION] };
  expect(holdsToken(circle)).toBe(true);
});

test('objects of classes are not searched for tokens', () => {
  const object = new (class { public readonly token = Aws.REGION; })();
  expect([object, { object, nothing: null }].map(holdsToken)).toEqual([false, false]);
});

test('the literal parts of text are those around tokens and placeholders', () => {
  expect(literalParts(`team/${Aws.REGION}-$TAG-x`)).toEqual(['team/', '-', '-x']);
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

describe('while CDK prepares an app', () => {
  const context = (preparing: boolean, value: unknown) => ({ preparing, resolve: () => value }) as unknown as IResolveContext;

  test('text around an intrinsic function is not known yet', () => {
    expect(resolvedIn(context(true, 'a-[object Object]'), 'token')).toBe('token');
    expect(resolvedIn(context(false, 'a-[object Object]'), 'token')).toBe('a-[object Object]');
  });

  test('any other value of a token is known', () => {
    expect(resolvedIn(context(true, 'a'), 'token')).toBe('a');
    expect(resolvedIn(context(true, { Ref: 'X' }), 'token')).toEqual({ Ref: 'X' });
  });
});

test('a token that cannot be resolved in a context stays as it is', () => {
  const context = { preparing: false, resolve: () => { throw new Error('not here'); } } as unknown as IResolveContext;
  expect(resolvedIn(context, 'token')).toBe('token');
});
