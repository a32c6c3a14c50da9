import { LifecycleImageReader, LifecyclePolicy, LifecycleStorageClass } from '../../../src/lifecycle';
import { jsonError } from '../support';

const DETAIL = { imageDigest: 'sha256:a', imagePushedAt: '2026-08-04T10:11:12+02:00' };
const page = (...imageDetails: unknown[]) => JSON.stringify({ imageDetails });
const read = (...details: unknown[]) => LifecycleImageReader.fromDescribeImages([page(...details)]);

describe('describe-images', () => {
  test('is read completely', () => {
    expect(read({
      registryId: '111122223333',
      repositoryName: 'repo',
      imageDigest: 'sha256:a',
      imageTags: ['v1', 'latest'],
      imageSizeInBytes: 123,
      imagePushedAt: '2026-08-04T10:11:12+02:00',
      lastRecordedPullTime: '2026-08-05T00:00:00Z',
      imageStatus: 'ACTIVE',
      lastArchivedAt: '2026-06-01T00:00:00Z',
      lastActivatedAt: '2026-07-01T00:00:00Z',
      imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
      artifactMediaType: 'application/vnd.oci.image.config.v1+json',
      subjectManifestDigest: 'sha256:b',
    })).toEqual([{
      digest: 'sha256:a',
      tags: ['v1', 'latest'],
      sizeInBytes: 123,
      pushedAt: new Date('2026-08-04T08:11:12Z'),
      lastPulledAt: new Date('2026-08-05T00:00:00Z'),
      storageClass: LifecycleStorageClass.STANDARD,
      archivedAt: new Date('2026-06-01T00:00:00Z'),
      restoredAt: new Date('2026-07-01T00:00:00Z'),
      manifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
      subjectDigest: 'sha256:b',
    }]);
  });

  test('may have dates in seconds', () => {
    expect(read({ ...DETAIL, imagePushedAt: 1565300286.5 })[0].pushedAt).toEqual(new Date('2019-08-08T21:38:06.500Z'));
  });

  test.each([
    ['ACTIVE', LifecycleStorageClass.STANDARD], ['ARCHIVED', LifecycleStorageClass.ARCHIVE], ['ACTIVATING', LifecycleStorageClass.ARCHIVE],
  ])('puts an image that is %s into the class %s', (imageStatus, expected) => {
    expect(read({ ...DETAIL, imageStatus, lastArchivedAt: '2026-08-05T00:00:00Z' })[0].storageClass).toBe(expected);
  });

  test('may come in pages, or as the bare list', () => {
    const images = LifecycleImageReader.fromDescribeImages([page(DETAIL), JSON.stringify([{ ...DETAIL, imageDigest: 'sha256:b' }]), page()]);
    expect(images.map(({ digest }) => digest)).toEqual(['sha256:a', 'sha256:b']);
  });

  test('is completed by the children of an index, which it does not list', () => {
    const [image] = LifecycleImageReader.fromDescribeImages([page(DETAIL)], { childDigests: { 'sha256:a': ['sha256:b'] } });
    expect(image.childDigests).toEqual(['sha256:b']);
  });

  test('may have nulls and fields that do not exist yet', () => {
    expect(read({ ...DETAIL, imageTags: null, lastRecordedPullTime: null, imageScanStatus: { status: 'COMPLETE' }, news: 1 })).toMatchObject([{ digest: 'sha256:a' }]);
  });

  test('may have no class, and a size of 0', () => {
    const [image] = read({ ...DETAIL, imageSizeInBytes: 0 });
    expect([image.sizeInBytes, image.storageClass]).toEqual([0, undefined]);
  });

  test('of an empty repository has no images', () => expect(read()).toEqual([]));

  test('may be no pages, which have no images', () => expect(LifecycleImageReader.fromDescribeImages([])).toEqual([]));
});

