import fc from 'fast-check';
import { fitsBetweenWildcards } from '../../src/core/wildcards';

const fits = (pattern: string, text: string) => fitsBetweenWildcards(pattern.split('*'), text);

test.each([
  ['', ''], ['*', ''], ['*', 'abc'], ['abc', 'abc'], ['a*', 'a'], ['*c', 'abc'], ['a*c', 'ac'], ['a*b*c', 'a-b-c'], ['**', 'x'], ['*b*', 'abc'], ['*ab', 'aab'],
])('%j fits %j', (pattern, text) => {
  expect(fits(pattern, text)).toBe(true);
});

test.each([
  ['', 'a'], ['abc', 'abcd'], ['a*', 'ba'], ['*c', 'ca'], ['ab*ba', 'aba'], ['*aba*ba*', 'aba'], ['a*b*c', 'acb'], ['a', 'aa'],
])('%j does not fit %j', (pattern, text) => {
  expect(fits(pattern, text)).toBe(false);
});

test('it agrees with a regular expression', () => {
  const text = (alphabet: string) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 8 });
  fc.assert(fc.property(text('ab*'), text('ab'), (pattern, name) => {
    expect(fits(pattern, name)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name));
  }));
});
