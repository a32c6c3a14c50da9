import { Duration } from 'aws-cdk-lib/core';
import { ago, image, NOW, thrown } from './support';
import { LifecycleAction, LifecycleFate, LifecyclePolicy, LifecycleRules, LifecycleStorageClass, TagStatus } from '../../src/lifecycle';
import type { LifecycleImage, LifecycleOutcome, LifecyclePreview, LifecycleRule } from '../../src/lifecycle';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const EXPIRE_OLD: LifecycleRule = { maxImageAge: Duration.days(14) };

function preview(rules: LifecycleRule[], images: LifecycleImage[]): LifecyclePreview {
  return LifecyclePolicy.of(rules).preview(images, { now: NOW });
}

/** Digest and fate of the images that do not simply stay. */
function gone(found: LifecyclePreview): Record<string, string> {
  return Object.fromEntries(found.outcomes.filter(({ fate }) => fate !== LifecycleFate.KEEP).map(({ digest, fate }) => [digest, fate]));
}

describe('the reason', () => {
  const policy = () => [
    ...LifecycleRules.protectTags('prod*'),
    { tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(14), description: 'cleans up' },
    { tagPatternList: ['dev-*'], maxTimeSincePull: Duration.days(30) },
    { maxImageCount: 1 },
    { maxTimeInArchive: Duration.days(365) },
  ];
  const reasons = (...images: LifecycleImage[]) => preview(policy(), images).outcomes.map(({ reason }) => reason);

  const newest = image('newest', ['x'], 0);
  const cases: [string, LifecycleImage, string][] = [
    ['of a shielded image names both rules', image('a', ['prod-1'], 100),
      'owned by rule 1 (protects prod*), kept: newest 9,999 stay, this is number 1; would be expired by rule 4, but is owned by rule 1'],
    ['of an old image tells its age', image('a', [], 20), 'expired by rule 2 (cleans up): pushed 20 days ago, more than 14'],
    ['of a young image tells its age', image('a', [], 1),
      'owned by rule 2 (cleans up), kept: pushed 1 day ago, not more than 14; would be expired by rule 4, but is owned by rule 2'],
    ['does not round a day up', image('a', [], 13.99),
      'owned by rule 2 (cleans up), kept: pushed 13.9 days ago, not more than 14; would be expired by rule 4, but is owned by rule 2'],
    ['of a pulled image tells the pull', image('a', ['dev-1'], 100, { lastPulledAt: ago(31) }), 'archived by rule 3: last pulled 31 days ago, more than 30'],
    ['of an image that was never pulled tells the push', image('a', ['dev-1'], 100),
      'archived by rule 3: not pulled since it was pushed 100 days ago, more than 30'],
    ['of a restored image tells the restore', image('a', [], 100, { archivedAt: ago(50), restoredAt: ago(20) }), 'expired by rule 2 (cleans up): restored 20 days ago, more than 14'],
    ['of a restored image that was not pulled tells the restore', image('a', ['dev-1'], 100, { archivedAt: ago(50), restoredAt: ago(40), lastPulledAt: ago(60) }),
      'archived by rule 3: not pulled since it was restored 40 days ago, more than 30'],
    ['of one image too many tells its place', image('a', ['y'], 5), 'expired by rule 4: newest 1 stay, this is number 2'],
    ['of an archived image tells the time in archive', image('a', ['y'], 900, { archivedAt: ago(400) }), 'expired by rule 5: archived 400 days ago, more than 365'],
  ];
  test.each(cases)('%s', (_, given, reason) => expect(reasons(given, newest)[0]).toBe(reason));

  test('of an image that no rule selects says so', () => {
    const found = preview([{ tagPatternList: ['v*'], maxImageCount: 1 }], [image('a', ['x'], 1), image('b', [], 2, { archivedAt: ago(1) })]);
    expect(found.outcomes.map(({ reason }) => reason)).toEqual(['kept: no rule selects it', 'kept: no rule for the archive class selects it']);
    expect(found.outcomes[0]).toMatchObject({
      rulePriority: undefined, rank: undefined, ruleDescription: undefined, shadowedRulePriority: undefined,
    });
  });
});

