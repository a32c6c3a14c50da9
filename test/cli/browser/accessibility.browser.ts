/// <reference lib="dom" />
import { source as axe } from 'axe-core';
import { Chromium, textOf } from './support';

const browser = new Chromium();
jest.setTimeout(60_000);

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([1280, 390])('axe finds nothing against the web accessibility guidelines, %d pixels wide', async (width) => {
    const page = await browser.open(await browser.example('--must-keep', 'v2.4.0'), { colorScheme, viewport: { width, height: 900 } });
    await page.focus('#timeline');
    await page.keyboard.press('ArrowLeft');
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(async () => (globalThis as any).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));

    expect(violations.map(({ id, nodes }: any) => [id, nodes.map((node: any) => node.html).slice(0, 3)])).toEqual([]);
    expect(passes.map(({ id }: any) => id)).toContain('color-contrast');
  });

  test('marks contrast with the background, and with each other for people with colour blindness', async () => {
    const page = await browser.open(await browser.example(), { colorScheme });
    const colours = await page.evaluate(() => ['surface', 'keep', 'archive', 'expire', 'blocked'].map(
      (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim(),
    ));
    const [surface, ...marks] = colours.map((colour) => [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255)));

    for (const mark of marks) {
      expect(contrast(mark, surface)).toBeGreaterThanOrEqual(3);
    }
    for (const [kind, matrix] of Object.entries(DEFICIENCIES)) {
      const [keep, archive, expire] = marks.map((mark) => lab(matrix.map((row) => row[0] * mark[0] + row[1] * mark[1] + row[2] * mark[2])));
      const apart = [distance(keep, archive), distance(keep, expire), distance(archive, expire)];
      expect({ kind, apart: Math.min(...apart) > 20 ? 'well' : apart }).toEqual({ kind, apart: 'well' });
    }
  });

  test('no part is wider than the window, even on a phone', async () => {
    const page = await browser.open(await browser.example(), { colorScheme, viewport: { width: 360, height: 700 } });

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test.each([360, 400, 800, 1280])('no table or caption is cut in a window of %d pixels', async (width) => {
    const page = await browser.open(await browser.example(), { colorScheme, viewport: { width, height: 900 } });
    const cut = await page.evaluate(() => [...document.querySelectorAll('.scroll, .caption, h1, h2')]
      .filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.getAttribute('aria-label') ?? part.textContent));

    expect(cut).toEqual(width === 800 ? [expect.stringMatching('Table of images')] : []); // this table can be scrolled at that width
  });
});

test('light and dark follow the system, even while the page is open', async () => {
  const page = await browser.open(await browser.example(), { colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });

  expect(await ground()).not.toBe(light);
});

test('the timeline works with the keyboard, and announces the position', async () => {
  const page = await browser.open(await browser.example());
  await page.focus('input[name=tag]');
  for (let presses = 0; presses < 20 && await page.evaluate(() => document.activeElement!.id) !== 'timeline'; presses++) {
    await page.keyboard.press('Tab');
  }
  expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe('solid');
  const announced: string[] = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft', 'End', 'ArrowRight', 'Home', 'ArrowUp']) {
    await page.keyboard.press(key);
    announced.push((/(\d+ of \d+ in the lane of rule \d)/.exec(await textOf(page, '#live')) ?? [])[1]);
  }

  expect(announced).toEqual([1, 1, 2, 1, 1, 9].map((place, index) => `${place} of 9 in the lane of rule ${index === 0 ? 1 : 2}`)
    .concat([expect.stringMatching(/of 9 in the lane of rule 1/)] as string[]));
  expect(await page.isVisible('#tip')).toBe(true);
  await page.keyboard.press('Escape');
  expect(await page.isVisible('#tip')).toBe(false);
});

test('a screen reader finds landmarks, headings, a status and tables with headers', async () => {
  const page = await browser.open(await browser.example());

  for (const role of ['banner', 'main', 'contentinfo', 'search', 'navigation'] as const) {
    expect(await page.getByRole(role).count()).toBe(1);
  }
  expect(await page.getByRole('heading').allTextContents()).toEqual([
    'Lifecycle preview of sample/web-shop', 'What would happen to 340 images', 'Worth knowing', 'Images by push date, one lane for each rule', 'Rules', 'Images',
  ]);
  expect(await page.getByRole('table', { name: 'Images' }).getByRole('columnheader').count()).toBe(8);
  expect(await page.getByRole('table', { name: 'Images' }).getByRole('rowheader').count()).toBe(25);
  expect(await page.getAttribute('#images', 'aria-rowcount')).toBe('341');
  expect(await page.getAttribute('#images tbody tr', 'aria-rowindex')).toBe('2');
  expect(await page.getByRole('application', { name: 'Timeline of images' }).count()).toBe(1);
});

test('shows the totals and the rules without scripts', async () => {
  const page = await browser.openPlain(await browser.example());

  expect(await page.getByRole('heading', { name: 'Rules' }).count()).toBe(1);
  expect(await textOf(page, '.tiles')).toContain('expired');
  expect(await textOf(page, 'noscript')).toContain('JavaScript is off');
  expect(await page.isVisible('#filter') || await page.isVisible('#images')).toBe(false);
});

/** The colours that people without one kind of cone see, in linear light (Machado, Oliveira and Fernandes, 2009). */
const DEFICIENCIES = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function contrast(a: number[], b: number[]): number {
  const [dark, light] = [a, b].map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue).sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function lab([red, green, blue]: number[]): number[] {
  const [x, y, z] = [
    (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
    0.2126 * red + 0.7152 * green + 0.0722 * blue,
    (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
  ].map((value) => value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(a: number[], b: number[]): number {
  return Math.hypot(...a.map((value, index) => value - b[index]));
}
