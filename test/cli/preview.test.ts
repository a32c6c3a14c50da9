import { cdkEcr, digest, Folder, image, KEEP_ONE, NOW, rule, TWO_IMAGES } from './support';

const folder = new Folder();
const policy = folder.file('policy.json', KEEP_ONE);
const images = folder.file('images.json', TWO_IMAGES);
const base = ['preview', '--policy', policy, '--images', images, '--now', NOW];

async function json(...argv: string[]) {
  const { out } = await cdkEcr([...argv, '--json']);
  return JSON.parse(out);
}

describe('the output', () => {
  test('each image has its action, its rule, its tags and the reason', async () => {
    const { code, out, err } = await cdkEcr(base);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/expire +1 +v1 +sha256:0{12} +2 d +1\.0 MB +expired by rule 1 \(one is enough\): newest 1 stay, this is number 2\n/);
    expect(out).toMatch(/keep +1 +v2 +sha256:0{12} +1 d +1\.0 MB +owned by rule 1 \(one is enough\), kept: newest 1 stay, this is number 1\n/);
  });

  test('each rule has what it matched, owned, acted on and picked without owning', async () => {
    const { out } = await cdkEcr(base);

    expect(out).toMatch(/rule +matched +owned +acts on +not owned +blocked +what it does\n/);
    expect(out).toMatch(/1 +2 +2 +1 +0 +0 +any image: expire all but the newest 1 \(one is enough\)\n/);
  });

  test('the totals are in images and bytes', async () => {
    const { out } = await cdkEcr(base);

    expect(out).toContain('  keep     1 image, 1.0 MB\n  archive  0 images, 0 B\n  expire   1 image, 1.0 MB\n  all      2 images, 2.0 MB\n');
  });

  test('of many images, only those that a rule picks are listed; with --all, all of them', async () => {
    const many = folder.file('many.json', { imageDetails: Array.from({ length: 100 }, (_, index) => image(index, index, [`t${index}`])) });
    const argv = ['preview', '--policy', policy, '--images', many, '--now', NOW];

    const some = (await cdkEcr(argv)).out;
    expect(some).toContain('… and 59 more that a rule picks; --all lists every image');
    expect(some).not.toMatch(/^ +keep +1 +t0/m);
    expect((await cdkEcr([...argv, '--all'])).out.match(/^ +(keep|expire) +1 +t\d/gm)).toHaveLength(100);
  });

  test('an unreachable rule is named', async () => {
    const unreachable = folder.file('unreachable.json', { rules: [rule(1, { tagPatternList: ['v*'] }), rule(2, { tagPatternList: ['v1*'] })] });
    const { out, err } = await cdkEcr(['preview', '--policy', unreachable, '--images', images]);

    expect(out).toContain('UNREACHABLE');
    expect(err).toMatch(/^note: rule 2 .*is unreachable: .*rule 1.*\n$/);
  });

  test('explains a list of tags that no image has all of', async () => {
    const both = folder.file('both.json', { rules: [rule(1, { tagPatternList: ['v1', 'v2'] })] });

    expect((await cdkEcr(['preview', '--policy', both, '--images', images])).err)
      .toMatch(/^note: rule 1 matches no image: an image needs tags for all of its list \(v1 and v2\)/);
  });

  test('a policy and images of different repositories give a note', async () => {
    const answer = folder.file('answer.json', { repositoryName: 'other', lifecyclePolicyText: JSON.stringify(KEEP_ONE) });

    expect((await cdkEcr(['preview', '--policy', answer, '--images', images])).err).toBe('note: the policy is for other, the images are of shop\n');
  });

  test('accepts an empty list of images', async () => {
    const none = folder.file('none.json', { imageDetails: [] });

    expect(await cdkEcr(['preview', '--policy', policy, '--images', none])).toMatchObject({ code: 0, out: expect.stringContaining('there are none') });
  });
});

describe('the source of images', () => {
  test('several files are the pages of one repository', async () => {
    const pages = [1, 2].map((number) => folder.file(`page${number}.json`, { imageDetails: [image(number, number, [`v${number}`])] }));

    expect((await json('preview', '--policy', policy, '--images', ...pages)).totals).toMatchObject({ images: 2, expired: 1 });
    expect((await json('preview', '--policy', policy, '--images', pages[0], '--images', pages[1])).totals).toMatchObject({ images: 2 });
  });

  test('- is stdin', async () => {
    const { code, out } = await cdkEcr(['preview', '--policy', policy, '--images', '-', '--now', NOW], JSON.stringify(TWO_IMAGES));

    expect(code).toBe(0);
    expect(out).toContain('Images  stdin (2 of shop)\n');
  });

  test('reads a file of PowerShell, in UTF-16 with a byte order mark', async () => {
    const wide = folder.file('wide.json', Buffer.from(`\ufeff${JSON.stringify(TWO_IMAGES)}`, 'utf16le'));

    expect((await json('preview', '--policy', policy, '--images', wide)).totals.images).toBe(2);
  });

  test('manifests of batch-get-image list the images of an index', async () => {
    const index = image(1, 1, ['v2'], { imageManifestMediaType: 'application/vnd.oci.image.index.v1+json' });
    const multi = folder.file('multi.json', { imageDetails: [index, image(2, 2)] });
    const manifests = folder.file('manifests.json', {
      images: [{ imageId: { imageDigest: digest(1) }, imageManifest: JSON.stringify({ manifests: [{ digest: digest(2) }] }) }],
    });
    const argv = ['preview', '--policy', policy, '--images', multi, '--now', NOW];

    expect((await json(...argv)).images[1]).toMatchObject({ action: 'expire', blockedBy: null });
    expect((await cdkEcr(argv)).err).toMatch(/^note: the children of 1 image index(es)? are not known/);
    expect((await json(...argv, '--manifests', manifests)).images[1]).toMatchObject({ action: 'keep', blockedBy: digest(1) });
    expect((await cdkEcr([...argv, '--manifests', manifests])).out).toMatch(/^ +blocked +1 +\(untagged\)/m);
  });
});

