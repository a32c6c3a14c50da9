import { WrongType } from '../checks/wrong-type';
import { fail, type Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isAbsent, isKnownLater, literalParts } from '../core/tokens';

/*
 * A filter selects repositories by name. Replication, scanning and signing each have their own syntax: the same text may select
 * different repositories, or be rejected.
 */

/** What ECR accepts as a filter in one of its settings. */
export interface FilterDialect {
  /** The type of such filters in CloudFormation. */
  readonly type: string;

  /** How to create one, for messages. */
  readonly factory: string;

  /** The length of the text. */
  readonly min: number;
  readonly max: number;

  /** The form of the text; matches in linear time. */
  readonly pattern: RegExp;

  /** The pattern in words. */
  readonly form: string;

  /** How to select every repository. */
  readonly everything: string;

  /** What to write instead of a text in another form. */
  readonly advice: (text: string) => string | undefined;
}

/** A filter in the form of CloudFormation. */
export interface FilterProperty {
  readonly filter: string;
  readonly filterType: string;
}

const MAX_FILTERS = 100;

/** Wildcard filters, of scanning and of signing: the pattern of the API, written so that it cannot backtrack. */
export const WILDCARD_FORM: Pick<FilterDialect, 'pattern' | 'form' | 'advice'> = {
  pattern: /^[a-z0-9*]+(?:[._\-/][a-z0-9*]+)*$/,
  form: 'must be lowercase letters, digits, "*" and single separators "." "_" "-" "/" between them',
  advice: (text) => adviceOnAlphabet(text)
    ?? (/^[._/-]/.test(text) ? `write ${formatValue(`*${text}`)}` : undefined)
    ?? (/[._/-]$/.test(text) ? `write ${formatValue(`${text}*`)}` : undefined)
    ?? `write ${formatValue(text.replace(/[._/-]{2,}/g, '*'))}, with "*" in place of the separators`,
};

/** What to write instead of characters that a filter cannot have. */
export function adviceOnAlphabet(text: string): string | undefined {
  if (/[A-Z]/.test(text)) {
    return 'names of repositories are in lowercase';
  }
  if (text.includes('?')) {
    return 'only "*" is a wildcard';
  }
  return /[^a-z0-9._*/-]/.test(text) ? 'leave out all other characters' : undefined;
}

/** Typed filters in the form of CloudFormation. */
export function readTypedFilters(filters: unknown): unknown {
  return Array.isArray(filters) ? filters.map((filter) => filter?._render?.() ?? new WrongType(filter)) : filters ?? undefined;
}

/** The filters of a template, with the property names of the L1. */
export function readTemplateFilters(filters: unknown): unknown {
  return Array.isArray(filters) ? filters.map((filter) => isKnownLater(filter) || typeof filter !== 'object' || filter === null
    ? filter : { filter: filter.Filter, filterType: filter.FilterType }) : filters ?? undefined;
}

/** What is wrong with the list of filters of a rule. The rule decides whether a list is required. */
export function checkFilters(dialect: FilterDialect, name: string, filters: unknown): Problem[] {
  if (isAbsent(filters) || isKnownLater(filters)) {
    return [];
  }
  if (!Array.isArray(filters)) {
    return [{ code: 'ExpectedList', message: `${name} must be a list of filters, got ${formatValue(filters)}` }];
  }
  if (filters.length < 1 || filters.length > MAX_FILTERS) {
    const fix = filters.length === 0 ? `${dialect.everything} to select every repository` : 'select several repositories by one filter, or divide them among several rules';
    return [{ code: 'FilterCountOutOfRange', message: `${name} must hold 1 to ${MAX_FILTERS} filters, has ${filters.length}: ${fix}` }];
  }
  return filters.flatMap((filter, index) => isKnownLater(filter) ? [] : checkFilter(dialect, `${name}[${index}]`, filter));
}

function checkFilter(dialect: FilterDialect, name: string, value: unknown): Problem[] {
  const { type, factory } = dialect;
  const { filter, filterType } = (value ?? {}) as Partial<FilterProperty>;
  if (value instanceof WrongType || (filterType !== type && !isKnownLater(filterType))) {
    const got = value instanceof WrongType ? value.value : filterType ?? value;
    return [{ code: 'InvalidRepositoryFilter', message: `${name} must be a filter of type ${type}, made by ${factory}, got ${formatValue(got)}` }];
  }
  return checkFilterText(dialect, name, filter);
}

/** What is wrong with the text of a filter. */
export function checkFilterText({ min, max, pattern, form, advice }: FilterDialect, name: string, text: unknown): Problem[] {
  const problem = (rule: string, fix?: string): Problem[] => [{
    code: 'InvalidRepositoryFilter', message: `${name} ${rule}, got ${formatValue(text)}${fix ? `: ${fix}` : ''}`,
  }];
  if (isKnownLater(text)) {
    const literal = typeof text === 'string' ? literalParts(text).join('') : '';
    return /^[a-z0-9._*/-]*$/.test(literal) ? [] : problem(form, adviceOnAlphabet(literal));
  }
  if (typeof text !== 'string') {
    return problem(`must be a string of ${min} to ${max} characters`);
  }
  if (text.length < min || text.length > max) {
    return problem(`must be ${min} to ${max} characters long, has ${text.length}`);
  }
  return pattern.test(text) ? [] : problem(form, advice(text));
}

/** Throws if the repositories that a filter selects are not known yet. */
export function requirePlainFilter(text: string, repositoryName: string): void {
  if (isKnownLater(text) || isKnownLater(repositoryName)) {
    fail('FilterNeedsPlainValues', `matches needs a filter and a name that are known now, got ${formatValue(text)} and ${formatValue(repositoryName)}: use plain strings`);
  }
}
