/**
 * Makes the compiled library load its modules on first use, as aws-cdk-lib does. jsii emits a `require` at the top of a file for
 * every import in it. Runs after jsii. It rewrites only the following:
 *
 * - `const x = require('y')` becomes a function that loads `y` on its first call, and every use of `x` becomes a call of it;
 * - `export * from './y'` and `export * as x from './y'` become one getter for each name;
 * - packages are required in one file for all, because each `require` of one from another file searches for it again;
 * - unused helpers of the compiler are removed, and the others are moved to one file;
 * - of the two variables that the compiler makes for a decorated class, the outer one gets another name: when a printer renames
 *   one of them, it must not be the one that gives the class its name.
 *
 * A class still loads its base class when it is defined.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const LIB = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', 'lib');
/** Where the helpers of the compiler go. */
const HELPERS = join(LIB, 'compiler-helpers.js');
/** Where packages are required. */
const PACKAGES = join(LIB, 'packages.js');
/** Assets run elsewhere, unchanged. */
const ASSET = /[\\/]handler[\\/]/;
/** Packages that are known to have been compiled from ES modules, as the files of this folder. */
const ES_MODULE_PACKAGE = /^(aws-cdk-lib|constructs)\b/;

const files = readdirSync(LIB, { recursive: true, encoding: 'utf-8' })
  .filter((name) => name.endsWith('.js') && !ASSET.test(name))
  .map((name) => join(LIB, name));
const program = ts.createProgram(files, { allowJs: true, checkJs: false, noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2023 });
const checker = program.getTypeChecker();

const helpers = new Map();
const packages = new Set();
for (const file of files) {
  writeFileSync(file, withSharedHelpers(file, withoutUnusedHelpers(file, makeLazy(program.getSourceFile(file)))));
}
writeFileSync(PACKAGES, [...packages].map((name) => `${lazyModule(variableOf(name), requireOf(name))}\nexports[${JSON.stringify(name)}] = ${variableOf(name)};`).join('\n'));
writeFileSync(HELPERS, [...helpers].map(([name, text]) => `${text}\nexports.${name} = ${name};`).join('\n'));
console.log(`lazy-load: ${files.length} files rewritten`);

function makeLazy(source) {
  const edits = [];
  const lazySymbols = new Set();
  const decoratedSymbols = new Set();
  for (const statement of source.statements) {
    const imported = importOf(statement);
    if (imported) {
      lazySymbols.add(checker.getSymbolAtLocation(imported.name));
      edits.push({ node: statement, text: lazyModule(imported.name.text, loading(source.fileName, imported.load)) });
    }
    const decorated = decoratedClassOf(statement);
    if (decorated) {
      decoratedSymbols.add(checker.getSymbolAtLocation(decorated));
    }
    const star = exportStarOf(statement) ?? exportNamespaceOf(statement);
    if (star) {
      edits.push({ node: statement, text: lazyExports(source, star) });
    }
  }
  visit(source, (node) => {
    if (ts.isIdentifier(node) && isUseOf(node, lazySymbols)) {
      edits.push(callInsteadOf(node));
    } else if (ts.isIdentifier(node) && decoratedSymbols.has(checker.getSymbolAtLocation(node))) {
      edits.push({ node, text: `decorated_${node.text}` });
    }
  });
  return apply(edits, source.text, source);
}

/** Removes the compiler helpers that no other statement uses: `var __importStar = …`. */
function withoutUnusedHelpers(name, text) {
  const all = statementsOf(name, text);
  const unused = all.find((statement) => {
    const helper = helperOf(statement);
    return helper && !all.some((other) => other !== statement && new RegExp(`\\b${helper}\\b`).test(other.getText()));
  });
  return unused ? withoutUnusedHelpers(name, text.slice(0, unused.getStart()) + text.slice(unused.end)) : text;
}

/** Takes the other helpers from one file, instead of repeating them in each. */
function withSharedHelpers(name, text) {
  return statementsOf(name, text).filter(helperOf).reverse().reduce((rest, statement) => {
    const helper = helperOf(statement);
    helpers.set(helper, statement.getText());
    return `${rest.slice(0, statement.getStart())}const ${helper} = ${requireFrom(name, HELPERS)}.${helper};${rest.slice(statement.end)}`;
  }, text);
}

function helperOf(statement) {
  return /^var (__\w+) = \(this && this\.\1\)/.exec(statement.getText())?.[1];
}

function statementsOf(name, text) {
  return ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, true).statements;
}

/** `const x = require('y')`, also within a helper such as `__importStar`. */
function importOf(statement) {
  if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length !== 1) {
    return undefined;
  }
  const [{ name, initializer }] = statement.declarationList.declarations;
  return ts.isIdentifier(name) && requiredPath(initializer) !== undefined ? { name, load: initializer } : undefined;
}

/** The name of x in `let x = (() => { … var x = class … })();` */
function decoratedClassOf(statement) {
  const name = ts.isVariableStatement(statement) ? statement.declarationList.declarations[0].name : undefined;
  return name && new RegExp(`^\\s+var ${name.getText()} = class\\b`, 'm').test(statement.getText()) ? name : undefined;
}

