import type { LifecycleRule } from './lifecycle-rule';
import { JSON_KEYS } from './rule-names';

/** A key that a lifecycle rule does not have. */
export interface UnknownKey {
  readonly key: string;
  /** The key that was probably meant. */
  readonly meant?: string;
}

/** The keys of a rule that have no meaning. Only untyped callers can pass such keys. */
export function unknownKeysOf(rule: LifecycleRule): UnknownKey[] {
  return Object.keys(rule)
    .filter((key) => !Object.hasOwn(JSON_KEYS, key) && rule[key as keyof LifecycleRule] !== undefined)
    .map((key) => ({ key, meant: nearestKey(key) }));
}

/** The closest key by the number of letters to change, ignoring case and separators; none if that is more than half of the key. */
function nearestKey(key: string): string | undefined {
  const found = Object.keys(JSON_KEYS)
    .map((known) => ({ known, changes: changesBetween(lettersOf(key), lettersOf(known)) }))
    .sort((a, b) => a.changes - b.changes)[0];
  return found.changes <= found.known.length / 2 ? found.known : undefined;
}

function lettersOf(key: string): string {
  return key.replace(/[^a-z]/gi, '').toLowerCase();
}

/** The Levenshtein distance. */
function changesBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let line = 1; line <= a.length; line++) {
    const next = [line];
    for (let column = 1; column <= b.length; column++) {
      next.push(Math.min(next[column - 1] + 1, row[column] + 1, row[column - 1] + (a[line - 1] === b[column - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}
