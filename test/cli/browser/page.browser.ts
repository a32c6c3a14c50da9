/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { Chromium, EXAMPLE, pointsOf, textOf } from './support';
import { image, KEEP_ONE } from '../support';

const browser = new Chromium();
jest.setTimeout(60_000);

test('the example shows its totals, one lane per rule and a page of the table, and requests nothing', async () => {
  const file = await browser.example();
  const page = await browser.open(file);
  const images = JSON.parse(readFileSync(`${EXAMPLE}/images.json`, 'utf-8')).imageDetails.length;

  expect(await textOf(page, '#shown')).toMatch(new RegExp(`^${images} images shown, `));
  expect(await page.locator('#images tbody tr').count()).toBe(25);
  expect(await textOf(page, '#place')).toBe(`1 to 25 of ${images} images`);
  for (const action of ['keep', 'archive', 'expire', 'blocked']) {
    expect(await pointsOf(page, action)).toBeGreaterThan(100);
  }
  expect(page.requests).toEqual([`file://${file}`]);
  expect(page.errors).toEqual([]);
});

test('text that looks like markup stays text everywhere', async () => {
  const bad = '<img src=x onerror=alert(1)></script><script>alert(1)</script>';
  const policy = browser.folder.file('bad-policy.json', { rules: [{ ...KEEP_ONE.rules[0], description: bad }] });
  const images = browser.folder.file('bad-images.json', { imageDetails: [image(1, 1, ['x']), image(2, 2, [bad])] });
  const page = await browser.open(await browser.pageOf(policy, images, '--must-keep', bad));
  await page.focus('#timeline');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');

  expect(await textOf(page, '#tip')).toContain(bad);
  expect(await textOf(page, '#details')).toContain(bad);
  expect(await textOf(page, '#images tbody')).toContain(bad);
  expect(await textOf(page, '.alarm')).toContain(bad);
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.locator('script').count()).toBe(1);
  expect(page.errors).toEqual([]);
});

test('the pointer over an image shows its action and the reason', async () => {
  const policy = browser.folder.file('one-policy.json', KEEP_ONE);
  const images = browser.folder.file('one-images.json', { imageDetails: [image(1, 1, ['new']), image(2, 10, ['old'])] });
  const page = await browser.open(await browser.pageOf(policy, images));
  const box = (await page.locator('#timeline').boundingBox())!;
  const found = new Set<string>();
  for (let x = 0; x < box.width; x += 3) {
    await page.mouse.move(box.x + x, box.y + 28 + 26 + 22 - 5);
    if (await page.isVisible('#tip')) {
      found.add((await textOf(page, '#tip')).replace(/pushed 2.*/, ''));
    }
  }

  expect([...found]).toEqual([
    'expire oldexpired by rule 1 (one is enough): newest 1 stay, this is number 2',
    'keep newowned by rule 1 (one is enough), kept: newest 1 stay, this is number 1',
  ]);
});

test('the filter by tag shows only matching images in timeline and table', async () => {
  const page = await browser.open(await browser.example());
  await page.fill('input[name=tag]', 'v2.*.*');

  expect(await textOf(page, '#shown')).toMatch(/^18 images shown/);
  expect(await textOf(page, '#place')).toBe('1 to 18 of 18 images');
  expect(await pointsOf(page, 'archive')).toBe(0);
  await page.uncheck('input[name=keep]');
  expect(await textOf(page, '#place')).toMatch(/^1 to \d of \d images$/);
  await page.fill('input[name=tag]', 'no such tag');
  expect(await textOf(page, '#place')).toBe('No image fits the filter');
  await page.click('button[type=reset]');
  await page.waitForFunction(() => document.getElementById('place')!.textContent!.includes('340'));
  expect(page.errors).toEqual([]);
});

test('the buttons of the table sort it and turn its pages, and lead to the timeline', async () => {
  const page = await browser.open(await browser.example());
  const sizes = () => page.locator('#images tbody td:nth-child(7)').allTextContents();
  await page.click('[data-sort=size]');
  expect(await page.getAttribute('th:has([data-sort=size])', 'aria-sort')).toBe('descending');
  const largest = (await sizes())[0];
  await page.click('[data-sort=size]');
  await page.click('[data-page=last]');
  expect((await sizes()).pop()).toBe(largest);
  expect(await page.isDisabled('[data-page=next]')).toBe(true);

  await page.locator('#images tbody button').last().click();
  expect(await textOf(page, '#details')).toContain(`Size${largest}`);
  expect(await page.evaluate(() => document.activeElement!.id)).toBe('timeline');
});

test('zooming by buttons and keys changes the time in view, down to an hour and back', async () => {
  const page = await browser.open(await browser.example());
  const picture = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(document.querySelector('canvas')!.toDataURL()))));
  const whole = await picture();
  await page.click('[data-zoom=in]');
  expect(await picture()).not.toBe(whole);
  await page.focus('#timeline');
  for (let times = 0; times < 20; times++) {
    await page.keyboard.press('+');
  }
  await page.keyboard.press('0');
  expect(await page.isDisabled('[data-zoom=out]')).toBe(true);
  expect(page.errors).toEqual([]);
});

