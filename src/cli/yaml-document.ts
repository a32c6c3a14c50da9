import { Composer, isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, Pair, Parser, Scalar, visit, YAMLMap, YAMLSeq } from 'yaml';
import type { CST, Document, Node, ScalarTag, TagId, Tags } from 'yaml';

/*
 * This file is bundled with the package `yaml` when the library is compiled (scripts/compile/bundle-yaml.mjs), so it imports nothing from
 * this project.
 */

/** A place in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A problem of the text itself. */
export interface YamlProblem extends Place {
  readonly message: string;
}

/** A key that a map has twice. The last one counts. */
export interface RepeatedKey extends Place {
  readonly key: string;
}

/** A YAML document as CloudFormation reads it. */
export interface YamlDocument {
  readonly problem?: YamlProblem;
  readonly value?: unknown;
  readonly repeatedKeys: readonly RepeatedKey[];
  /** The place of the deepest value on a path that exists. */
  placeOf(path: readonly string[]): Place | undefined;
}

/** CloudFormation leaves dates as text, and has no binary data. */
const LEFT_OUT: readonly string[] = ['timestamp', 'binary', 'omap', 'pairs', 'set'].map((name) => `tag:yaml.org,2002:${name}`);
/** In YAML 1.1 digits after a 0 are octal; with an 8 or 9, as in an account ID, they are text. */
const DECIMAL = /^[-+]?(?:0|[1-9][0-9_]*)$/;

/** Parses YAML 1.1 with the short forms of CloudFormation's functions, such as `!Ref`. Aliases are resolved as by the AWS CLI. */
export function parseYaml(text: string, mostLevels: number): YamlDocument {
  const lines = new LineCounter();
  const composer = new Composer({
    version: '1.1',
    customTags: tagsOfCloudFormation,
    stringKeys: true,
    uniqueKeys: false, // quadratic, and CloudFormation decides whether it accepts them
    prettyErrors: false,
    lineCounter: lines,
  });
  const [document, another] = composer.compose(new ShallowParser(lines.addNewLine, mostLevels).parse(text), true, text.length);
  const place = (offset: number): Place => ({ line: lines.linePos(offset).line, column: lines.linePos(offset).col });
  const bad = (message: string, offset: number) => ({ problem: { message, ...place(offset) }, repeatedKeys: [], placeOf: () => undefined });
  if (document.errors.length > 0) {
    return bad(document.errors[0].message, document.errors[0].pos[0]);
  }
  if (another !== undefined) {
    return bad('a template is one document, but another one begins here', another.range[0]);
  }
  const repeatedKeys = repeatedKeysOf(document).map(({ key, offset }) => ({ key, ...place(offset) }));
  visit(document, { Node: (key, node) => key === 'key' ? undefined : longForm(node) });
  return {
    value: document.toJS({ maxAliasCount: -1 }),
    repeatedKeys,
    placeOf: (path) => {
      const offset = offsetOf(document, path);
      return offset === undefined ? undefined : place(offset);
    },
  };
}

/** The parser searches the whole document for each alias, so thousands of them would take hours. */
const MOST_ALIASES = 1_000;

/** Stops before deep nesting exhausts the stack, because Node.js may then abort, and before too many aliases. */
class ShallowParser extends Parser {
  private aliases = 0;

  constructor(onNewLine: (offset: number) => void, private readonly mostLevels: number) {
    super(onNewLine);
  }

  public* next(source: string): Generator<CST.Token, void> {
    yield* super.next(source);
    if (this.stack.length > this.mostLevels) {
      throw new RangeError('too many levels');
    }
    if (source.startsWith('*') && ++this.aliases > MOST_ALIASES) {
      throw new Error(`it has more than ${MOST_ALIASES} aliases`);
    }
  }
}

function tagsOfCloudFormation(tags: Tags): Tags {
  return tags
    .filter((tag?: Tags[number]) => tag !== undefined && (typeof tag === 'string' || !LEFT_OUT.includes(tag.tag))) // the bundle lacks some of these
    .map((tag): ScalarTag | Exclude<Tags[number], ScalarTag> => (isDecimal(tag) ? { ...tag, test: DECIMAL } : tag));
}

function isDecimal(tag: Tags[number] | TagId): tag is ScalarTag {
  return typeof tag === 'object' && tag.tag === 'tag:yaml.org,2002:int' && !('format' in tag && tag.format !== undefined);
}

/** `!GetAtt A.B` becomes `{ Fn::GetAtt: [A, B] }`. Future tags of CloudFormation work the same, as in the AWS CLI. */
function longForm(node: Node): YAMLMap | undefined {
  const tag = isAlias(node) ? undefined : node.tag;
  if (tag === undefined || !/^![^!]/.test(tag)) {
    return undefined;
  }
  const name = tag.slice(1);
  const { anchor } = node as Scalar;
  node.tag = undefined;
  delete (node as Scalar).anchor;
  const map = new YAMLMap();
  map.range = node.range;
  map.anchor = anchor;
  map.items.push(new Pair(new Scalar(name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`), name === 'GetAtt' ? attributeOf(node) : node));
  return map;
}

function attributeOf(node: Node): Node {
  if (!isScalar(node) || typeof node.value !== 'string') {
    return node;
  }
  const [resource, ...attribute] = node.value.split('.');
  const list = new YAMLSeq();
  list.items.push(new Scalar(resource), new Scalar(attribute.join('.')));
  return list;
}

function repeatedKeysOf(document: Document): { key: string; offset: number }[] {
  const repeated: { key: string; offset: number }[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (seen.has(name) && isNode(key) && key.range && name !== '<<') {
          repeated.push({ key: name, offset: key.range[0] });
        }
        seen.add(name);
      }
    },
  });
  return repeated;
}

function offsetOf(document: Document, path: readonly string[]): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const name of path) {
    const inner = isAlias(node) ? node.resolve(document) : node;
    const found: unknown = isMap(inner) ? inner.items.find(({ key }) => isScalar(key) && String(key.value) === name)
      : isSeq(inner) ? inner.items[Number(name)] : undefined;
    const start = isPair(found) ? found.key : found;
    if (!isNode(start) || !start.range) {
      break;
    }
    offset = start.range[0];
    node = isPair(found) ? found.value : found;
  }
  return offset;
}
