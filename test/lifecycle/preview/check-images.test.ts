import { LifecyclePolicy, LifecycleStorageClass } from '../../../src/lifecycle';
import type { LifecycleImage } from '../../../src/lifecycle';
import { ago, EXPIRE_OLD, NOW, thrown } from '../support';

describe('a preview', () => {
  const bad: [string, unknown, string][] = [
    ['no list', {}, 'images must be a list, got {}'],
    ['a string', ['sha256:a'], 'images[0] must be an image, got "sha256:a"'],
    ['null', [null], 'images[0] must be an image, got null'],
    ['undefined', [undefined], 'images[0] must be an image, got undefined'],
    ['an image without a digest', [{ pushedAt: NOW }], "images[0].digest must be a digest such as 'sha256:…', got undefined"],
    ['an image with an empty digest', [{ digest: '', pushedAt: NOW }], "images[0].digest must be a digest such as 'sha256:…', got \"\""],
    ['an image without a push time', [{ digest: 'a' }], 'images[0].pushedAt must be a date, got undefined'],
    ['an image with a date in a string', [{ digest: 'a', pushedAt: '2026-01-01' }], 'images[0].pushedAt must be a date, got "2026-01-01"'],
    ['an image with an invalid date', [{ digest: 'a', pushedAt: NOW, lastPulledAt: new Date('never') }], 'images[0].lastPulledAt must be a date, got an invalid Date'],
    ['an image with null for its push time', [{ digest: 'a', pushedAt: null }], 'images[0].pushedAt must be a date, got undefined'],
    ['an image with a number for its subject', [{ digest: 'a', pushedAt: NOW, subjectDigest: 5 }], 'images[0].subjectDigest must be a digest, got 5'],
    ['an image with a number for the time of archiving', [{ digest: 'a', pushedAt: NOW, archivedAt: 5 }], 'images[0].archivedAt must be a date, got 5'],
    ['an image with a number for the time of restoring', [{ digest: 'a', pushedAt: NOW, restoredAt: 5 }], 'images[0].restoredAt must be a date, got 5'],
    ['an image with a number for children', [{ digest: 'a', pushedAt: NOW, childDigests: 5 }], 'images[0].childDigests must be a list of strings, got 5'],
    ['an image with a size in a string', [{ digest: 'a', pushedAt: NOW, sizeInBytes: '5' }], 'images[0].sizeInBytes must be a number from 0, got "5"'],
    ['an image with a size that is not a number', [{ digest: 'a', pushedAt: NOW, sizeInBytes: NaN }], 'images[0].sizeInBytes must be a number from 0, got NaN'],
    ['an image with a string for tags', [{ digest: 'a', pushedAt: NOW, tags: 'v1' }], 'images[0].tags must be a list of strings, got "v1"'],
    ['an image with a null tag', [{ digest: 'a', pushedAt: NOW, tags: [null] }], 'images[0].tags must be a list of strings, got [ null ]'],
    ['an image with a negative size', [{ digest: 'a', pushedAt: NOW, sizeInBytes: -1 }], 'images[0].sizeInBytes must be a number from 0, got -1'],
    ['an image of another class', [{ digest: 'a', pushedAt: NOW, storageClass: 'ARCHIVED' }], "images[0].storageClass must be 'standard' or 'archive', got \"ARCHIVED\""],
    ['an archived image without the time', [{ digest: 'a', pushedAt: NOW, storageClass: 'archive' }], 'images[0].archivedAt must be the time when the image was archived, as it is in the archive class'],
    ['an image twice', [{ digest: 'a', pushedAt: NOW }, { digest: 'b', pushedAt: NOW }, { digest: 'a', pushedAt: ago(1) }], 'images[2].digest must be unique in the list, got "a" again'],
  ];
  test.each(bad)('fails on %s', (_, images, message) => {
    expect(() => LifecyclePolicy.of([EXPIRE_OLD]).preview(images as LifecycleImage[]))
      .toThrow(expect.objectContaining({ name: 'InvalidLifecycleImage', message }));
  });

  test('accepts an image that is said to be in the standard class', () => {
    const image: LifecycleImage = { digest: 'a', pushedAt: ago(20), storageClass: LifecycleStorageClass.STANDARD };
    expect(LifecyclePolicy.of([EXPIRE_OLD]).preview([image], { now: NOW }).totals.expired).toBe(1);
  });

  test('accepts null for absent properties', () => {
    const nulls = { tags: null, lastPulledAt: null, sizeInBytes: null, storageClass: null, archivedAt: null, restoredAt: null };
    const image = { digest: 'a', pushedAt: ago(20), ...nulls, manifestMediaType: null, childDigests: null, subjectDigest: null } as any;
    const preview = LifecyclePolicy.of([EXPIRE_OLD]).preview([image], { now: NOW });
    expect(preview.totals).toMatchObject({ expired: 1, bytes: 0 });
    expect([preview.limitations, preview.outcomes[0].storageClass, preview.outcomes[0].tags]).toEqual([[], 'standard', []]);
    expect(LifecyclePolicy.of([EXPIRE_OLD]).preview([image], null as any).totals.expired).toBe(1);
    expect(LifecyclePolicy.of([EXPIRE_OLD]).preview([image], { now: null as any }).totals.expired).toBe(1);
  });

  test('fails with a few problems, not thousands', () => {
    const many = (count: number) => () => LifecyclePolicy.of([EXPIRE_OLD]).preview(Array(count).fill(null));
    expect(many(1000)).toThrow(/^5 problems/);
    expect(many(4)).toThrow(/^4 problems/);
  });

  test.each([[5, '5'], ['today', '"today"'], [new Date(NaN), 'an invalid Date']])('fails for a time that is not a date: %p', (now, shown) => {
    const error = thrown(() => LifecyclePolicy.of([EXPIRE_OLD]).preview([], { now: now as any }));
    expect([error.name, error.message]).toEqual(['InvalidLifecycleImage', `now must be a date, got ${shown}`]);
  });
});
