import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { LONG_RUNS } from './runs';
import { firstDuplicate } from '../../src/lifecycle/preview/duplicates';
import { newestFirst } from '../../src/lifecycle/preview/newest-first';

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

  test('is found whatever the two texts, also at the ends of the table', () => {
    const texts = Array.from({ length: 40 }, (_, number) => number.toString(36));
    for (const a of texts) {
      for (const b of texts.filter((text) => text !== a)) {
        expect([firstDuplicate([a, b]), firstDuplicate([a, b, b]), firstDuplicate([a, b, a])]).toEqual([-1, 2, 2]);
      }
    }
  });

  /** Whether a search that finds what it should falls back to a set. */
  function needsSet(texts: string[], expected: number): boolean {
    const add = jest.spyOn(Set.prototype, 'add');
    const found = firstDuplicate(texts);
    const needed = add.mock.calls.length > 0;
    add.mockRestore();
    expect(found).toBe(expected);
    return needed;
  }

  test('is found among digests without a set', () => {
    const digests = Array.from({ length: 2000 }, (_, number) => `sha256:${createHash('sha256').update(`${number}`).digest('hex')}`);
    expect(needsSet(digests, -1)).toBe(false);
    expect(needsSet([...digests, digests[7]], 2000)).toBe(false);
  });

  test('is found among texts that end alike, with a set', () => {
    const texts = Array.from({ length: 500 }, (_, number) => `${number}-the-very-same-end`);
    expect(needsSet(texts, -1)).toBe(true);
    expect(needsSet([...texts, texts[499]], 500)).toBe(true);
  });
});
