const LIMIT = 80;

/**
 * A value as one short line for a message: quoted, escaped, cut at 80 characters, whatever the value is.
 *
 * The value comes from people and from untyped languages, so it may be huge, circular or hostile; this never throws.
 */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, LIMIT + 1)) : describe(value);
  return text.length > LIMIT ? `${text.slice(0, LIMIT)}… (${lengthOf(value, text)})` : text;
}

function describe(value: unknown): string {
  switch (typeof value) {
    case 'number': case 'boolean': case 'undefined': return String(value);
    case 'bigint': return `${value}n`;
    case 'function': case 'symbol': return `a ${typeof value}`;
    default: return describeObject(value);
  }
}

function describeObject(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'an object';
  } catch {
    return 'an object';
  }
}

function lengthOf(value: unknown, text: string): string {
  return `${typeof value === 'string' ? value.length : text.length} characters`;
}
