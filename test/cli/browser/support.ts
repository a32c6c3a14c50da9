/// <reference lib="dom" />
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { cdkEcr, Folder } from '../support';

const ROOT = join(__dirname, '..', '..', '..');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
export const EXAMPLE = join(ROOT, 'examples', 'preview');

/** A browser for a suite. Each page checks that it requests nothing and that no error occurs. */
export class Chromium {
  public readonly folder = new Folder();
  private browser?: Browser;

  constructor() {
    beforeAll(async () => {
      this.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
    });
    afterAll(() => this.browser?.close());
  }

  /** Opens a page and waits until it is ready. */
  public async open(file: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
    const context = await this.browser!.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const opened: OpenPage = Object.assign(page, { requests: [] as string[], errors: [] as string[] });
    page.on('request', (request) => opened.requests.push(request.url()));
    page.on('pageerror', (error) => opened.errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && opened.errors.push(message.text()));
    page.on('dialog', (dialog) => {
      opened.errors.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`file://${file}`);
    await page.waitForSelector('html[data-ready]', { state: 'attached', timeout: 30_000 });
    return opened;
  }

  /** Opens a page where scripts do not run. */
  public async openPlain(file: string): Promise<Page> {
    const page = await (await this.browser!.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`file://${file}`);
    return page;
  }

  /** Writes the page for files, and returns its path. */
  public async pageOf(policy: string, images: string, ...more: string[]): Promise<string> {
    const html = this.folder.at(`page-${Math.random()}.html`);
    const { code, err } = await cdkEcr(['preview', '--policy', policy, '--images', images, '--now', '2026-11-01T06:00:00Z', '--html', html, ...more]);
    if (code > 1) {
      throw new Error(err);
    }
    return html;
  }

  public async example(...more: string[]): Promise<string> {
    return this.pageOf(join(EXAMPLE, 'lifecycle-policy.json'), join(EXAMPLE, 'images.json'), '--manifests', join(EXAMPLE, 'manifests.json'), ...more);
  }

  /** The page for a number of images from the sample generator. */
  public async sample(images: number): Promise<string> {
    execFileSync(process.execPath, [join(ROOT, 'scripts', 'sample-images.mjs'), '--images', String(images), '--out', this.folder.path]);
    return this.pageOf(join(EXAMPLE, 'lifecycle-policy.json'), this.folder.at('images.json'), '--manifests', this.folder.at('manifests.json'));
  }
}

export type OpenPage = Page & { readonly requests: string[]; readonly errors: string[] };

/** How many points in a part of the timeline have a colour. */
export async function pointsOf(page: Page, colour: string): Promise<number> {
  return page.evaluate((name) => {
    const canvas = document.querySelector('canvas')!;
    const context = canvas.getContext('2d')!;
    const style = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(style.slice(at, at + 2), 16));
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let points = 0;
    for (let at = 0; at < data.length; at += 4) {
      points += data[at] === red && data[at + 1] === green && data[at + 2] === blue ? 1 : 0;
    }
    return points;
  }, colour);
}

/** The text under an element, as people read it. */
export async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.textContent(selector) ?? '').replace(/\s+/g, ' ').trim();
}
