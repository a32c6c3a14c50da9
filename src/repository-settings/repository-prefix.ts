import { Lazy, Token } from 'aws-cdk-lib/core';
import type { OncePerEnvironment } from '../core/claims';
import { resolvedIn } from '../core/tokens';

/** The prefix for every repository without a prefix of its own. */
export const ROOT_PREFIX = 'ROOT';

/**
 * The name of a repository below a prefix, or a pattern for many names. ECR adds a `/` to a prefix that does not end with one.
 *
 * A prefix that is known only at deployment is treated as one without a `/` at its end, and not as `ROOT`.
 *
 * @param written the prefix in the result, such as a reference to it; by default the prefix itself
 */
export function nameBelow(prefix: string, name: string, written: string = prefix): string {
  return Token.isUnresolved(prefix)
    ? Lazy.uncachedString({ produce: (context) => joinNames(resolvedIn(context, prefix), written, name) })
    : joinNames(prefix, written, name);
}

/** Two prefixes that are written differently, but apply to the same repositories. It is not known whether ECR accepts both. */
export const EQUIVALENT_PREFIXES: NonNullable<OncePerEnvironment['alike']> = {
  normalize: (prefix) => nameBelow(prefix, ''),
  what: 'the same repositories',
  warning: 'cdk-ecr:equivalentPrefixes',
};

/** Whether repositories can be below two prefixes that are known. */
export function prefixesOverlap(one: string, other: string): boolean {
  const [shorter, longer] = [one, other].map((prefix) => nameBelow(prefix, '')).sort((a, b) => a.length - b.length);
  return longer.startsWith(shorter);
}

function joinNames(known: unknown, prefix: string, name: string): string {
  if (known === ROOT_PREFIX) {
    return name;
  }
  return typeof known === 'string' && known.endsWith('/') ? `${prefix}${name}` : `${prefix}/${name}`;
}
