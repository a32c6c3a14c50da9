import * as fc from 'fast-check';
import { LONG_RUNS } from './runs';
import { TagPattern } from '../../src/lifecycle/tag-pattern';

const patterns = fc.array(fc.constantFrom('a', 'b', 'ab', '*', '-'), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const tags = fc.array(fc.constantFrom('a', 'b', '-', 'c'), { minLength: 1, maxLength: 10 }).map((parts) => parts.join(''));

/** The meaning of a pattern as a regular expression. */
function meaning(pattern: string): RegExp {
  return new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.-]/g, '\\$&')).join('.*')}$`);
}

describe('a pattern', () => {
  const cases: [string, string, boolean][] = [
    ['prod', 'prod', true],
    ['prod', 'prod-1', false],
    ['prod*', 'prod', true],
    ['prod*', 'prod-1', true],
    ['prod*', 'preprod', false],
    ['*prod', 'preprod', true],
    ['*prod', 'prod-1', false],
    ['*', 'anything', true],
    ['**', 'anything', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*a*b*c*', 'xaxbxc', true],
    ['*a*b*c*', 'xcxbxa', false],
    ['*ab*ab', 'abab', true],
    ['*ab*ab', 'ab', false],
    ['*b*b', 'xb', false],
    ['*a*a*', 'xa', false],
    ['*aba*aba*', 'ababa', false],
    ['a**b', 'ab', true],
    ['v1.2', 'v1x2', false],
    ['Prod*', 'prod', false],
  ];
  test.each(cases)('%s on the tag %s: %p', (pattern, tag, expected) => {
    expect(TagPattern.wildcard(pattern).matches(tag)).toBe(expected);
  });

  test('matches as a regular expression would', () => {
    fc.assert(fc.property(patterns, tags, (pattern, tag) => {
      expect(TagPattern.wildcard(pattern).matches(tag)).toBe(meaning(pattern).test(tag));
    }), LONG_RUNS);
  });

  test('rules out a tag by its first character', () => {
    fc.assert(fc.property(patterns, tags, (pattern, tag) => {
      const { first } = TagPattern.wildcard(pattern);
      expect(first === -1 || first === tag.charCodeAt(0) || !meaning(pattern).test(tag)).toBe(true);
    }), LONG_RUNS);
  });

  test('has the character that a tag must begin with, if there is one', () => {
    expect(TagPattern.wildcard('prod*').first).toBe('p'.charCodeAt(0));
    expect(TagPattern.prefix('v').first).toBe('v'.charCodeAt(0));
    expect(TagPattern.wildcard('*prod').first).toBe(-1);
  });

  test('is satisfiable if a tag of at most 300 characters can match it', () => {
    const long = (length: number) => 'a'.repeat(length);
    const patternsOf = (length: number) => [
      TagPattern.wildcard(long(length)), TagPattern.wildcard(`*${long(length - 1)}*a*`), TagPattern.prefix(long(length)),
    ];
    expect(patternsOf(300).map(({ isSatisfiable }) => isSatisfiable)).toEqual([true, true, true]);
    expect(patternsOf(301).map(({ isSatisfiable }) => isSatisfiable)).toEqual([false, false, false]);
  });

  test('with wildcards only matches every tag', () => {
    expect(['*', '**', 'a*', '*a', '*a*'].filter((text) => TagPattern.wildcard(text).matchesEveryTag)).toEqual(['*', '**']);
  });

  test('takes time that grows only with the tag, without backtracking', () => {
    const hostile = TagPattern.wildcard('*a*a*a*b');
    expect(hostile.matches('a'.repeat(300))).toBe(false);
  });
});

describe('a prefix', () => {
  test('is literal text', () => {
    expect(TagPattern.prefix('v*').matches('v1')).toBe(false);
    expect(TagPattern.prefix('v').matches('v1')).toBe(true);
    expect(TagPattern.prefix('v').matches('v')).toBe(true);
  });

  test('that no tag can begin with is never equal to a pattern', () => {
    const [impossible, ...possible] = [TagPattern.prefix('v*'), TagPattern.wildcard('v**'), TagPattern.wildcard('none'), TagPattern.prefix('v')];
    expect(possible.map(({ key }) => key)).not.toContain(impossible.key);
    expect(TagPattern.prefix('v*').key).not.toBe(impossible.key);
    expect(TagPattern.prefix('v').key).toBe(TagPattern.wildcard('v*').key);
  });
});

describe('the patterns that a pattern covers', () => {
  const cases: [string, string, boolean][] = [
    ['*', 'a*b', true],
    ['prod*', 'prod-*', true],
    ['prod-*', 'prod*', false],
    ['a*', 'a', true],
    ['*a*', '*ba*c', true],
    ['a*c', 'a*b*c', true],
    ['a*b*c', 'a*c', false],
    ['ab', 'a*', false],
  ];
  test.each(cases)('%s covers %s: %p', (wide, narrow, expected) => {
    expect(TagPattern.wildcard(wide).covers(TagPattern.wildcard(narrow))).toBe(expected);
  });

  test('are never claimed wrongly', () => {
    fc.assert(fc.property(patterns, patterns, tags, (wide, narrow, tag) => {
      const [covering, covered] = [TagPattern.wildcard(wide), TagPattern.wildcard(narrow)];
      expect(!covering.covers(covered) || !covered.matches(tag) || covering.matches(tag)).toBe(true);
    }), LONG_RUNS);
  });
});
