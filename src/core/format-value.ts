import { inspect } from 'node:util';
import { isPlainData } from './tokens';

const MAX_TEXT = 80;
const MAX_DATA = 100;

/** Runs no code of the value, and reads only a small part of it. */
const PLAIN = { customInspect: false, getters: false, maxArrayLength: 5, maxStringLength: MAX_TEXT, breakLength: Infinity, compact: true } as const;

/** Characters that would break a line or move the cursor of a terminal. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/**
 * Any value as one short line for a message: escaped, and cut at 80 to 100 characters. Text is in double quotes.
 *
 * The value comes from people and from untyped languages, so it may be huge, circular or hostile. This function never throws.
 */
export function formatValue(value: unknown): string {
  return typeof value === 'string'
    ? cut(JSON.stringify(value.slice(0, MAX_TEXT)), MAX_TEXT, ` (${value.length} characters)`)
    : cut(describe(value), MAX_DATA, '');
}

function cut(text: string, length: number, hint: string): string {
  const safe = text.replace(UNSAFE, escape);
  return safe.length > length ? `${safe.slice(0, length)}…${hint}` : safe;
}

/** Plain data with its members, all other values by their type. */
function describe(value: unknown): string {
  try {
    return inspect(value, { ...PLAIN, depth: typeof value !== 'object' || isPlainData(value) ? 1 : -1 }).split('\n')[0];
  } catch {
    return 'an object';
  }
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
