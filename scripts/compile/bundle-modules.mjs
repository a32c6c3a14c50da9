/**
 * Puts modules that are loaded together into one file, because finding, reading and compiling many small files takes longer than
 * running them. A bundle contains what a small program loads in addition to the bundles before it. Every other module keeps its own
 * file, which loads when it is used. Runs after lazy-load.mjs.
 *
 * The modules are not listed anywhere: the script runs the programs and observes what they load.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const LIB = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', 'lib');
const INDEX = join(LIB, 'index.js');
/** Assets run elsewhere, unchanged. */
const ASSET = /[\\/]handler[\\/]/;

/** The bundles, and what a program does to load the modules in them. */
const BUNDLES = {
  'first-repository': "new Repository(stack, 'Plain')",
  'first-lifecycle-rule': "new Repository(stack, 'WithRule', { lifecycleRules: [{ maxImageCount: 1 }] })",
};

const HEAD = `"use strict";
  const moduleOf = (run) => {
    let exports;
    return () => {
      if (exports === undefined) {
        run(exports = {});
      }
      return exports;
    };
  };`;

const files = readdirSync(LIB, { recursive: true, encoding: 'utf-8' })
  .filter((name) => name.endsWith('.js') && !ASSET.test(name))
  .map((name) => join(LIB, name));
const bundles = bundlesOfModules();

const texts = new Map(files.filter((file) => !bundles.has(file)).map((file) => [file, printed(textOf(file, file))]));
for (const bundle of new Set(bundles.values())) {
  const modules = files.filter((file) => bundles.get(file) === bundle);
  texts.set(bundle, [printed(HEAD), ...modules.map((file) => moduleFunction(file, bundle))].join(''));
  console.log(`bundle-modules: ${modules.length} of ${files.length} modules are in ${relative(LIB, bundle)}`);
}
texts.forEach((text, file) => writeFileSync(file, text));
[...bundles.keys()].forEach((file) => rmSync(file));

/** The bundle of each module that is in one. */
function bundlesOfModules() {
  const program = `
    const { App, Stack } = require('aws-cdk-lib/core');
    const { Repository } = require('./index');
    const stack = new Stack(new App());
    console.log(JSON.stringify([${Object.values(BUNDLES).map((statement) => `(${statement}, Object.keys(require.cache))`)}]));`;
  const loaded = JSON.parse(execFileSync(process.execPath, ['-e', program], { cwd: LIB, encoding: 'utf-8' }));
  const movable = (file) => file !== INDEX && !/\b__dirname\b/.test(readFileSync(file, 'utf-8'));
  return new Map(files.filter(movable).flatMap((file) => {
    const name = Object.keys(BUNDLES).find((_, index) => loaded[index].includes(file));
    return name ? [[file, join(LIB, `${name}.js`)]] : [];
  }));
}

/** A module as a function that runs once. The parentheses tell V8 to compile it now, instead of reading it twice. */
function moduleFunction(file, bundle) {
  return `exports[${nameOf(file)}] = moduleOf((function (exports) {\n${printed(textOf(file, bundle))}\n}));`;
}

/** The text of a module for another file: its paths are relative to that file, and those of bundled modules lead to their bundle. */
function textOf(file, place) {
  const { resolve: find } = createRequire(file);
  return readFileSync(file, 'utf-8')
    .replace(/\brequire\("(\.[^"]*)"\)/g, (_, path) => {
      const target = find(path);
      const bundle = bundles.get(target);
      return bundle === undefined ? required(place, target) : `${bundle === place ? 'module.exports' : required(place, bundle)}[${nameOf(target)}]()`;
    })
    .replace(/let (\w+)_loaded;\nconst \1 = \(\) => \1_loaded \?\?= (module\.exports\["[^"]*"\])\(\);/g, 'const $1 = $2;'); // loads once by itself
}

function nameOf(file) {
  return JSON.stringify(relative(LIB, file).replace(/\.js$/, ''));
}

function required(place, target) {
  return `require(${JSON.stringify(`./${relative(dirname(place), target)}`.replace('./../', '../'))})`;
}

/**
 * Without comments and blanks, and with short names inside of functions. Functions and classes keep their names, for stack traces. So
 * do all names next to a decorated class, which the compiler puts into a function.
 */
function printed(text) {
  const minifyIdentifiers = !text.includes('__esDecorate(');
  return transformSync(text, { minifyWhitespace: true, minifySyntax: true, minifyIdentifiers, target: 'es2023', legalComments: 'none' }).code;
}
