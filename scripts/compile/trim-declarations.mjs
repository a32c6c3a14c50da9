/**
 * Removes from lib the declarations that no public one refers to, directly or in turn: nobody can import them, and they
 * would be a tenth of the package. Runs after each compile.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIB = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', 'lib');

const needed = new Set();
visit(join(LIB, 'index.d.ts'));
const unused = readdirSync(LIB, { recursive: true, encoding: 'utf-8' })
  .filter((name) => name.endsWith('.d.ts'))
  .map((name) => join(LIB, name))
  .filter((file) => !needed.has(file));
unused.forEach((file) => rmSync(file));
console.log(`trim-declarations: ${needed.size} kept, ${unused.length} removed`);

function visit(file) {
  if (!needed.has(file)) {
    needed.add(file);
    const imported = readFileSync(file, 'utf-8').matchAll(/(?:\bfrom |\bimport\()['"](\.[^'"]*)['"]/g);
    for (const [, path] of imported) {
      visit(declarationOf(resolve(dirname(file), path)));
    }
  }
}

function declarationOf(path) {
  return [`${path}.d.ts`, join(path, 'index.d.ts')].find((file) => existsSync(file));
}