describe('the limit of an age', () => {
  test.each([
    ['exactly 14 days stays', 14, {}],
    ['a moment more goes', 14 + 1 / 86_400_000, { a: 'expire' }],
    ['a push in the future stays', -1, {}],
  ])('%s', (_, days, expected) => expect(gone(preview([EXPIRE_OLD], [image('a', [], days)]))).toEqual(expected));
});

describe('an image index', () => {
  const child = image('child', [], 20);
  const index = (pushed: number, more: Partial<LifecycleImage> = {}) => image('index', ['v1'], pushed, { childDigests: ['child', 'elsewhere'], ...more });

  test('that stays holds its children', () => {
    const found = preview([EXPIRE_OLD], [child, index(1)]);
    expect(gone(found)).toEqual({});
    expect(found.outcomeOf('child')).toMatchObject({
      blockedBy: 'index', reason: 'picked by rule 1 (pushed 20 days ago, more than 14), but kept: referenced by an image index, v1 (index)',
    });
    expect(found.totals.blocked).toBe(1);
    expect(found.rules[0]).toMatchObject({ matched: 2, owned: 2, actedOn: 0, blocked: 1 });
  });

  test('that goes takes its children along', () => expect(gone(preview([EXPIRE_OLD], [child, index(20)]))).toEqual({ child: 'expire', index: 'expire' }));

  test('that is only archived holds children that would expire', () => {
    expect(gone(preview([{ tagPatternList: ['v*'], maxImageAge: Duration.days(1), action: LifecycleAction.ARCHIVE }, EXPIRE_OLD], [child, index(5)])))
      .toEqual({ index: 'archive' });
  });

  test('that is in the archive does not keep its children out of it', () => {
    expect(gone(preview([{ ...EXPIRE_OLD, action: LifecycleAction.ARCHIVE }], [child, index(50, { archivedAt: ago(30) })]))).toEqual({ child: 'archive' });
  });

  test('that is held itself holds its own children', () => {
    const top = image('top', ['v2'], 1, { childDigests: ['index'] });
    expect(gone(preview([EXPIRE_OLD], [child, index(20), top]))).toEqual({});
  });

  test('that refers to itself holds nothing', () => {
    expect(gone(preview([EXPIRE_OLD], [image('index', [], 20, { childDigests: ['index'] })]))).toEqual({ index: 'expire' });
  });

  test('of unknown children is a caveat, when untagged images go', () => {
    const blind = image('index', ['v1'], 1, { manifestMediaType: INDEX });
    expect(preview([EXPIRE_OLD], [child, blind, { ...blind, digest: 'other', manifestMediaType: LIST }, image('plain', ['x'], 1)]).caveats).toEqual([
      'the children of 2 image indexes are not known (describe-images does not tell): '
      + 'untagged images that they refer to are shown as going, though ECR keeps them as long as the index',
    ]);
    expect(preview([EXPIRE_OLD], [{ ...child, tags: undefined }, blind]).caveats).toHaveLength(1);
    expect(preview([EXPIRE_OLD], [image('child', [], 1), blind]).caveats).toEqual([]);
    expect(preview([EXPIRE_OLD], [image('tagged', ['x'], 20), blind]).caveats).toEqual([]);
    expect(preview([EXPIRE_OLD], [child, index(1)]).caveats).toEqual([]);
    expect(preview([EXPIRE_OLD], [child, { ...index(1), manifestMediaType: INDEX }]).caveats).toEqual([]);
  });
});

