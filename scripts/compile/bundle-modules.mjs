/**
 * Puts the modules that a first repository loads into one file, lib/first-repository.js: to find, read and compile two dozen
 * small files takes longer than to run what is in them. Every other module keeps a file of its own, which loads when it is
 * used. Runs after lazy-load.mjs.
 *
 * Nobody writes down which modules these are: the script makes a repository and sees what that loads.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const LIB = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', 'lib');
const INDEX = join(LIB, 'index.js');
const BUNDLE = join(LIB, 'first-repository.js');
/** Assets run elsewhere, as they are. */
const ASSET = /[\\/]handler[\\/]/;
const FIRST_REPOSITORY = `
  const { App, Stack } = require('aws-cdk-lib/core');
  new (require('./index').Repository)(new Stack(new App()), 'Repository', { lifecycleRules: [{ maxImageCount: 1 }] });
  process.stdout.write(Object.keys(require.cache).join('\\n'));`;

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
const used = execFileSync(process.execPath, ['-e', FIRST_REPOSITORY], { cwd: LIB, encoding: 'utf-8' }).split('\n');
const bundled = files.filter((file) => used.includes(file) && file !== INDEX && !/\b__dirname\b/.test(readFileSync(file, 'utf-8')));

const texts = new Map(files.filter((file) => !bundled.includes(file)).map((file) => [file, printed(textOf(file, file))]));
texts.set(BUNDLE, [HEAD, ...bundled.map(moduleFunction)].map(printed).join(''));
texts.forEach((text, file) => writeFileSync(file, text));
bundled.forEach((file) => rmSync(file));
console.log(`bundle-modules: ${bundled.length} of ${files.length} modules are in ${relative(LIB, BUNDLE)}`);

/** A module as a function that runs once. The parentheses tell V8 to compile it now, instead of reading it twice. */
function moduleFunction(file) {
  return `exports[${nameOf(file)}] = moduleOf((function (exports) {\n${textOf(file, BUNDLE)}\n}));`;
}

/** The text of a module, to stand in some file: its paths begin there, and those of bundled modules lead into the bundle. */
function textOf(file, place) {
  const { resolve: find } = createRequire(file);
  const modules = place === BUNDLE ? 'module.exports' : `require(${pathFrom(place, BUNDLE)})`;
  return readFileSync(file, 'utf-8')
    .replace(/\brequire\("(\.[^"]*)"\)/g, (_, path) =>
      bundled.includes(find(path)) ? `${modules}[${nameOf(find(path))}]()` : `require(${pathFrom(place, find(path))})`)
    .replace(/let (\w+)_loaded;\nconst \1 = \(\) => \1_loaded \?\?= (module\.exports\["[^"]*"\])\(\);/g, 'const $1 = $2;'); // loads once by itself
}

function nameOf(file) {
  return JSON.stringify(relative(LIB, file).replace(/\.js$/, ''));
}

function pathFrom(file, target) {
  return JSON.stringify(`./${relative(dirname(file), target)}`.replace('./../', '../'));
}

/** Without comments and blanks, but with all names, for stack traces. As in aws-cdk-lib. */
function printed(text) {
  return transformSync(text, { minifyWhitespace: true, minifySyntax: true, target: 'es2023', legalComments: 'none' }).code;
}
