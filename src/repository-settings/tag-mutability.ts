import type { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { WrongType } from '../checks/wrong-type';
import { throwIfInvalid, type Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import type { CheckSubject, PropertyCheck } from '../core/property-checks';
import { isAbsent, isCertainlyGiven, isKnownLater } from '../core/tokens';

/**
 * Whether a tag of the repository can be moved to another image.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
 */
export enum TagMutability {
  /** Every tag can be overwritten. */
  MUTABLE = 'MUTABLE',

  /** No tag can be overwritten. */
  IMMUTABLE = 'IMMUTABLE',

  /** No tag can be overwritten, except those that match an exclusion filter. */
  IMMUTABLE_WITH_EXCLUSION = 'IMMUTABLE_WITH_EXCLUSION',

  /** Every tag can be overwritten, except those that match an exclusion filter. */
  MUTABLE_WITH_EXCLUSION = 'MUTABLE_WITH_EXCLUSION',
}

/**
 * Tags that the tag mutability of their repository does not apply to.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
 */
export class ImageTagMutabilityExclusionFilter {
  /**
   * Select tags by a pattern in which `*` stands for any run of characters.
   *
   * Throws when the pattern is empty, longer than 128 characters, has more than two `*`, or has characters other than letters,
   * digits and `. _ * -`.
   *
   * @param pattern 1 to 128 characters with at most two `*`, such as `dev-*` or `*-rc*`
   */
  public static wildcard(pattern: string): ImageTagMutabilityExclusionFilter {
    throwIfInvalid(checkFilterPattern('pattern', pattern));
    return new ImageTagMutabilityExclusionFilter('WILDCARD', pattern);
  }

  private constructor(private readonly filterType: string, private readonly filterValue: string) {}

  /**
   * The filter in the form of CloudFormation.
   *
   * @internal
   */
  public _render(): CfnRepository.ImageTagMutabilityExclusionFilterProperty {
    return {
      imageTagMutabilityExclusionFilterType: this.filterType,
      imageTagMutabilityExclusionFilterValue: this.filterValue,
    };
  }
}

/** The properties of a construct with tag mutability. */
interface TagMutabilityProps {
  readonly imageTagMutability?: TagMutability;
  readonly imageTagMutabilityExclusionFilters?: ImageTagMutabilityExclusionFilter[];
}

/** The checks of a construct with tag mutability. */
export const TAG_MUTABILITY_CHECKS: ReadonlyArray<PropertyCheck<TagMutabilityProps>> = [
  { prop: 'imageTagMutability', path: 'ImageTagMutability', problems: checkMode },
  {
    prop: 'imageTagMutabilityExclusionFilters',
    path: 'ImageTagMutabilityExclusionFilters',
    fromTyped: patternsOf((filter: Partial<ImageTagMutabilityExclusionFilter>) => filter?._render?.().imageTagMutabilityExclusionFilterValue),
    fromTemplate: patternsOf(patternInTemplate),
    problems: checkFilters,
  },
];

function patternInTemplate(filter: Record<string, unknown> | undefined): unknown {
  const type = filter?.ImageTagMutabilityExclusionFilterType;
  return type === 'WILDCARD' || isAbsent(type) || isKnownLater(type) ? filter?.ImageTagMutabilityExclusionFilterValue : undefined;
}

/** Renders exclusion filters. */
export function renderExclusionFilters(
  filters: ImageTagMutabilityExclusionFilter[] | undefined,
): CfnRepository.ImageTagMutabilityExclusionFilterProperty[] | undefined {
  return filters?.map((filter) => filter._render());
}

const PLAIN_MODES: readonly unknown[] = ['MUTABLE', 'IMMUTABLE'];
const EXCLUSION_MODES: readonly unknown[] = ['IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION'];
const MAX_FILTERS = 5;
const MAX_FILTER_LENGTH = 128;
const MAX_FILTER_WILDCARDS = 2;

function patternsOf(patternOf: (filter: any) => unknown): (filters: unknown) => unknown {
  return (filters) => Array.isArray(filters) ? filters.map((filter) => patternOf(filter) ?? new WrongType(filter)) : filters;
}

function checkMode(mode: unknown, name: string, subject: CheckSubject): Problem[] {
  if (isKnownLater(mode)) {
    return [];
  }
  const takesFilters = EXCLUSION_MODES.includes(mode);
  if (!takesFilters && !PLAIN_MODES.includes(mode)) {
    const modes = [...PLAIN_MODES, ...EXCLUSION_MODES].join(', ');
    return [{ code: 'UnknownTagMutability', message: `${name} must be one of ${modes}, got ${formatValue(mode)}` }];
  }
  const filters = subject.valueOf('imageTagMutabilityExclusionFilters');
  return !takesFilters || !isAbsent(filters) ? [] : [{
    code: 'ExclusionFiltersRequiredForMutabilityWithExclusion',
    message: `${subject.nameOf('imageTagMutabilityExclusionFilters')} must be given when ${name} is ${mode}, got ${formatValue(filters)}`,
  }];
}

function checkFilters(filters: unknown, name: string, subject: CheckSubject): Problem[] {
  return [...isCertainlyGiven(filters) ? checkModeOfFilters(name, subject) : [], ...checkPatterns(filters, name)];
}

function checkModeOfFilters(name: string, subject: CheckSubject): Problem[] {
  const mode: unknown = subject.valueOf('imageTagMutability');
  return !isAbsent(mode) && !PLAIN_MODES.includes(mode) ? [] : [{
    code: 'ImageTagMutabilityRequiresExclusionFilters',
    message: `${subject.nameOf('imageTagMutability')} must be ${EXCLUSION_MODES.join(' or ')} when ${name} is given, got ${formatValue(mode)}`,
  }];
}

function checkPatterns(filters: unknown, name: string): Problem[] {
  if (isKnownLater(filters)) {
    return [];
  }
  if (!Array.isArray(filters)) {
    return [{ code: 'InvalidExclusionFilter', message: `${name} must be a list of filters, got ${formatValue(filters)}` }];
  }
  if (filters.length < 1 || filters.length > MAX_FILTERS) {
    return [{ code: 'ExclusionFiltersCountOutOfRange', message: `${name} must hold 1 to ${MAX_FILTERS} filters, has ${filters.length}` }];
  }
  return filters.flatMap((pattern, index) => pattern instanceof WrongType ? [{
    code: 'InvalidExclusionFilter',
    message: `${name}[${index}] must be made by ImageTagMutabilityExclusionFilter.wildcard(…), got ${formatValue(pattern.value)}`,
  } as const] : checkFilterPattern(`${name}[${index}]`, pattern));
}

/** What is wrong with the pattern of an exclusion filter. */
export function checkFilterPattern(name: string, pattern: unknown): Problem[] {
  if (isKnownLater(pattern)) {
    return [];
  }
  if (typeof pattern !== 'string' || pattern === '') {
    return [{ code: 'FilterPatternCannotBeEmpty', message: `${name} must be a string of 1 to ${MAX_FILTER_LENGTH} characters, got ${formatValue(pattern)}` }];
  }
  const problems: Problem[] = [];
  if (pattern.length > MAX_FILTER_LENGTH) {
    problems.push({
      code: 'FilterPatternExceedsMaxLength',
      message: `${name} must be 1 to ${MAX_FILTER_LENGTH} characters long, has ${pattern.length}, got ${formatValue(pattern)}`,
    });
  }
  const invalid = /[^0-9a-zA-Z._*-]/u.exec(pattern);
  if (invalid) {
    problems.push({
      code: 'FilterPatternContainsInvalidCharacters',
      message: `${name} may hold only letters, digits, "." "_" "-" and "*", not ${formatValue(invalid[0])}, got ${formatValue(pattern)}`,
    });
  }
  const wildcards = pattern.split('*').length - 1;
  if (wildcards > MAX_FILTER_WILDCARDS) {
    problems.push({
      code: 'FilterPatternExceedsWildcardLimit',
      message: `${name} may hold at most ${MAX_FILTER_WILDCARDS} wildcards "*", has ${wildcards}, got ${formatValue(pattern)}`,
    });
  }
  return problems;
}