test('the table begins with the images that would be removed, newest first', async () => {
  const page = await browser.open(await browser.example());
  const first = await page.locator('#images tbody tr').first().textContent();

  expect(first).toMatch(/^expire5untagged/);
  expect(await page.getAttribute('#images th[aria-sort]', 'aria-sort')).toBe('ascending');
  await page.click('[data-page=last]');
  expect(await page.locator('#images tbody tr').last().textContent()).toMatch(/^keep/);
});

test('a printed page has all rows, in light colours, and the screen then shows its page of rows again', async () => {
  const page = await browser.open(await browser.example(), { colorScheme: 'dark' });
  const rows = () => page.locator('#images tbody tr').count();
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--surface').trim());
  const screen = await ground();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect([await rows(), await textOf(page, '#place'), await ground()]).toEqual([340, '1 to 340 of 340 images', '#ffffff']);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect([await rows(), await textOf(page, '#place'), await ground()]).toEqual([25, '1 to 25 of 340 images', screen]);

  expect((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(5);
});

test('every total of sizes mentions that it does not include image indexes, if there are some', async () => {
  const page = await browser.open(await browser.example());
  expect(await textOf(page, '#shown')).toMatch(/^340 images shown, [\d.]+ GB without image indexes$/);
  expect((await textOf(page, '.tiles')).match(/without image indexes/g)).toHaveLength(3);

  const plain = await browser.open(await browser.pageOf(
    browser.folder.file('plain-policy.json', KEEP_ONE), browser.folder.file('plain-images.json', { imageDetails: [image(1, 1, ['a'])] }),
  ));
  expect(await textOf(plain, 'main')).not.toContain('without image indexes');
});

test.each([
  ['the first and the last year that can be written', ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z']],
  ['one moment', ['2026-10-01T00:00:00Z', '2026-10-01T00:00:00Z']],
  ['a moment long before 1970', ['1000-01-01T00:00:00Z', '2026-10-01T00:00:00Z']],
])('extreme dates do not hang the page: %s', async (_, dates) => {
  const images = browser.folder.file('dates.json', { imageDetails: dates.map((imagePushedAt, number) => ({ ...image(number + 1, 1, [`t${number}`]), imagePushedAt })) });
  const page = await browser.open(await browser.pageOf(browser.folder.file('dates-policy.json', KEEP_ONE), images));
  await page.click('[data-zoom=in]');
  await page.click('[data-zoom=whole]');

  expect(await textOf(page, '#shown')).toMatch(/^2 images shown/);
  expect(page.errors).toEqual([]);
});

test('an empty list of images is shown as empty', async () => {
  const page = await browser.open(await browser.pageOf(browser.folder.file('p.json', KEEP_ONE), browser.folder.file('none.json', { imageDetails: [] })));

  expect(await textOf(page, '#place')).toBe('No image fits the filter');
  expect(page.errors).toEqual([]);
});

test('a hundred thousand images are drawn, found, filtered and walked through', async () => {
  const file = await browser.sample(100_000);
  const started = Date.now();
  const page = await browser.open(file);
  const ready = Date.now() - started;
  const measured = await page.evaluate(() => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const time = async (action: () => void) => {
      const from = performance.now();
      action();
      const busy = performance.now() - from;
      await frame();
      return `${busy.toFixed(0)} ms, drawn after ${(performance.now() - from).toFixed(0)} ms`;
    };
    const tag = document.querySelector<HTMLInputElement>('input[name=tag]')!;
    const type = (text: string) => () => {
      tag.value = text;
      tag.dispatchEvent(new Event('input', { bubbles: true }));
    };
    return (async () => ({
      'filter by a letter': await time(type('m')),
      'filter by a pattern': await time(type('v*.1.*')),
      'show all again': await time(type('')),
      'zoom in': await time(() => document.querySelector<HTMLElement>('[data-zoom=in]')!.click()),
      'sort by size': await time(() => document.querySelector<HTMLElement>('[data-sort=size]')!.click()),
    }))();
  });
  console.log(`100,000 images, ${(readFileSync(file).length / 1e6).toFixed(1)} MB: ready after ${ready} ms`, measured);

  expect(await textOf(page, '#shown')).toMatch(/^100,000 images shown/);
  await page.fill('input[name=tag]', 'v2.*.4');
  const shown = Number((await textOf(page, '#shown')).split(' ')[0].replace(',', ''));
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(5000);
  expect(await textOf(page, '#images tbody tr:first-child .tags')).toMatch(/v2\.\d+\.4/);
  await page.focus('#timeline');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  expect(await textOf(page, '#live')).toMatch(/v2\.\d+\.4.* ([\d,]+) of \1 in the lane of rule/);
  expect(page.errors).toEqual([]);
});
