import * as fc from 'fast-check';
import { LONG_RUNS } from './runs';
import { firstDuplicate } from '../../src/lifecycle/duplicates';
import { newestFirst } from '../../src/lifecycle/newest-first';

describe('newest first', () => {
  test.each([1, 2047, 2048, 2049, 2048 ** 2, 2048 ** 3])('puts an image that is %p ms younger before the other', (younger) => {
    const images = ['a', 'b', 'c'].map((digest) => ({ digest, pushedAt: new Date(0) }));
    expect([...newestFirst(Float64Array.of(0, younger, 0), images)]).toEqual([1, 0, 2]);
  });

  const times = fc.array(fc.oneof(fc.constantFrom(0, 1, 2047, 2048, 2049, 1.7e12), fc.integer({ min: -1e13, max: 1e13 })), { maxLength: 40 });

  test('is the order by time, then by digest', () => {
    fc.assert(fc.property(times, (list) => {
      const images = list.map((time, number) => ({ digest: `${number * 7 % 10}-${number}`, pushedAt: new Date(time) }));
      const expected = [...list.keys()].sort((a, b) => list[b] - list[a] || (images[a].digest < images[b].digest ? -1 : 1));
      expect([...newestFirst(Float64Array.from(list), images)]).toEqual(expected);
    }), LONG_RUNS);
  });
});

describe('the first duplicate', () => {
  test('is found wherever it is', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 30 }), (texts) => {
      expect(firstDuplicate(texts)).toBe(texts.findIndex((text, place) => texts.indexOf(text) < place));
    }), LONG_RUNS);
  });

  test('is found among texts that end alike', () => {
    const texts = Array.from({ length: 500 }, (_, number) => `${number}-the-very-same-end`);
    expect(firstDuplicate(texts)).toBe(-1);
    expect(firstDuplicate([...texts, texts[499]])).toBe(500);
  });
});
