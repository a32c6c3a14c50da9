import { Fn } from 'aws-cdk-lib/core';
import { formatValue } from '../../src/core/format-value';

class Something {}
class Éclair {}

test.each<[string, unknown, string]>([
  ['a text', 'a "b"', '"a \\"b\\""'],
  ['a line break', 'a\nb', '"a\\nb"'],
  ['the line breaks of Unicode', 'a\u2028b\u2029c\u0085d', '"a\\u2028b\\u2029c\\u0085d"'],
  ['nothing', undefined, 'undefined'],
  ['null', null, 'null'],
  ['a number', 1.5, '1.5'],
  ['not a number', NaN, 'NaN'],
  ['a boolean', false, 'false'],
  ['a big number', 10n, '10n'],
  ['a function', () => 1, '[Function (anonymous)]'],
  ['a function with members', Object.assign(() => 1, { a: 1 }), '{ [Function (anonymous)] a: 1 }'],
  ['a symbol', Symbol('x'), 'Symbol(x)'],
  ['a text in a list, with what would break the line', ['a\nb\u2028'], "[ 'a\\nb\\u2028' ]"],
  ['a list', [1, 'a', null], "[ 1, 'a', null ]"],
  ['an empty list', [], '[]'],
  ['five items', [1, 2, 3, 4, 5], '[ 1, 2, 3, 4, 5 ]'],
  ['more than five items', [1, 2, 3, 4, 5, 6], '[ 1, 2, 3, 4, 5, ... 1 more item ]'],
  ['data', { a: 1, b: { c: [1] } }, '{ a: 1, b: { c: [Array] } }'],
  ['lists of lists', [[[1]]], '[ [ [Array] ] ]'],
  ['data in data in data', { a: { b: { c: 1 } } }, '{ a: { b: [Object] } }'],
  ['a key with what would break the line', { 'a\nb': 1 }, "{ 'a\\nb': 1 }"],
  ['data without a prototype', Object.assign(Object.create(null), { a: 1 }), '[Object: null prototype] { a: 1 }'],
  ['an instance', Object.assign(new Something(), { password: 'x' }), '[Something]'],
  ['an error, without its stack', new Error('x'), 'Error: x'],
  ['an instance of a class with a strange name', new Éclair(), 'Éclair {}'],
  ['an instance of a class with a strange end', new (Object.defineProperty(class {}, 'name', { value: 'A\nB' }))(), 'A'],
  ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
])('%s is shown', (_, value, text) => {
  expect(formatValue(value)).toBe(text);
});

test('a text is cut at 80 characters, and its length shown', () => {
  expect(formatValue('a'.repeat(78))).toBe(`"${'a'.repeat(78)}"`);
  expect(formatValue('a'.repeat(79))).toBe(`"${'a'.repeat(79)}… (79 characters)`);
  expect(formatValue('a'.repeat(1_000_000))).toBe(`"${'a'.repeat(79)}… (1000000 characters)`);
});

test('other values are cut without their length', () => {
  expect(formatValue(['a'.repeat(200)])).toBe(`[ '${'a'.repeat(80)}'... 120 more cha…`);
});

test.each<[string, unknown]>([
  ['a tag that throws', { get [Symbol.toStringTag]() { throw new Error('x'); } }],
  ['a getter that throws', { get a() { throw new Error('x'); } }],
  ['a revoked proxy', (() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()],
  ['a proxy that refuses', new Proxy({}, { getPrototypeOf() { throw new Error('x'); } })],
  ['a list of a getter that throws', [{ get a() { throw new Error('x'); } }]],
])('does not throw for %s', (_, value) => {
  expect(formatValue(value)).toMatch(/^[^\n]+$/);
});

test('circular data is shown', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(formatValue(circle)).toBe('<ref *1> { self: [Circular *1] }');
});

test('runs no code of the value', () => {
  const run = jest.fn(() => 'x');
  formatValue({ toJSON: run, toString: run, [Symbol.toPrimitive]: run });
  formatValue(Object.assign(new Something(), { toJSON: run, toString: run }));
  expect(run).not.toHaveBeenCalled();
});

test('a token is shown as its encoded text', () => {
  expect(formatValue(Fn.importValue('X'))).toMatch(/^"\$\{Token\[/);
});
