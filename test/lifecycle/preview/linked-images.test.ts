import { Duration } from 'aws-cdk-lib/core';
import { LifecycleAction, TagStatus } from '../../../src/lifecycle';
import type { LifecycleImage, LifecycleRule } from '../../../src/lifecycle';
import { MANY_IMAGES } from '../runs';
import { ago, EXPIRE_OLD, gone, image, INDEX, LIST, preview } from '../support';

describe('an image index', () => {
  const child = image('child', [], 20);
  const index = (pushed: number, more: Partial<LifecycleImage> = {}) => image('index', ['v1'], pushed, { childDigests: ['child', 'elsewhere'], ...more });

  test('that stays holds its children', () => {
    const found = preview([EXPIRE_OLD], [child, index(1)]);
    expect(gone(found)).toEqual({});
    expect(found.findOutcome('child')).toMatchObject({
      blockedBy: 'index', reason: 'picked by rule 1 (pushed 20 days ago, more than 14), but kept: referenced by an image index, v1 (index)',
    });
    expect(found.totals.blocked).toBe(1);
    expect(found.ruleOutcomes[0]).toMatchObject({ matched: 2, owned: 2, actedOn: 0, blocked: 1 });
  });

  test('without tags is named by its digest', () => {
    const found = preview([EXPIRE_OLD], [child, { ...index(1), tags: undefined }]);
    expect(found.findOutcome('child').reason).toBe('picked by rule 1 (pushed 20 days ago, more than 14), but kept: referenced by an image index, index');
  });

  test('that is removed has its children removed', () => expect(gone(preview([EXPIRE_OLD], [child, index(20)]))).toEqual({ child: 'expire', index: 'expire' }));

  test('that is only archived holds children that would expire', () => {
    expect(gone(preview([{ tagPatternList: ['v*'], maxImageAge: Duration.days(1), action: LifecycleAction.ARCHIVE }, EXPIRE_OLD], [child, index(5)])))
      .toEqual({ index: 'archive' });
  });

  test('in the archive does not keep its children from being archived', () => {
    expect(gone(preview([{ ...EXPIRE_OLD, action: LifecycleAction.ARCHIVE }], [child, index(50, { archivedAt: ago(30) })]))).toEqual({ child: 'archive' });
  });

  test('that is held itself holds its own children', () => {
    const top = image('top', ['v2'], 1, { childDigests: ['index'] });
    expect(gone(preview([EXPIRE_OLD], [child, index(20), top]))).toEqual({});
    expect(gone(preview([EXPIRE_OLD], [top, index(20), child]))).toEqual({});
  });

  test('that stays keeps its children from being archived', () => {
    const found = preview([{ tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(14), action: LifecycleAction.ARCHIVE }], [index(30), child]);
    expect(gone(found)).toEqual({});
    expect(found.findOutcome('child').blockedBy).toBe('index');
  });

  test('that is archived has its children archived', () => {
    expect(gone(preview([{ ...EXPIRE_OLD, action: LifecycleAction.ARCHIVE }], [index(30), child]))).toEqual({ index: 'archive', child: 'archive' });
  });

  test('that refers to itself holds nothing', () => {
    expect(gone(preview([EXPIRE_OLD], [image('index', [], 20, { childDigests: ['index'] })]))).toEqual({ index: 'expire' });
  });

  test('with unknown children is a limitation if it stays and other images are removed', () => {
    const blind = image('index', ['v1'], 1, { manifestMediaType: INDEX });
    expect(preview([EXPIRE_OLD], [child, blind, { ...blind, digest: 'other', manifestMediaType: LIST }, image('plain', ['x'], 1)]).limitations).toEqual([
      'the children of 2 image indexes are not known (describe-images does not list them): '
      + 'images that they refer to, tagged or not, are shown as removed, although ECR keeps them as long as the index',
    ]);
    expect(preview([EXPIRE_OLD], [{ ...child, tags: undefined }, blind]).limitations).toHaveLength(1);
    expect(preview([EXPIRE_OLD], [image('child', [], 1), blind]).limitations).toEqual([]);
    expect(preview([EXPIRE_OLD], [image('tagged', ['x'], 20), blind]).limitations)
      .toEqual([expect.stringContaining('the children of 1 image index are not known')]);
    expect(preview([EXPIRE_OLD], [child, { ...blind, pushedAt: ago(20) }]).limitations).toEqual([]);
    expect(preview([EXPIRE_OLD], [blind, { ...blind, digest: 'other', pushedAt: ago(20) }]).limitations).toEqual([]);
    expect(preview([EXPIRE_OLD], [child]).limitations).toEqual([]);
    expect(preview([EXPIRE_OLD], [child, index(1), image('loose', [], 20)]).limitations).toEqual([]);
    expect(preview([EXPIRE_OLD], [child, { ...index(1), manifestMediaType: INDEX }]).limitations).toEqual([]);
  });
});

