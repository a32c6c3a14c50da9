/**
 * Removes from the declarations in lib what nobody can use: internals, what only those import, and files that no public declaration
 * refers to, directly or in turn. They would be a fifth of the declarations. Runs after each compile.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const LIB = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', 'lib');

const files = readdirSync(LIB, { recursive: true, encoding: 'utf-8' }).filter((name) => name.endsWith('.d.ts')).map((name) => join(LIB, name));
files.forEach((file) => writeFileSync(file, withoutUnusedImports(withoutInternals(readFileSync(file, 'utf-8')))));

const needed = new Set();
visit(join(LIB, 'index.d.ts'));
const unused = files.filter((file) => !needed.has(file));
unused.forEach((file) => rmSync(file));
console.log(`trim-declarations: ${needed.size} kept, ${unused.length} removed`);

/** jsii makes only types public. So constants and functions are internal, and so are members marked as internal. */
function withoutInternals(text) {
  return without(text, statementsOf(text).flatMap((statement) => ts.isVariableStatement(statement) || ts.isFunctionDeclaration(statement)
    ? [statement]
    : (statement.members ?? []).filter((member) => /@internal\b/.test(text.slice(member.pos, member.getStart())))));
}

/** The compiler writes one import a line. An import of several names is removed if none of them is used. */
function withoutUnusedImports(text) {
  return without(text, statementsOf(text).filter(ts.isImportDeclaration).filter(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    const names = [importClause?.name, ...bindings?.elements ?? [bindings]].flatMap((each) => each ? [(each.name ?? each).text] : []);
    return names.length > 0 && names.every((name) => text.match(new RegExp(`\\b${name}\\b`, 'g')).length === 1);
  }));
}

function statementsOf(text) {
  return ts.createSourceFile('lib.d.ts', text, ts.ScriptTarget.ES2023, true).statements;
}

function without(text, nodes) {
  return [...nodes].reverse().reduce((rest, { pos, end }) => rest.slice(0, pos) + rest.slice(end), text);
}

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
