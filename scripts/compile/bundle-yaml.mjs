/**
 * Bundles src/cli/yaml-document.ts with the parts of the package `yaml` that it uses, so that the command has no dependency at run
 * time. The licence of the package is at the top of the bundle. Runs after each compile, and replaces the file that jsii wrote.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const PACKAGE = join(ROOT, 'node_modules', 'yaml');

/** What writes YAML, and the types of values that templates do not have: nothing here calls them. */
const UNUSED = /[\\/]yaml[\\/]browser[\\/]dist[\\/](stringify[\\/]|schema[\\/]yaml-1\.1[\\/](omap|pairs|set|binary)\.js)/;

const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf-8'));
const licence = readFileSync(join(PACKAGE, 'LICENSE'), 'utf-8').trim();

await build({
  absWorkingDir: ROOT,
  entryPoints: ['src/cli/yaml-document.ts'],
  outfile: 'lib/cli/yaml-document.js',
  bundle: true,
  minify: true,
  format: 'cjs',
  platform: 'browser', // the package has ES modules only for browsers; unused parts of these are left out
  target: 'es2023',
  plugins: [{ name: 'unused-parts', setup: ({ onLoad }) => onLoad({ filter: UNUSED }, withoutCode) }],
  banner: { js: `/*! Includes yaml ${version}, https://eemeli.org/yaml/\n\n${licence}\n*/` },
});

/** Exports of the same names, without code. */
function withoutCode({ path }) {
  const [, names] = /export \{ (.*) \};/.exec(readFileSync(path, 'utf-8'));
  return { contents: names.split(', ').map((name) => `export const ${name} = undefined;`).join('\n') };
}