describe('a date', () => {
  test.each([
    ['with an offset', '2026-08-04T10:11:12+02:00', '2026-08-04T08:11:12.000Z'],
    ['with an offset without a colon', '2026-08-04T10:11:12-0700', '2026-08-04T17:11:12.000Z'],
    ['with fractions of a second', '2026-08-04T10:11:12.123456+00:00', '2026-08-04T10:11:12.123Z'],
    ['without seconds', '2026-08-04T10:11Z', '2026-08-04T10:11:00.000Z'],
    ['of a leap year', '2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['of seconds', 1565300286, '2019-08-08T21:38:06.000Z'],
  ])('is read: %s', (_, imagePushedAt, expected) => {
    expect(read({ ...DETAIL, imagePushedAt })[0].pushedAt.toISOString()).toBe(expected);
  });

  test.each([
    ['milliseconds', 1565300286000],
    ['seconds of the year 5138', 1e11],
    ['a list of a date', ['2026-08-04T10:11:12Z']],
    ['digits', '5'],
    ['what JavaScript takes for a date', 'foo 3'],
    ['a time without a zone', '2026-08-04T10:11:12'],
    ['a day alone', '2026-08-04'],
    ['30 February', '2026-02-30T00:00:00Z'],
    ['29 February of an ordinary year', '2026-02-29T00:00:00Z'],
    ['a 13th month', '2026-13-01T00:00:00Z'],
    ['a 61st minute', '2026-08-04T10:61:00Z'],
    ['a space for the T', '2026-08-04 10:11:12Z'],
    ['a date of another language', '4. August 2026'],
  ] as [string, unknown][])('fails with its name: %s', (_, lastRecordedPullTime) => {
    expect(() => read({ ...DETAIL, lastRecordedPullTime }))
      .toThrow('the text, image 1: lastRecordedPullTime must be an ISO date with its zone, such as 2026-11-01T06:00:00Z, or seconds since 1970, got');
  });
});

describe('pages with a NextToken', () => {
  const next = (key: string, ...imageDetails: unknown[]) => JSON.stringify({ imageDetails, [key]: 'token' });
  const second = { ...DETAIL, imageDigest: 'sha256:b' };

  test('are accepted if the next page is there', () => {
    expect(LifecycleImageReader.fromDescribeImages([next('NextToken', DETAIL), page(second)])).toHaveLength(2);
    expect(read({ ...DETAIL, NextToken: 'x' })).toHaveLength(1);
    expect(LifecycleImageReader.fromDescribeImages([JSON.stringify({ imageDetails: [DETAIL], NextToken: null })])).toHaveLength(1);
  });

  test.each(['NextToken', 'nextToken'])('fail without the next page: %s', (key) => {
    const expected = expect.objectContaining({
      name: 'InvalidDescribeImages',
      message: 'pages must be all pages of the repository, but each has a NextToken: add the page that follows, '
        + 'let the AWS CLI join them (leave out --max-items and --no-paginate), or pass allowMissingPages',
    });
    expect(() => LifecycleImageReader.fromDescribeImages([next(key, DETAIL)])).toThrow(expected);
    expect(() => LifecycleImageReader.fromDescribeImages([next(key, DETAIL), next(key, second)])).toThrow(expected);
  });

  test('are a limitation of the preview when they are allowed', () => {
    const pages = [next('NextToken', DETAIL)];
    const policy = LifecyclePolicy.of([{ maxImageCount: 1 }]);
    expect(LifecycleImageReader.fromDescribeImages(pages, { allowMissingPages: true })).toHaveLength(1);
    expect(() => policy.previewDescribeImages(pages)).toThrow('each has a NextToken');
    expect(policy.previewDescribeImages(pages, { allowMissingPages: true }).limitations)
      .toEqual(['the pages of images end with a NextToken, so images are missing: rules by count rank only a part of the images']);
  });
});

describe('a preview of JSON texts', () => {
  test('is the preview of the images in them', () => {
    const policy = LifecyclePolicy.of([{ maxImageCount: 1 }]);
    const now = new Date('2026-09-01T00:00:00Z');
    const pages = [page(DETAIL, { ...DETAIL, imageDigest: 'sha256:b', imageTags: ['v1'], imageManifestMediaType: 'application/vnd.oci.image.index.v1+json' })];
    const found = policy.previewDescribeImages(pages, { now, childDigests: { 'sha256:b': ['sha256:a'] } });
    expect(found.now).toEqual(now);
    expect(found.totals).toMatchObject({ images: 2, expired: 1 });
    expect(found.outcomes.map(({ reason }) => reason)).toEqual(
      policy.preview(LifecycleImageReader.fromDescribeImages(pages, { childDigests: { 'sha256:b': ['sha256:a'] } }), { now }).outcomes.map(({ reason }) => reason),
    );
    expect(policy.previewDescribeImages([page()], null as any).totals.images).toBe(0);
  });
});

describe('a text fails', () => {
  const cases: [string, unknown, string][] = [
    ['that is not a list of pages', page(), 'pages must be a list of JSON texts, got "{\\"imageDetails\\":[]}"'],
    ['that is not a string', [5], 'the text must be JSON text, got 5'],
    ['that is no JSON', ['Error: expired token'], `the text must be JSON, got "Error: expired token" (${jsonError('Error: expired token')})`],
    ['that is something else', ['{"repositories":[]}'], "the text must be what 'aws ecr describe-images' prints, with a list imageDetails, got { repositories: [] }"],
    ['that is null', ['null'], "the text must be what 'aws ecr describe-images' prints, with a list imageDetails, got null"],
    ['on its own page', [page(DETAIL), '{'], `page 2 must be JSON, got "{" (${jsonError('{')})`],
    ['with an image that is none', [page(DETAIL, 'image')], 'the text must list images, got "image" at place 2'],
    ['without a digest', [page({ imagePushedAt: 1 })], 'the text, image 1: imageDigest must be there'],
    ['with an empty digest', [page({ ...DETAIL, imageDigest: '' })], 'the text, image 1: imageDigest must be there'],
    ['with a digest of null', [page({ ...DETAIL, imageDigest: null })], 'the text, image 1: imageDigest must be there'],
    ['with a push time of null', [page({ ...DETAIL, imagePushedAt: null })], 'the text, image 1: imagePushedAt must be there'],
    ['with an image of null', [page(null)], 'the text must list images, got null at place 1'],
    ['in the second image of the second page', [page(), page(DETAIL, { ...DETAIL, imageDigest: 5 })], 'page 2, image 2: imageDigest must be a string, got 5'],
    ['with a tag that is a number', [page({ ...DETAIL, imageTags: ['v1', 5] })], "the text, image 1: imageTags must be a list of strings, got [ 'v1', 5 ]"],
    ['with a size in a string', [page({ ...DETAIL, imageSizeInBytes: '5' })], 'the text, image 1: imageSizeInBytes must be a number from 0, got "5"'],
    ['with a status of every object', [page({ ...DETAIL, imageStatus: 'toString' })], 'the text, image 1: imageStatus must be one of ACTIVE, ARCHIVED, ACTIVATING, got "toString"'],
    ['without a push time', [page({ imageDigest: 'a' })], 'the text, image 1: imagePushedAt must be there'],
    ['with a bad date', [page({ ...DETAIL, lastRecordedPullTime: 'yesterday' })], 'the text, image 1: lastRecordedPullTime must be an ISO date with its zone, such as 2026-11-01T06:00:00Z, or seconds since 1970, got "yesterday"'],
    ['with a date that is true', [page({ ...DETAIL, imagePushedAt: true })], 'the text, image 1: imagePushedAt must be an ISO date with its zone, such as 2026-11-01T06:00:00Z, or seconds since 1970, got true'],
    ['with a media type that is a number', [page({ ...DETAIL, imageManifestMediaType: 5 })], 'the text, image 1: imageManifestMediaType must be a string, got 5'],
    ['with a subject that is a number', [page({ ...DETAIL, subjectManifestDigest: 5 })], 'the text, image 1: subjectManifestDigest must be a string, got 5'],
    ['with a digest that is a number', [page({ ...DETAIL, imageDigest: 5 })], 'the text, image 1: imageDigest must be a string, got 5'],
    ['with tags that are not a list', [page({ ...DETAIL, imageTags: 'v1' })], 'the text, image 1: imageTags must be a list of strings, got "v1"'],
    ['with a negative size', [page({ ...DETAIL, imageSizeInBytes: -1 })], 'the text, image 1: imageSizeInBytes must be a number from 0, got -1'],
    ['with an unknown status', [page({ ...DETAIL, imageStatus: 'GONE' })], 'the text, image 1: imageStatus must be one of ACTIVE, ARCHIVED, ACTIVATING, got "GONE"'],
    ['with an archived image without the time', [page({ ...DETAIL, imageStatus: 'ARCHIVED' })], 'the text, image 1: lastArchivedAt must be there, as the image is archived'],
  ];
  test.each(cases)('%s', (_, pages, message) => {
    expect(() => LifecycleImageReader.fromDescribeImages(pages as string[]))
      .toThrow(expect.objectContaining({ name: 'InvalidDescribeImages', message }));
  });

  test('with a few problems, not thousands', () => {
    const withoutTime = (count: number) => () => read(...Array(count).fill({ imageDigest: 'a' }));
    expect(withoutTime(1000)).toThrow(/^5 problems/);
    expect(withoutTime(4)).toThrow(/^4 problems/);
  });
});