describe('an artifact with a subject', () => {
  const signature = (of: string) => image(`signature of ${of}`, [`sig-${of}`], 1, { subjectDigest: of });

  test('is removed with it, and so are artifacts that belong to it', () => {
    const found = preview([EXPIRE_OLD], [image('a', ['v1'], 20), signature('a'), signature('signature of a')]);
    expect(gone(found)).toEqual({ 'a': 'expire', 'signature of a': 'expire', 'signature of signature of a': 'expire' });
    expect(found.findOutcome('sig-a')).toMatchObject({ removedWith: 'a', reason: 'expired with its subject v1 (a)' });
    expect(found.ruleOutcomes[0].actedOn).toBe(1);
  });

  test('stays with it', () => {
    const found = preview([EXPIRE_OLD], [image('a', ['v1'], 2), signature('a')]);
    expect(gone(found)).toEqual({});
    expect(found.findOutcome('sig-a').removedWith).toBeUndefined();
  });

  test('is removed alone if its rule picks it', () => {
    expect(preview([EXPIRE_OLD], [image('a', ['v1'], 20), { ...signature('a'), pushedAt: ago(20) }]).findOutcome('sig-a'))
      .toMatchObject({ action: 'expire', removedWith: undefined, reason: 'expired by rule 1: pushed 20 days ago, more than 14' });
  });

  test('is removed with it, together with the other artifacts', () => {
    expect(gone(preview([EXPIRE_OLD], [image('a', ['v1'], 20), signature('a'), { ...signature('a'), digest: 'sbom', tags: undefined }])))
      .toEqual({ 'a': 'expire', 'signature of a': 'expire', 'sbom': 'expire' });
  });

  test('stays if an image index holds it', () => {
    const held = { ...signature('a'), pushedAt: ago(20) };
    expect(gone(preview([EXPIRE_OLD], [image('a', ['v1'], 20), held, image('index', ['v2'], 1, { childDigests: [held.digest] })]))).toEqual({ a: 'expire' });
  });

  test('is deleted with it, even from the archive', () => {
    expect(gone(preview([EXPIRE_OLD], [image('a', ['v1'], 20), { ...signature('a'), archivedAt: ago(1) }]))).toEqual({ 'a': 'expire', 'signature of a': 'expire' });
  });

  test('is archived with it, unless it is already in the archive', () => {
    const rules = [{ ...EXPIRE_OLD, action: LifecycleAction.ARCHIVE }];
    const found = preview(rules, [image('a', ['v1'], 20), signature('a')]);
    expect(gone(found)).toEqual({ 'a': 'archive', 'signature of a': 'archive' });
    expect(found.findOutcome('sig-a').reason).toBe('archived with its subject v1 (a)');
    expect(gone(preview(rules, [image('a', ['v1'], 20), { ...signature('a'), archivedAt: ago(1) }]))).toEqual({ a: 'archive' });
  });

  test('of a missing subject stays, and does not keep other images from being removed', () => {
    expect(gone(preview([EXPIRE_OLD], [signature('missing')]))).toEqual({});
    expect(gone(preview([EXPIRE_OLD], [image('a', ['v1'], 20), signature('a'), signature('missing')]))).toEqual({ 'a': 'expire', 'signature of a': 'expire' });
  });
});

