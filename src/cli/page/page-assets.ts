import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The style and script of the page, bundled from the files of `assets/preview` by `scripts/compile/bundle-page.mjs`. `src` and `lib`
 * are siblings, so this is the same directory whether the command runs from its package or from its sources.
 */
const BUNDLE = resolve(__dirname, '../../../lib/cli/page/preview');

/** The style and the script of the page, with the permissions for its content security policy. */
export function pageAssets(): { style: string; script: string; policy: string } {
  const style = readFileSync(`${BUNDLE}.css`, 'utf-8');
  const script = readFileSync(`${BUNDLE}.js`, 'utf-8');
  const policy = `default-src 'none'; script-src '${hash(script)}'; style-src '${hash(style)}'; base-uri 'none'; form-action 'none'`;
  return { style, script, policy };
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