describe('an artifact with a subject', () => {
  const signature = (of: string) => image(`signature of ${of}`, [`sig-${of}`], 1, { subjectDigest: of });

  test('goes with it, and so does what belongs to the artifact', () => {
    const found = preview([EXPIRE_OLD], [image('a', ['v1'], 20), signature('a'), signature('signature of a')]);
    expect(gone(found)).toEqual({ 'a': 'expire', 'signature of a': 'expire', 'signature of signature of a': 'expire' });
    expect(found.outcomeOf('sig-a')).toMatchObject({ follows: 'a', reason: 'expired with its subject v1 (a)' });
    expect(found.rules[0].actedOn).toBe(1);
  });

  test('stays with it', () => expect(gone(preview([EXPIRE_OLD], [image('a', ['v1'], 2), signature('a')]))).toEqual({}));

  test('is archived with it, unless it is in the archive', () => {
    const rules = [{ ...EXPIRE_OLD, action: LifecycleAction.ARCHIVE }];
    expect(gone(preview(rules, [image('a', ['v1'], 20), signature('a')]))).toEqual({ 'a': 'archive', 'signature of a': 'archive' });
    expect(gone(preview(rules, [image('a', ['v1'], 20), { ...signature('a'), archivedAt: ago(1) }]))).toEqual({ a: 'archive' });
  });

  test('of a subject that is not there stays for itself', () => expect(gone(preview([EXPIRE_OLD], [signature('missing')]))).toEqual({}));
});

describe('the sums', () => {
  test('count images, and bytes of all but indexes', () => {
    const { totals } = preview([
      { tagPatternList: ['old*'], maxImageAge: Duration.days(10), action: LifecycleAction.ARCHIVE }, { maxImageCount: 2 },
    ], [
      image('a', ['new'], 1, { sizeInBytes: 1 }),
      image('b', ['old-1'], 20, { sizeInBytes: 10 }),
      image('c', ['x'], 30, { sizeInBytes: 100 }),
      image('d', ['y'], 40, { sizeInBytes: 1000 }),
      image('e', ['z'], 0, { sizeInBytes: 10_000, manifestMediaType: INDEX }),
      image('g', ['q'], 60, { sizeInBytes: 10_000, manifestMediaType: LIST }),
      image('h', ['r'], 70, { sizeInBytes: 10_000, childDigests: [] }),
      image('f', ['w'], 50),
    ]);
    expect(totals).toEqual({
      images: 8, bytes: 1111, kept: 2, keptBytes: 1, expired: 5, expiredBytes: 1100, archived: 1, archivedBytes: 10, blocked: 0,
    });
  });

  test('of a rule tell what it matched, owned, acted on and would have', () => {
    const found = preview([...LifecycleRules.protectTags('prod*'), LifecycleRules.keepNewest(1)], [image('a', ['prod-1'], 3), image('b', ['x'], 2), image('c', ['y'], 1)]);
    expect(found.rules).toEqual([
      { rulePriority: 1, description: 'protects prod*', action: 'expire', storageClass: 'standard', matched: 1, owned: 1, actedOn: 0, shadowed: 0, blocked: 0, neverActs: false },
      { rulePriority: 2, description: 'keeps the newest 1', action: 'expire', storageClass: 'standard', matched: 3, owned: 2, actedOn: 1, shadowed: 1, blocked: 0, neverActs: false },
    ]);
  });
});