describe('an artifact and an image index', () => {
  const subject = image('subject', ['v1'], 20);
  const artifact = image('artifact', [], 1, { subjectDigest: 'subject' });

  test('a child of an index that stays is not removed with its subject', () => {
    const found = preview([EXPIRE_OLD], [subject, artifact, image('index', ['v2'], 1, { childDigests: ['artifact'] })]);
    expect(gone(found)).toEqual({ subject: 'expire' });
    expect(found.outcomes[1]).toMatchObject({
      blockedBy: 'index', removedWith: undefined, reason: 'kept, although its subject subject goes: referenced by an image index, v2 (index)',
    });
    expect(found.totals.blocked).toBe(1);
    expect(found.ruleOutcomes[0]).toMatchObject({ actedOn: 1, blocked: 0 });
  });

  test('an index that is removed with its subject no longer holds its children', () => {
    const index = image('index', [], 1, { subjectDigest: 'subject', childDigests: ['child'] });
    expect(gone(preview([EXPIRE_OLD], [subject, index, image('child', [], 20)]))).toEqual({ subject: 'expire', index: 'expire', child: 'expire' });
  });

  test('an artifact of a held artifact stays with it', () => {
    const found = preview([EXPIRE_OLD], [
      subject, artifact, image('signature', [], 1, { subjectDigest: 'artifact' }), image('index', ['v2'], 1, { childDigests: ['artifact'] }),
    ]);
    expect(gone(found)).toEqual({ subject: 'expire' });
    expect(found.outcomes[2]).toMatchObject({ blockedBy: undefined, removedWith: undefined });
  });

  test('an index that stays in the end holds its children', () => {
    const index = image('index', [], 1, { subjectDigest: 'subject', childDigests: ['child'] });
    const top = image('top', ['v2'], 1, { childDigests: ['index'] });
    expect(gone(preview([EXPIRE_OLD], [subject, index, image('child', [], 20), top]))).toEqual({ subject: 'expire' });
  });

  test('a child whose subject stays in the end is not shown as held', () => {
    const found = preview([EXPIRE_OLD], [subject, artifact, image('index', ['v2'], 1, { childDigests: ['artifact', 'subject'] })]);
    expect(found.outcomes.map(({ blockedBy }) => blockedBy)).toEqual(['index', undefined, undefined]);
  });
});

test('an index in an index that is removed releases all its children', () => {
  const found = preview([EXPIRE_OLD], [
    image('a', [], 20), image('b', [], 20), image('inner', [], 20, { childDigests: ['a', 'b'] }), image('outer', ['v1'], 20, { childDigests: ['inner'] }),
  ]);
  expect(found.totals).toMatchObject({ expired: 4, blocked: 0 });
});

describe('images that wait for each other, which real images cannot,', () => {
  test('are held by the indexes among them', () => {
    const ring = [image('a', [], 20, { childDigests: ['b'] }), image('b', [], 20, { childDigests: ['a'] })];
    const found = preview([EXPIRE_OLD], ring);
    expect(gone(found)).toEqual({});
    expect(found.outcomes.map(({ blockedBy }) => blockedBy)).toEqual(['b', 'a']);
    expect(found.ruleOutcomes[0]).toMatchObject({ actedOn: 0, blocked: 2 });
  });

  test('are not held if no rule picks them', () => {
    const ring = [image('a', [], 1, { childDigests: ['b'] }), image('b', [], 1, { childDigests: ['a'] })];
    expect(preview([EXPIRE_OLD], ring).totals).toMatchObject({ kept: 2, blocked: 0 });
  });

  test('do not wait for themselves', () => {
    const own = image('own', [], 20, { subjectDigest: 'own' });
    expect(gone(preview([EXPIRE_OLD], [own, image('index', ['v1'], 20, { childDigests: ['own'] })]))).toEqual({ own: 'expire', index: 'expire' });
  });

  test('otherwise follow their rules', () => {
    const ring = [image('a', [], 20, { subjectDigest: 'b' }), image('b', [], 1, { subjectDigest: 'a' }), image('c', [], 20, { subjectDigest: 'c' })];
    expect(gone(preview([EXPIRE_OLD], ring))).toEqual({ a: 'expire', c: 'expire' });
  });

  test('take as long as others', () => {
    const chain = Array.from({ length: MANY_IMAGES }, (_, number) => image(`${number}`, [], 20, { childDigests: [`${(number + 1) % MANY_IMAGES}`] }));
    expect(preview([EXPIRE_OLD], chain).totals.kept).toBe(MANY_IMAGES);
    expect(preview([EXPIRE_OLD], chain.slice(0, -1)).totals.expired).toBe(MANY_IMAGES - 1);
  });
});

