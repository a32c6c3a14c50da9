import { Fn } from 'aws-cdk-lib/core';
import { formatValue } from '../../src/core/format-value';

class Something {}
class Éclair {}

test.each<[string, unknown, string]>([
  ['a text', 'a "b"', '"a \\"b\\""'],
  ['a line break', 'a\nb', '"a\\nb"'],
  ['the line breaks of Unicode', 'a\u2028b\u2029c\u0085d', '"a b c d"'],
  ['nothing', undefined, 'undefined'],
  ['null', null, 'null'],
  ['a number', 1.5, '1.5'],
  ['not a number', NaN, 'NaN'],
  ['a boolean', false, 'false'],
  ['a big number', 10n, 'a bigint'],
  ['a function', () => 1, 'a function'],
  ['a symbol', Symbol('x'), 'a symbol'],
  ['a list', [1, 'a', null], '[1,"a",null]'],
  ['an empty list', [], '[]'],
  ['five items', [1, 2, 3, 4, 5], '[1,2,3,4,5]'],
  ['more than five items', [1, 2, 3, 4, 5, 6], '[1,2,3,4,5,…]'],
  ['data', { a: 1, b: { c: [1] } }, '{"a":1,"b":{"c":[…]}}'],
  ['lists of lists', [[[1]]], '[[[…]]]'],
  ['data in data in data', { a: { b: { c: 1 } } }, '{"a":{"b":{…}}}'],
  ['more than five members', { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }, '{"a":1,"b":2,"c":3,"d":4,"e":5,…}'],
  ['data without a prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ['an instance', new Something(), 'a Something'],
  ['an instance with a vowel', new Error('x'), 'an Error'],
  ['an instance of a nameless class', new (class {})(), 'an object'],
  ['an instance of a class with a strange name', new Éclair(), 'an object'],
  ['an instance of a class with a strange end', new (Object.defineProperty(class {}, 'name', { value: 'A\nB' }))(), 'an object'],
  ['an instance without a constructor', Object.create(Object.create(null)), 'an object'],
  ['a date', new Date(0), 'a Date'],
])('%s is shown', (_, value, text) => {
  expect(formatValue(value)).toBe(text);
});

test('a text is cut at 80 characters, and its length told', () => {
  expect(formatValue('a'.repeat(78))).toBe(`"${'a'.repeat(78)}"`);
  expect(formatValue('a'.repeat(79))).toBe(`"${'a'.repeat(79)}… (79 characters)`);
  expect(formatValue('a'.repeat(1_000_000))).toBe(`"${'a'.repeat(79)}… (1000000 characters)`);
});

test('other values are cut without telling a length', () => {
  expect(formatValue(['a'.repeat(100)])).toBe(`["${'a'.repeat(78)}…`);
});

test.each<[string, unknown]>([
  ['a getter that throws', { get a() { throw new Error('x'); } }],
  ['a revoked proxy', (() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()],
  ['a proxy that refuses', new Proxy({}, { getPrototypeOf() { throw new Error('x'); } })],
  ['a list of a getter that throws', [{ get a() { throw new Error('x'); } }]],
])('%s does not make it throw', (_, value) => {
  expect(formatValue(value)).toMatch(/an object/);
});

test('a circle ends', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(formatValue(circle)).toBe('{"self":{"self":{…}}}');
});

test('no code of the value is run', () => {
  const run = jest.fn(() => 'x');
  formatValue({ toJSON: run, toString: run, [Symbol.toPrimitive]: run });
  formatValue(Object.assign(new Something(), { toJSON: run, toString: run }));
  expect(run).not.toHaveBeenCalled();
});

test('a token is shown as the text that it is', () => {
  expect(formatValue(Fn.importValue('X'))).toMatch(/^"\$\{Token\[/);
});