describe('the source of the policy', () => {
  const text = JSON.stringify(KEEP_ONE);
  const template = folder.file('template.json', {
    Resources: {
      ShopA1B2: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'shop', LifecyclePolicy: { LifecyclePolicyText: text } } },
      Plain: { Type: 'AWS::ECR::Repository' },
      Cache: { Type: 'AWS::ECR::RepositoryCreationTemplate', Properties: { Prefix: 'docker-hub', LifecyclePolicy: text } },
      Joined: { Type: 'AWS::ECR::Repository', Properties: { LifecyclePolicy: { LifecyclePolicyText: { 'Fn::Join': ['', [text.slice(0, 20), text.slice(20)]] } } } },
      Token: { Type: 'AWS::ECR::Repository', Properties: { LifecyclePolicy: { LifecyclePolicyText: { 'Fn::Join': ['', [text, { Ref: 'P' }]] } } } },
    },
  });

  test('accepts the output of get-lifecycle-policy', async () => {
    const answer = folder.file('answer2.json', { registryId: '111122223333', repositoryName: 'shop', lifecyclePolicyText: text });

    expect((await json('preview', '--policy', answer, '--images', images)).totals.expired).toBe(1);
  });

  test.each([
    ['ShopA1B2', 'ShopA1B2'], ['shop', 'ShopA1B2'], ['Cache', 'Cache'], ['docker-hub', 'Cache'], ['Joined', 'Joined'],
  ])('a resource of a template is found by logical id, name or prefix: %s', async (resource, found) => {
    expect(await json('preview', '--template', template, '--resource', resource, '--images', images))
      .toMatchObject({ policy: { resource: found }, totals: { expired: 1 } });
  });

  test('a template may be in YAML', async () => {
    const yaml = folder.file('template.yaml', [
      'Resources:', '  A:', '    Type: AWS::ECR::Repository', '    Properties:', '      RepositoryName: !Sub "${AWS::StackName}-a"', '      LifecyclePolicy:',
      '        LifecyclePolicyText: |', `          ${JSON.stringify(KEEP_ONE)}`, '',
    ].join('\n'));
    expect(await json('preview', '--template', yaml, '--images', images)).toMatchObject({ policy: { resource: 'A' }, totals: { expired: 1 } });
  });

  test('the only policy of a template needs no name', async () => {
    const one = folder.file('one.json', { Resources: { A: { Type: 'AWS::ECR::Repository', Properties: { LifecyclePolicy: { LifecyclePolicyText: text } } } } });

    expect((await json('preview', '--template', one, '--images', images)).policy.resource).toBe('A');
  });

  test.each([
    [[], 'has 4 resources with a lifecycle policy; choose one with --resource: ShopA1B2 (shop), Cache (docker-hub), Joined, Token'],
    [['--resource', 'Plain'], "has no resource 'Plain' with a lifecycle policy; there is: ShopA1B2 (shop), Cache (docker-hub), Joined, Token"],
    [['--resource', 'Token'], "the policy of 'Token' holds values that are known at deployment only, so it cannot be previewed"],
  ])('fails in one line if the template is ambiguous: %j', async (more, problem) => {
    expect(await cdkEcr(['preview', '--template', template, ...more, '--images', images]))
      .toEqual({ code: 2, out: '', err: `cdk-ecr: ${template}: ${problem}\n` });
  });
});