describe('an artifact that its own rule picks', () => {
  const archiveUntagged: LifecycleRule = { tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(1), action: LifecycleAction.ARCHIVE };
  const artifact = image('artifact', [], 5, { subjectDigest: 'subject' });

  test('to archive is deleted with a subject that is deleted', () => {
    const found = preview([archiveUntagged, EXPIRE_OLD], [image('subject', ['v1'], 20), artifact]);
    expect(gone(found)).toEqual({ subject: 'expire', artifact: 'expire' });
    expect(found.outcomes[1]).toMatchObject({ removedWith: 'subject', reason: 'expired with its subject v1 (subject)' });
    expect(found.ruleOutcomes.map(({ actedOn }) => actedOn)).toEqual([0, 1]);
  });

  test('to archive is archived by it when an archived index prevents the deletion with its subject', () => {
    const index = image('index', ['v2'], 1, { childDigests: ['artifact'], archivedAt: ago(1) });
    const found = preview([archiveUntagged, EXPIRE_OLD], [image('subject', ['v1'], 20), artifact, index]);
    expect(gone(found)).toEqual({ subject: 'expire', artifact: 'archive' });
    expect(found.outcomes[1].removedWith).toBeUndefined();
  });

  test('to delete is deleted by it when its subject is only archived', () => {
    const archiveOld: LifecycleRule = { maxImageAge: Duration.days(14), action: LifecycleAction.ARCHIVE };
    const expireUntagged: LifecycleRule = { tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(1) };
    const found = preview([expireUntagged, archiveOld], [image('subject', ['v1'], 20), artifact]);
    expect(gone(found)).toEqual({ subject: 'archive', artifact: 'expire' });
    expect(found.outcomes[1].removedWith).toBeUndefined();
  });

  test('to archive is archived when its subject is held', () => {
    const found = preview([archiveUntagged, EXPIRE_OLD], [image('subject', ['v1'], 20), artifact, image('index', ['v2'], 1, { childDigests: ['subject'] })]);
    expect(gone(found)).toEqual({ artifact: 'archive' });
    expect(found.ruleOutcomes.map(({ actedOn }) => actedOn)).toEqual([1, 0]);
  });

  test('while the image stays is a limitation', () => {
    const rule: LifecycleRule = { tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(1) };
    const stays = image('subject', ['v1'], 20);
    expect(preview([rule], [stays, artifact]).limitations).toEqual([
      '1 signature, SBOM or attestation is shown as removed by a rule although the image stays: '
      + 'sources disagree on whether rules for untagged images act on them',
    ]);
    expect(preview([rule], [stays, artifact, { ...artifact, digest: 'other' }]).limitations).toEqual([
      expect.stringContaining('2 signatures, SBOMs and attestations are shown'),
    ]);
    expect(preview([rule], [artifact]).limitations).toEqual([]);
    expect(preview([rule, EXPIRE_OLD], [stays, artifact]).limitations).toEqual([]);
    expect(preview([rule], [stays, { ...artifact, pushedAt: ago(0) }]).limitations).toEqual([]);
    expect(preview([rule], [stays, artifact, image('index', ['v2'], 1, { childDigests: ['artifact'] })]).limitations).toEqual([]);
  });
});