/** `__exportStar(require('./y'), exports)` */
function exportStarOf(statement) {
  const call = ts.isExpressionStatement(statement) && ts.isCallExpression(statement.expression) ? statement.expression : undefined;
  return call?.expression.getText() === '__exportStar' ? { path: requiredPath(call.arguments[0]) } : undefined;
}

/** `exports.x = __importStar(require('./y'))` */
function exportNamespaceOf(statement) {
  const assignment = ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression) ? statement.expression : undefined;
  const path = assignment && requiredPath(assignment.right);
  return path === undefined ? undefined : { path, as: exportedName(assignment.left) };
}

function requiredPath(expression) {
  if (!expression || !ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) {
    return undefined;
  }
  const [argument] = expression.arguments;
  if (expression.expression.text === 'require') {
    return ts.isStringLiteral(argument) ? argument.text : undefined;
  }
  return expression.expression.text.startsWith('__import') ? requiredPath(argument) : undefined;
}

/** The expression that loads a module. `__importStar` returns ES modules, compiled or not, unchanged. */
function loading(file, expression) {
  const path = requiredPath(expression);
  if (ES_MODULE_PACKAGE.test(path)) {
    packages.add(path);
    return `${requireFrom(file, PACKAGES)}[${JSON.stringify(path)}]()`;
  }
  return path.startsWith('.') ? requireOf(path) : expression.getText();
}

function requireFrom(file, target) {
  return requireOf(relative(dirname(file), target).replace(/^(?!\.)/, './'));
}

function requireOf(path) {
  return `require(${JSON.stringify(path)})`;
}

function lazyModule(name, load) {
  return `let ${name}_loaded;\nconst ${name} = () => ${name}_loaded ??= ${load};`;
}

/** Getters that load the module. The exports of the file itself take precedence over those of a star export. */
function lazyExports(source, { path, as }) {
  const variable = variableOf(path);
  const module = lazyModule(variable, requireOf(path));
  const names = as ? [as] : [...exportedNames(join(dirname(source.fileName), path))].filter((name) => !ownNames(source).has(name));
  return [
    // Node finds the names of a CommonJS module for `import { x } from` here. It does not find getters with a quoted name.
    `${names.map((name) => `exports.${name} = `).join('')}void 0;`,
    module,
    `for (const name of ${JSON.stringify(names)})`,
    `  Object.defineProperty(exports, name, { enumerable: true, get: () => ${variable}()${as ? '' : '[name]'} });`,
  ].join('\n');
}

function variableOf(path) {
  return `module_${path.replace(/\W+/g, '_')}`;
}

/** Every name that a module of this folder exports, including star exports. */
function exportedNames(path) {
  const source = program.getSourceFile(`${path}.js`) ?? program.getSourceFile(join(path, 'index.js'));
  const names = ownNames(source);
  for (const { path: starred } of source.statements.map(exportStarOf).filter(Boolean)) {
    exportedNames(join(dirname(source.fileName), starred)).forEach((name) => names.add(name));
  }
  return names;
}

/** The x of each `exports.x = …` at the top of the file. The compiler writes `exports.x = void 0` there for every export. */
function ownNames(source) {
  const names = new Set();
  for (const statement of source.statements.filter(ts.isExpressionStatement)) {
    for (let { expression } = statement; ts.isBinaryExpression(expression); expression = expression.right) {
      const name = exportedName(expression.left);
      if (name) {
        names.add(name);
      }
    }
  }
  return names;
}

function exportedName(expression) {
  return ts.isPropertyAccessExpression(expression) && expression.expression.getText() === 'exports' ? expression.name.text : undefined;
}

function isUseOf(identifier, symbols) {
  const { parent } = identifier;
  if (ts.isVariableDeclaration(parent) && parent.name === identifier) {
    return false;
  }
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(identifier);
  return symbols.has(symbol);
}

/** `new x.C()` must not become `new x().C()`, which would construct x. */
function callInsteadOf(identifier) {
  if (ts.isShorthandPropertyAssignment(identifier.parent)) {
    return { node: identifier, text: `${identifier.text}: ${identifier.text}()` };
  }
  let callee = identifier;
  while (ts.isPropertyAccessExpression(callee.parent) && callee.parent.expression === callee) {
    callee = callee.parent;
  }
  const constructed = ts.isNewExpression(callee.parent) && callee.parent.expression === callee;
  return constructed
    ? { node: callee, text: `(${identifier.text}()${callee.getText().slice(identifier.text.length)})` }
    : { node: identifier, text: `${identifier.text}()` };
}

function apply(edits, text, source) {
  return edits
    .sort((a, b) => b.node.getStart(source) - a.node.getStart(source))
    .reduce((result, { node, text: replacement }) => result.slice(0, node.getStart(source)) + replacement + result.slice(node.end), text);
}

function visit(node, action) {
  action(node);
  ts.forEachChild(node, (child) => visit(child, action));
}
