import { checkRepositoryName } from './repository-names';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isAbsent, isKnownLater } from '../core/tokens';

/** Replaces a wildcard while the rest of a name is checked. */
const ANY_NAME = 'xx';

/** Whether text has a wildcard of IAM statements, or a policy variable. */
export function hasWildcard(text: unknown): text is string {
  return typeof text === 'string' && /[*?]|\$\{/.test(text);
}

/** Text with its wildcards and policy variables replaced. */
export function withoutWildcards(text: string): string {
  return text.replace(/\$\{[^{}]*\}|[*?]+/g, ANY_NAME);
}

/** What is wrong with a name in a statement, where wildcards and policy variables can match many repositories. */
export function checkRepositoryPattern(prop: string, name: unknown): Problem[] {
  const problems = checkRepositoryName(prop, name);
  return hasWildcard(name) && checkRepositoryName(prop, withoutWildcards(name)).length === 0 ? [] : problems;
}

/** What is wrong with a list of such names. Without a list, the default is every repository. */
export function checkRepositoryPatterns(prop: string, names: unknown): Problem[] {
  if (isAbsent(names) || isKnownLater(names)) {
    return [];
  }
  if (!Array.isArray(names)) {
    return [{ code: 'ExpectedList', message: `${prop} must be a list of names such as "prod/*", got ${formatValue(names)}` }];
  }
  if (names.length === 0) {
    return [{ code: 'InvalidRepositoryName', message: `${prop} must hold at least one name such as "prod/*", got []: leave it out to mean every repository` }];
  }
  return names.flatMap((name, index) => checkPatternInList(`${prop}[${index}]`, name));
}

function checkPatternInList(prop: string, name: unknown): Problem[] {
  const problems = checkRepositoryPattern(prop, name ?? '');
  return problems.length > 0 && typeof name === 'string' && name.endsWith('/') && !hasWildcard(name) && checkRepositoryPattern(prop, `${name}*`).length === 0
    ? [{ code: 'InvalidRepositoryName', message: `${prop} must be a name or a pattern, got ${formatValue(name)}, which is not the name of a repository: write ${formatValue(`${name}*`)}` }]
    : problems;
}
