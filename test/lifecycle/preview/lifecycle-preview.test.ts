import { Duration } from 'aws-cdk-lib/core';
import { LifecycleAction, LifecyclePolicy, LifecycleRulePresets, LifecycleStorageClass, TagStatus } from '../../../src/lifecycle';
import type { LifecycleImage, LifecycleOutcome } from '../../../src/lifecycle';
import { ago, EXPIRE_OLD, gone, image, INDEX, LIST, NOW, preview, thrown } from '../support';

describe('the reason', () => {
  const policy = () => [
    LifecycleRulePresets.keepTagged('prod*'),
    { tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(14), description: 'cleans up' },
    { tagPatternList: ['dev-*'], maxTimeSinceLastPull: Duration.days(30) },
    { maxImageCount: 1 },
    { maxTimeInArchive: Duration.days(365) },
  ];
  const reasons = (...images: LifecycleImage[]) => preview(policy(), images).outcomes.map(({ reason }) => reason);

  const newest = image('newest', ['x'], 0);
  const cases: [string, LifecycleImage, string][] = [
    ['of a shielded image names both rules', image('a', ['prod-1'], 100),
      'owned by rule 1 (keeps prod*), kept: newest 9,999 stay, this is number 1; would be expired by rule 4, but is owned by rule 1'],
    ['of an old image has its age', image('a', [], 20), 'expired by rule 2 (cleans up): pushed 20 days ago, more than 14'],
    ['of an old image has its push, though it was pulled', image('a', [], 20, { lastPulledAt: ago(1) }),
      'expired by rule 2 (cleans up): pushed 20 days ago, more than 14'],
    ['of an image at the limit says that it is not over it', image('a', [], 14),
      'owned by rule 2 (cleans up), kept: pushed 14 days ago, not more than 14; would be expired by rule 4, but is owned by rule 2'],
    ['of a young image has its age', image('a', [], 1),
      'owned by rule 2 (cleans up), kept: pushed 1 day ago, not more than 14; would be expired by rule 4, but is owned by rule 2'],
    ['does not round a day up', image('a', [], 13.99),
      'owned by rule 2 (cleans up), kept: pushed 13.9 days ago, not more than 14; would be expired by rule 4, but is owned by rule 2'],
    ['of a pulled image has the pull', image('a', ['dev-1'], 100, { lastPulledAt: ago(31) }), 'archived by rule 3: last pulled 31 days ago, more than 30'],
    ['of an image that was pulled as it was pushed has the pull', image('a', ['dev-1'], 100, { lastPulledAt: ago(100) }),
      'archived by rule 3: last pulled 100 days ago, more than 30'],
    ['of an image that was pulled before it was pushed again has the pull', image('a', ['dev-1'], 5, { lastPulledAt: ago(100) }),
      'archived by rule 3: last pulled 100 days ago, more than 30'],
    ['of an image that was never pulled has the push', image('a', ['dev-1'], 100),
      'archived by rule 3: not pulled since it was pushed 100 days ago, more than 30'],
    ['of a restored image has the restore', image('a', [], 100, { archivedAt: ago(50), restoredAt: ago(20) }), 'expired by rule 2 (cleans up): restored 20 days ago, more than 14'],
    ['of a restored image that was not pulled has the restore', image('a', ['dev-1'], 100, { archivedAt: ago(50), restoredAt: ago(40), lastPulledAt: ago(60) }),
      'archived by rule 3: not pulled since it was restored 40 days ago, more than 30'],
    ['of one image too many has its place', image('a', ['y'], 5), 'expired by rule 4: newest 1 stay, this is number 2'],
    ['of an archived image has the time in archive', image('a', ['y'], 900, { archivedAt: ago(400) }), 'expired by rule 5: archived 400 days ago, more than 365'],
  ];
  test.each(cases)('%s', (_, given, reason) => expect(reasons(given, newest)[0]).toBe(reason));

  test('of an image that a later rule would archive says so', () => {
    const rules = [LifecycleRulePresets.keepTagged('a'), { maxImageAge: Duration.days(1), action: LifecycleAction.ARCHIVE }];
    expect(preview(rules, [image('x', ['a'], 5)]).outcomes[0].reason)
      .toBe('owned by rule 1 (keeps a), kept: newest 9,999 stay, this is number 1; would be archived by rule 2, but is owned by rule 1');
  });

  test('of an image that no rule selects says so', () => {
    const found = preview([{ tagPatternList: ['v*'], maxImageCount: 1 }], [image('a', ['x'], 1), image('b', [], 2, { archivedAt: ago(1) })]);
    expect(found.outcomes.map(({ reason }) => reason)).toEqual(['kept: no rule selects it', 'kept: no rule for the archive class selects it']);
    expect(found.outcomes[0]).toMatchObject({
      rulePriority: undefined, rank: undefined, ruleDescription: undefined, laterRulePriority: undefined,
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

describe('the totals', () => {
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

  test('of a rule count what it matched, owned, acted on and would act on', () => {
    const found = preview([LifecycleRulePresets.keepTagged('prod*'), LifecycleRulePresets.keepNewest(1)], [image('a', ['prod-1'], 3), image('b', ['x'], 2), image('c', ['y'], 1)]);
    expect(found.ruleOutcomes).toEqual([
      { rulePriority: 1, description: 'keeps prod*', action: 'expire', storageClass: 'standard', matched: 1, owned: 1, actedOn: 0, pickedButNotOwned: 0, blocked: 0, unreachable: false },
      { rulePriority: 2, description: 'keeps the newest 1', action: 'expire', storageClass: 'standard', matched: 3, owned: 2, actedOn: 1, pickedButNotOwned: 1, blocked: 0, unreachable: false },
    ]);
  });
});

describe('a preview', () => {
  const found = () => preview([{ tagPatternList: ['prod*'], maxImageCount: 1 }, EXPIRE_OLD], [image('a', ['prod-1', 'v1'], 30), image('b', ['prod-2'], 20), image('c', [], 10)]);

  test('finds an image by tag and by digest', () => {
    expect(found().findOutcome('v1').digest).toBe('a');
    expect(found().findOutcome('c')).toMatchObject({ action: 'keep', tags: [], rank: 1 });
    expect(found().findOutcome('a').digest).toBe('a');
    const untagged = preview([EXPIRE_OLD], [{ digest: 'a', pushedAt: ago(1) }, image('b', ['v1'], 1)]);
    expect(untagged.findOutcome('v1').digest).toBe('b');
    expect(untagged.findOutcome('a').tags).toEqual([]);
    const error = thrown(() => found().findOutcome('v2'));
    expect([error.name, error.message]).toEqual(['NoSuchLifecycleImage', 'no image of the preview has the tag or digest "v2"']);
  });

  test.each(['é1', ''])('keeps a tag that ECR would not have: %p', (tag) => {
    const rules = [{ tagPatternList: ['a*'], maxImageCount: 1 }, { tagPatternList: ['*'], maxImageCount: 1 }];
    expect(preview(rules, [image('x', [tag], 1)]).findOutcome('x').rulePriority).toBe(2);
  });

  test('gives a prefix that no tag begins with no images of other rules', () => {
    const rules = [{ tagPrefixList: ['v*'], maxImageCount: 1 }, { tagPatternList: ['none'], maxImageCount: 1 }];
    expect(preview(rules, [image('a', ['none'], 1)]).findOutcome('a').rulePriority).toBe(2);
  });

  test('lists the images by what happens to them', () => {
    const digests = (outcomes: LifecycleOutcome[]) => outcomes.map(({ digest }) => digest);
    const { kept, expired, archived } = preview([
      { tagPatternList: ['old*'], maxImageAge: Duration.days(10), action: LifecycleAction.ARCHIVE }, { maxImageCount: 2 },
    ], [image('a', ['new'], 1), image('b', ['old-1'], 20), image('c', ['x'], 30), image('d', [], 5)]);
    expect([digests(kept), digests(expired), digests(archived)]).toEqual([['a', 'd'], ['c'], ['b']]);
  });

  test('lists the rules of both classes, and the unreachable ones', () => {
    const { ruleOutcomes, unreachableRules } = preview([
      { tagPatternList: ['a*'], maxImageCount: 1 }, { tagPatternList: ['ab*'], maxImageCount: 1 }, { maxTimeInArchive: Duration.days(90) },
    ], []);
    expect(ruleOutcomes.map(({ rulePriority, storageClass, action, unreachable }) => [rulePriority, storageClass, action, unreachable])).toEqual([
      [1, 'standard', 'expire', false], [2, 'standard', 'expire', true], [3, 'archive', 'expire', false],
    ]);
    expect(unreachableRules).toMatchObject([{ rulePriority: 2, ownerRulePriorities: [1] }]);
  });

  test('shows which rule owns an image, with its description, and which one would act', () => {
    const rules = [{ tagPatternList: ['a*'], maxImageCount: 9, description: 'keeps' }, { maxImageAge: Duration.days(1) }];
    expect(preview(rules, [image('x', ['a'], 5), image('y', ['a'], 2)]).findOutcome('x'))
      .toMatchObject({ action: 'keep', rulePriority: 1, ruleDescription: 'keeps', rank: 2, laterRulePriority: 2, blockedBy: undefined, removedWith: undefined });
  });

  test('names the first of the later rules that would act', () => {
    const rules = [{ tagPatternList: ['a*'], maxImageCount: 9 }, { tagPatternList: ['ab*'], maxImageAge: Duration.days(1) }, EXPIRE_OLD];
    expect(preview(rules, [image('x', ['ab'], 30)]).findOutcome('x')).toMatchObject({ rulePriority: 1, laterRulePriority: 2 });
  });

  test('lists images that must stay but would be removed', () => {
    expect(found().removedImages('prod-*').map(({ digest }) => digest)).toEqual(['a']);
    expect(found().removedImages('prod-2')).toEqual([]);
    expect(found().removedImages('*-1').map(({ digest }) => digest)).toEqual(['a']);
    const untagged = preview([EXPIRE_OLD], [{ digest: 'a', pushedAt: ago(30) }]);
    expect([untagged.expired.length, untagged.removedImages('*')]).toEqual([1, []]);
  });

  test('has the storage class and time that count', () => {
    const [restored, archived] = preview([EXPIRE_OLD], [image('a', [], 30, { archivedAt: ago(9), restoredAt: ago(5) }), image('b', [], 30, { archivedAt: ago(9) })]).outcomes;
    expect(restored).toMatchObject({ storageClass: LifecycleStorageClass.STANDARD, effectivePushedAt: ago(5) });
    expect(archived).toMatchObject({ storageClass: LifecycleStorageClass.ARCHIVE, effectivePushedAt: ago(30) });
  });

  test('uses the storage class of the image, not its times', () => {
    const [standard, archived] = preview([EXPIRE_OLD], [
      image('a', [], 1, { storageClass: LifecycleStorageClass.STANDARD, archivedAt: ago(1) }),
      image('b', [], 9, { storageClass: LifecycleStorageClass.ARCHIVE, archivedAt: ago(5), restoredAt: ago(2) }),
    ]).outcomes;
    expect([standard.storageClass, archived.storageClass]).toEqual(['standard', 'archive']);
  });

  test('is for the current time by default', () => {
    const before = Date.now();
    expect(LifecyclePolicy.of([]).preview([]).now.getTime()).toBeGreaterThanOrEqual(before);
    expect(LifecyclePolicy.of([]).preview([], { now: NOW }).now).toEqual(NOW);
  });

  test('returns lists that can be changed without affecting the preview', () => {
    const mine = found();
    mine.outcomes.pop();
    mine.outcomes[0].tags.pop();
    expect([mine.outcomes.length, mine.outcomes[0].tags.length]).toEqual([3, 2]);
    const unreachable = preview([{ tagPrefixList: ['v*'], maxImageCount: 1 }], []);
    unreachable.unreachableRules.pop();
    expect(unreachable.unreachableRules).toHaveLength(1);
  });
});
