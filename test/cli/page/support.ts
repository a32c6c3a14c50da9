import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as ts from 'typescript';

const FOLDER = join(__dirname, '..', '..', '..', 'assets', 'preview');
const loaded = new Map<string, any>();

/** A module of the page's script, which is for browsers, loaded in this process. */
export function pageModule(name: string): any {
  if (!loaded.has(name)) {
    const source = readFileSync(join(FOLDER, `${name}.js`), 'utf-8');
    const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    const exported = {};
    loaded.set(name, exported);
    new Function('exports', 'require', outputText)(exported, (path: string) => pageModule(path.replace(/^\.\/|\.js$/g, '')));
  }
  return loaded.get(name);
}

/** The data in a page. */
export function dataOf(page: string): any {
  const [, text] = /<script type="application\/octet-stream" id="data">([^<]*)<\/script>/.exec(page)!;
  return JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString());
}

/** A model of images, for the pure parts of the page. Time is in hours ago. */
export function modelOf(images: readonly { hoursAgo: number; lane: number; action?: number; tags?: string[] }[], lanes: number): any {
  const sorted = [...images].sort((a, b) => a.hoursAgo - b.hoursAgo);
  const now = 1_800_000_000;
  const tags = sorted.map((image) => image.tags ?? []);
  return {
    now,
    rules: Array.from({ length: lanes - 1 }, (_, index) => ({ priority: index + 1 })),
    time: Float64Array.from(sorted, ({ hoursAgo }) => now - hoursAgo * 3600),
    lane: Int16Array.from(sorted, ({ lane }) => lane),
    action: Uint8Array.from(sorted, ({ action }) => action ?? 0),
    tags,
    search: tags.map((list) => list.join('\n').toLowerCase()),
  };
}
