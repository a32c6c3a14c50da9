import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The same from src/cli/page and from lib/cli/page. */
const FOLDER = join(__dirname, '..', '..', '..', 'assets', 'preview');
/** Each after those that it imports from. */
const SCRIPTS = [
  'words', 'data', 'filter', 'grid', 'ticks', 'marks', 'drawing', 'elements', 'tooltip', 'lanes', 'timeline', 'images-table', 'main',
];

/** The style and the script of the page, with what its content security policy allows. */
export function pageAssets(): { style: string; script: string; policy: string } {
  const style = read('page.css');
  const script = `(() => {\n'use strict';\n${SCRIPTS.map((name) => enclosed(name)).join('')}})();\n`;
  const policy = `default-src 'none'; script-src '${hash(script)}'; style-src '${hash(style)}'; base-uri 'none'; form-action 'none'`;
  return { style, script, policy };
}

/** A module as a function of its own that is run at once, so that one script can carry them all. */
function enclosed(name: string): string {
  const source = read(`${name}.js`);
  const exported = Array.from(source.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm), ([, word]) => word);
  const body = source
    .replace(/^import (\{[^}]+\}) from '.\/([\w-]+).js';$/gm, (_, names: string, from: string) => `const ${names} = ${variable(from)};`)
    .replace(/^export /gm, '');
  return `const ${variable(name)} = (() => {\n${body}return { ${exported.join(', ')} };\n})();\n`;
}

function variable(module: string): string {
  return `$${module.replace('-', '_')}`;
}

function read(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf-8');
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