describe('a preview', () => {
  const found = () => preview([{ tagPatternList: ['prod*'], maxImageCount: 1 }, EXPIRE_OLD], [image('a', ['prod-1', 'v1'], 30), image('b', ['prod-2'], 20), image('c', [], 10)]);

  test('finds an image by tag and by digest', () => {
    expect(found().outcomeOf('v1').digest).toBe('a');
    expect(found().outcomeOf('c')).toMatchObject({ fate: 'keep', tags: [], rank: 1 });
    expect(found().outcomeOf('a').digest).toBe('a');
    const error = thrown(() => found().outcomeOf('v2'));
    expect([error.name, error.message]).toEqual(['NoSuchLifecycleImage', 'no image of the preview has the tag or digest "v2"']);
  });

  test('lets a prefix that no tag begins with take nothing from other rules', () => {
    const rules = [{ tagPrefixList: ['v*'], maxImageCount: 1 }, { tagPatternList: ['none'], maxImageCount: 1 }];
    expect(preview(rules, [image('a', ['none'], 1)]).outcomeOf('a').rulePriority).toBe(2);
  });

  test('lists the images by what happens to them', () => {
    const digests = (outcomes: LifecycleOutcome[]) => outcomes.map(({ digest }) => digest);
    const { kept, expired, archived } = preview([
      { tagPatternList: ['old*'], maxImageAge: Duration.days(10), action: LifecycleAction.ARCHIVE }, { maxImageCount: 2 },
    ], [image('a', ['new'], 1), image('b', ['old-1'], 20), image('c', ['x'], 30), image('d', [], 5)]);
    expect([digests(kept), digests(expired), digests(archived)]).toEqual([['a', 'd'], ['c'], ['b']]);
  });

  test('tells the rules of both classes, and those that never act', () => {
    const { rules, idleRules } = preview([
      { tagPatternList: ['a*'], maxImageCount: 1 }, { tagPatternList: ['ab*'], maxImageCount: 1 }, { maxTimeInArchive: Duration.days(90) },
    ], []);
    expect(rules.map(({ rulePriority, storageClass, action, neverActs }) => [rulePriority, storageClass, action, neverActs])).toEqual([
      [1, 'standard', 'expire', false], [2, 'standard', 'expire', true], [3, 'archive', 'expire', false],
    ]);
    expect(idleRules).toMatchObject([{ rulePriority: 2, shadowedBy: [1] }]);
  });

  test('tells of an image which rule owns it, in its words, and which one would act', () => {
    const rules = [{ tagPatternList: ['a*'], maxImageCount: 9, description: 'keeps' }, { maxImageAge: Duration.days(1) }];
    expect(preview(rules, [image('x', ['a'], 5), image('y', ['a'], 2)]).outcomeOf('x'))
      .toMatchObject({ fate: 'keep', rulePriority: 1, ruleDescription: 'keeps', rank: 2, shadowedRulePriority: 2, blockedBy: undefined, follows: undefined });
  });

  test('lists what must stay but goes', () => {
    expect(found().lostImages('prod-*').map(({ digest }) => digest)).toEqual(['a']);
    expect(found().lostImages('prod-2')).toEqual([]);
    expect(found().lostImages('*-1').map(({ digest }) => digest)).toEqual(['a']);
    const untagged = preview([EXPIRE_OLD], [{ digest: 'a', pushedAt: ago(30) }]);
    expect([untagged.expired.length, untagged.lostImages('*')]).toEqual([1, []]);
  });

  test('tells the class and the time that count', () => {
    const [restored, archived] = preview([EXPIRE_OLD], [image('a', [], 30, { archivedAt: ago(9), restoredAt: ago(5) }), image('b', [], 30, { archivedAt: ago(9) })]).outcomes;
    expect(restored).toMatchObject({ storageClass: LifecycleStorageClass.STANDARD, effectivePushedAt: ago(5) });
    expect(archived).toMatchObject({ storageClass: LifecycleStorageClass.ARCHIVE, effectivePushedAt: ago(30) });
  });

  test('is for now when no moment is given', () => {
    const before = Date.now();
    expect(LifecyclePolicy.of([]).preview([]).now.getTime()).toBeGreaterThanOrEqual(before);
    expect(LifecyclePolicy.of([]).preview([], { now: NOW }).now).toEqual(NOW);
  });

  test('gives lists that can be changed without harm', () => {
    const mine = found();
    mine.outcomes.pop();
    mine.outcomes[0].tags.pop();
    expect([mine.outcomes.length, mine.outcomes[0].tags.length]).toEqual([3, 2]);
    const idle = preview([{ tagPrefixList: ['v*'], maxImageCount: 1 }], []);
    idle.idleRules.pop();
    expect(idle.idleRules).toHaveLength(1);
  });

  const bad: [string, unknown, string][] = [
    ['no list', {}, 'images must be a list, got {}'],
    ['null', [null], 'images[0] must be an image, got null'],
    ['an image without a digest', [{ pushedAt: NOW }], "images[0].digest must be a digest such as 'sha256:…', got undefined"],
    ['an image with an empty digest', [{ digest: '', pushedAt: NOW }], "images[0].digest must be a digest such as 'sha256:…', got \"\""],
    ['an image without a push time', [{ digest: 'a' }], 'images[0].pushedAt must be a date, got undefined'],
    ['an image with a date in a string', [{ digest: 'a', pushedAt: '2026-01-01' }], 'images[0].pushedAt must be a date, got "2026-01-01"'],
    ['an image with an invalid date', [{ digest: 'a', pushedAt: NOW, lastPulledAt: new Date('never') }], 'images[0].lastPulledAt must be a date, got an invalid Date'],
    ['an image with null for a pull time', [{ digest: 'a', pushedAt: NOW, lastPulledAt: null }], 'images[0].lastPulledAt must be a date, got null'],
    ['an image with a number for the time of archiving', [{ digest: 'a', pushedAt: NOW, archivedAt: 5 }], 'images[0].archivedAt must be a date, got 5'],
    ['an image with a number for the time of restoring', [{ digest: 'a', pushedAt: NOW, restoredAt: 5 }], 'images[0].restoredAt must be a date, got 5'],
    ['an image with a number for children', [{ digest: 'a', pushedAt: NOW, childDigests: 5 }], 'images[0].childDigests must be a list of strings, got 5'],
    ['an image with a size in a string', [{ digest: 'a', pushedAt: NOW, sizeInBytes: '5' }], 'images[0].sizeInBytes must be a number from 0, got "5"'],
    ['an image with a size that is no number', [{ digest: 'a', pushedAt: NOW, sizeInBytes: NaN }], 'images[0].sizeInBytes must be a number from 0, got NaN'],
    ['an image with a string for tags', [{ digest: 'a', pushedAt: NOW, tags: 'v1' }], 'images[0].tags must be a list of strings, got "v1"'],
    ['an image with a null tag', [{ digest: 'a', pushedAt: NOW, tags: [null] }], 'images[0].tags must be a list of strings, got [null]'],
    ['an image with a negative size', [{ digest: 'a', pushedAt: NOW, sizeInBytes: -1 }], 'images[0].sizeInBytes must be a number from 0, got -1'],
    ['an image of another class', [{ digest: 'a', pushedAt: NOW, storageClass: 'ARCHIVED' }], "images[0].storageClass must be 'standard' or 'archive', got \"ARCHIVED\""],
    ['an archived image without the time', [{ digest: 'a', pushedAt: NOW, storageClass: 'archive' }], 'images[0].archivedAt must tell when the image was archived, as it is in the archive class'],
    ['an image twice', [{ digest: 'a', pushedAt: NOW }, { digest: 'b', pushedAt: NOW }, { digest: 'a', pushedAt: ago(1) }], 'images[2].digest must be unique in the list, got "a" again'],
  ];
  test.each(bad)('fails on %s', (_, images, message) => {
    expect(() => LifecyclePolicy.of([EXPIRE_OLD]).preview(images as LifecycleImage[]))
      .toThrow(expect.objectContaining({ name: 'InvalidLifecycleImage', message }));
  });

  test('fails with a few problems, not with thousands', () => {
    const many = (count: number) => () => LifecyclePolicy.of([EXPIRE_OLD]).preview(Array(count).fill(null));
    expect(many(1000)).toThrow(/^5 problems/);
    expect(many(4)).toThrow(/^4 problems/);
  });

  test.each([[5, '5'], ['today', '"today"'], [new Date(NaN), 'an invalid Date']])('fails at a moment that is no date: %p', (now, shown) => {
    const error = thrown(() => LifecyclePolicy.of([EXPIRE_OLD]).preview([], { now: now as any }));
    expect([error.name, error.message]).toEqual(['InvalidLifecycleImage', `now must be a date, got ${shown}`]);
  });
});