describe('--must-keep', () => {
  test.each([
    [['v2'], 0], [['v*'], 1], [['v1'], 1], [['*'], 1], [['v2', 'v1'], 1], [[digest(2)], 1], [[digest(1)], 0], [['V1'], 1],
  ])('%j ends with %d', async (patterns, code) => {
    expect(await cdkEcr([...base, ...patterns.flatMap((pattern) => ['--must-keep', pattern])])).toMatchObject({ code });
  });

  test('names the images that would be removed', async () => {
    const { out, err } = await cdkEcr([...base, '--must-keep', 'v*']);

    expect(out).toMatch(/MUST BE KEPT, BUT WOULD BE REMOVED\n.*\n +v\* +v1 +sha256:/);
    expect(err).toBe('cdk-ecr: an image matching --must-keep would be expired or archived\n');
  });

  test('an image that would be archived also counts as removed', async () => {
    const archive = folder.file('archive.json', { rules: [rule(1, { tagStatus: 'any' }, { action: { type: 'transition', targetStorageClass: 'archive' } })] });

    expect(await cdkEcr(['preview', '--policy', archive, '--images', images, '--now', NOW, '--must-keep', 'v1'])).toMatchObject({ code: 1 });
  });

  test('fails for a pattern that matches nothing, because it may be misspelt', async () => {
    expect(await cdkEcr([...base, '--must-keep', 'v2', '--must-keep', 'prod*'])).toMatchObject({
      code: 1,
      err: 'note: --must-keep prod* matches no image\ncdk-ecr: --must-keep prod* matches no image; pass --allow-no-match if that is fine\n',
    });
    expect(await cdkEcr([...base, '--must-keep', 'prod*', '--allow-no-match'])).toMatchObject({ code: 0, err: 'note: --must-keep prod* matches no image\n' });
    expect(await cdkEcr([...base, '--must-keep', 'v1', '--allow-no-match'])).toMatchObject({ code: 1 });
  });

  test('a digest may be as short as in the output', async () => {
    const short = folder.file('short.json', {
      imageDetails: [
        { ...image(1, 1), imageDigest: `sha256:aaaaaaaaaaaa${'0'.repeat(52)}` }, { ...image(2, 2), imageDigest: `sha256:bbbbbbbbbbbb${'0'.repeat(52)}` },
      ],
    });
    const argv = ['preview', '--policy', policy, '--images', short, '--now', NOW, '--must-keep'];
    expect((await cdkEcr([...argv, 'sha256:aaaaaaaaaaaa'])).code).toBe(0);
    expect((await cdkEcr([...argv, 'sha256:bbbbbbbbbbbb'])).code).toBe(1);
    expect((await cdkEcr([...argv, 'sha256:aaaaaaaaaaa'])).err).toContain('matches no image');
  });
});

describe('a page of images that announces another one', () => {
  const first = folder.file('first.json', { imageDetails: [image(1, 1, ['v2'])], NextToken: 'more' });
  const second = folder.file('second.json', { imageDetails: [image(2, 2, ['v1'])] });
  const argv = ['preview', '--policy', policy, '--now', NOW, '--images', first];

  test('gives a note if the next page is missing', async () => {
    expect(await cdkEcr(argv)).toMatchObject({ code: 0, err: expect.stringMatching(/^note: the pages of images end with a NextToken, so images are missing/) });
  });

  test('fails under --must-keep', async () => {
    expect(await cdkEcr([...argv, '--must-keep', 'v2'])).toMatchObject({ code: 1, err: expect.stringContaining('cdk-ecr: images are missing') });
  });

  test('is accepted with the next page', async () => {
    expect(await cdkEcr([...argv, second, '--must-keep', 'v2'])).toMatchObject({ code: 0, err: '' });
  });
});

test('--json has the documented format', async () => {
  expect(await json(...base, '--must-keep', 'v1')).toEqual({
    version: 1,
    policy: { file: policy, resource: null },
    repositoryName: 'shop',
    imageFiles: [images],
    now: '2026-11-01T00:00:00.000Z',
    totals: {
      images: 2, bytes: 2_000_000, kept: 1, keptBytes: 1_000_000, expired: 1, expiredBytes: 1_000_000, archived: 0, archivedBytes: 0, blocked: 0,
    },
    ruleOutcomes: [{
      rulePriority: 1,
      description: 'one is enough',
      action: 'expire',
      storageClass: 'standard',
      matched: 2,
      owned: 2,
      actedOn: 1,
      pickedButNotOwned: 0,
      blocked: 0,
      unreachable: false,
    }],
    images: [
      expect.objectContaining({ digest: digest(1), action: 'keep' }),
      {
        digest: digest(2),
        tags: ['v1'],
        pushedAt: '2026-10-30T00:00:00.000Z',
        sizeInBytes: 1_000_000,
        storageClass: 'standard',
        action: 'expire',
        rulePriority: 1,
        rank: 2,
        laterRulePriority: null,
        blockedBy: null,
        removedWith: null,
        reason: 'expired by rule 1 (one is enough): newest 1 stay, this is number 2',
      },
    ],
    mustKeep: { patterns: ['v1'], removed: [expect.objectContaining({ pattern: 'v1', digest: digest(2), action: 'expire' })], unmatched: [] },
    notes: [],
  });
});

test('an age limit counts from --now', async () => {
  const aged = folder.file('aged.json', { rules: [rule(1, { tagStatus: 'any', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 5 })] });
  const expired = async (now: string) => (await json('preview', '--policy', aged, '--images', images, '--now', now)).totals.expired;

  expect([await expired('2026-11-04'), await expired('2026-11-04T00:00:01Z'), await expired('2026-11-05T01:00:01+01:00')]).toEqual([0, 1, 2]);
});
