import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dataOf, pageModule } from './support';
import { cdkEcr, digest, Folder, image, KEEP_ONE, NOW, rule } from '../support';

const folder = new Folder();
const HOSTILE = [
  '</script><script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', "' onfocus='alert(1)", '<!--', '${alert(1)}', '\u2028\u2029', '&lt;b&gt;',
];

async function pageOf(policy: object, details: object[], ...more: string[]): Promise<string> {
  const html = folder.at('page.html');
  const { code, err } = await cdkEcr([
    'preview', '--policy', folder.file('policy.json', policy), '--images', folder.file('images.json', { imageDetails: details }), '--now', NOW, '--html', html, ...more,
  ]);
  expect(err).not.toMatch(/^cdk-ecr: (?!.*--must-keep)/);
  expect(code).toBeLessThan(2);
  return readFileSync(html, 'utf-8');
}

test('the page requests nothing: no address, no other file', async () => {
  const page = await pageOf(KEEP_ONE, [image(1, 1, ['v1'])]);

  expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|\bsrc=|<link|@import|url\(|fetch\(|XMLHttpRequest/);
});

test('the policy of the page allows its own script and style, by their hashes, and nothing else', async () => {
  const page = await pageOf(KEEP_ONE, [image(1, 1, ['v1'])]);
  const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)!;
  const [, script] = /<script>([^]*?)<\/script>/.exec(page)!;
  const [, style] = /<style>([^]*?)<\/style>/.exec(page)!;

  expect(policy.replaceAll('&#39;', "'")).toBe(
    `default-src 'none'; script-src '${hash(script)}'; style-src '${hash(style)}'; base-uri 'none'; form-action 'none'`,
  );
});

test('the script of the page is one script that parses', async () => {
  const [, script] = /<script>([^]*?)<\/script>/.exec(await pageOf(KEEP_ONE, [image(1, 1)]))!;

  expect(() => new Function(script)).not.toThrow();
  expect(script).not.toMatch(/^(import|export) /m);
});

test.each(HOSTILE)('%j in a tag, a description, a repository, a digest and an argument of the command stays text', async (text) => {
  const tame = await pageOf({ rules: [rule(1, { tagStatus: 'any' }, { description: 'x' })] }, [image(1, 1, ['x'])], '--must-keep', 'x');
  const hostile = await pageOf(
    { rules: [rule(1, { tagStatus: 'any' }, { description: text })] },
    [image(1, 1, [text], { repositoryName: text.replace(/["\\]/g, '') }), image(2, 2, [text], { imageDigest: text, repositoryName: text.replace(/["\\]/g, '') })],
    '--must-keep', text,
  );
  const tags = (page: string) => page.replace(/<li>[^]*?<\/li>/g, '').match(/<[a-z!/][^>]*>/gi)!.length;
  const sections = (page: string) => page.split('<section').length;

  expect(hostile.match(/<script/g)).toHaveLength(2);
  expect(hostile).not.toMatch(/<img|<svg onload|alert\(1\)>/);
  // The hostile page has one more section: images that must be kept would be removed.
  expect(tags(hostile) - tags(tame)).toBe((sections(hostile) - sections(tame)) * 6);
});

test('the data of the page is base64, so that text cannot end its element', async () => {
  const page = await pageOf(KEEP_ONE, HOSTILE.map((text, index) => image(index, index, [text])));

  expect(dataOf(page).columns.tags).toHaveLength(HOSTILE.length);
  expect(page).toMatch(/id="data">[A-Za-z0-9+/=]+<\/script>/);
});

test('control characters and characters that reverse text are shown as codes', async () => {
  const page = await pageOf(KEEP_ONE, [image(1, 1, ['a\u202eb\u0007'])]);

  expect(dataOf(page).columns.tags).toEqual([['a\\u202eb\\u0007']]);
});

test('the page has the same data about each image as the JSON, newest first', async () => {
  const policy = { rules: [rule(1, { tagPatternList: ['v*'] }), rule(3, { tagStatus: 'untagged' }, { action: { type: 'transition', targetStorageClass: 'archive' } })] };
  const restored = { lastArchivedAt: '2026-09-01T00:00:00Z', lastActivatedAt: '2026-10-30T12:00:00Z' };
  const details = [image(1, 3, ['v1']), image(2, 1, ['v2']), image(3, 2), image(4, 4), image(5, 5, ['other', 'more']), image(6, 200, ['v0'], restored)];
  const model = pageModule('data').toModel(dataOf(await pageOf(policy, details)));
  const { out } = await cdkEcr(['preview', '--policy', folder.at('policy.json'), '--images', folder.at('images.json'), '--now', NOW, '--json']);
  const expected = new Map(JSON.parse(out).images.map((outcome: any) => [outcome.digest, outcome]));

  expect([...model.time]).toEqual([...model.time].sort((a, b) => b - a));
  expect(model.digest.map((hash: string, row: number) => ({
    digest: hash,
    action: ['keep', 'archive', 'expire', 'blocked'][model.action[row]],
    rulePriority: model.rules[model.lane[row]]?.priority ?? null,
    tags: model.tags[row],
    pushedAt: new Date(model.pushed(row) * 1000).toISOString(),
    sizeInBytes: model.size[row],
    reason: model.why(row),
  }))).toEqual([2, 6, 3, 1, 4, 5].map((number) => {
    const { action, rulePriority, tags, pushedAt, sizeInBytes, reason } = expected.get(digest(number)) as any;
    return { digest: digest(number), action, rulePriority, tags, pushedAt, sizeInBytes, reason };
  }));
});

test('totals and rules are shown without scripts', async () => {
  const page = await pageOf(KEEP_ONE, [image(1, 1, ['v2']), image(2, 2, ['v1'])], '--must-keep', 'v1');

  expect(page).toMatch(/<b><svg[^>]*><use href="#mark-expire"\/><\/svg>1<\/b>expired, 1\.0 MB/);
  expect(page).toMatch(/data-label="Selects" class="tags"><div>any image<\/div><\/td><td role="cell" data-label="Does" class="tags"><div>expire all but the newest 1<\/div>/);
  expect(page).toContain('1 image that must be kept would be removed');
});
