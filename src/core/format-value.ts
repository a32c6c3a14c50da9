const MAX_LENGTH = 80;
const MAX_MEMBERS = 5;
const MAX_DEPTH = 2;

/**
 * A value as one short line for a message: quoted, escaped, cut at 80 characters, whatever the value is.
 *
 * The value comes from people and from untyped languages, so it may be huge, circular or hostile; this never throws and
 * looks at a few members only.
 */
export function formatValue(value: unknown): string {
  const text = describe(value, 0);
  const length = typeof value === 'string' ? ` (${value.length} characters)` : '';
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…${length}` : text;
}

function describe(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string': return quote(value);
    case 'number': case 'boolean': case 'undefined': return String(value);
    case 'object': return describeObject(value, depth);
    default: return `a ${typeof value}`;
  }
}

/** JSON leaves the line separators of Unicode as they are. */
function quote(text: string): string {
  return JSON.stringify(text.slice(0, MAX_LENGTH)).replace(/[\u0085\u2028\u2029]/g, ' ');
}

/** No member is read of what is not plain data; a proxy may refuse even the question what it is. */
function describeObject(value: object | null, depth: number): string {
  try {
    if (value === null) {
      return 'null';
    }
    if (Array.isArray(value)) {
      return depth < MAX_DEPTH ? list('[', value.slice(0, MAX_MEMBERS).map((item) => describe(item, depth + 1)), value.length, ']') : '[…]';
    }
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype) {
      return withArticle(prototype.constructor.name);
    }
    return depth < MAX_DEPTH ? describeData(value, depth) : '{…}';
  } catch {
    return 'an object';
  }
}

function describeData(value: object, depth: number): string {
  const keys = Object.keys(value);
  const members = keys.slice(0, MAX_MEMBERS).map((key) => `${quote(key)}:${describe((value as Record<string, unknown>)[key], depth + 1)}`);
  return list('{', members, keys.length, '}');
}

function list(open: string, members: string[], count: number, close: string): string {
  return `${open}${members.join(',')}${count > members.length ? ',…' : ''}${close}`;
}

function withArticle(className: unknown): string {
  return typeof className === 'string' && /^[A-Za-z_$][\w$]{0,60}$/.test(className)
    ? `${/^[aeiou]/i.test(className) ? 'an' : 'a'} ${className}`
    : 'an object';
}
