import { Token } from 'aws-cdk-lib/core';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isKnownLater } from '../core/known-later';

const PLAIN_MODES = ['MUTABLE', 'IMMUTABLE'];
const EXCLUSION_MODES = ['IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION'];
const MAX_FILTERS = 5;
const MAX_FILTER_LENGTH = 128;
const MAX_FILTER_WILDCARDS = 2;

/** The faults of the pattern of one exclusion filter. */
export function checkExclusionFilterPattern(prop: string, pattern: unknown): Problem[] {
  if (isKnownLater(pattern)) {
    return [];
  }
  if (typeof pattern !== 'string' || pattern === '') {
    return [{ code: 'FilterPatternCannotBeEmpty', message: `${prop} must be a string of 1 to ${MAX_FILTER_LENGTH} characters, got ${formatValue(pattern)}` }];
  }
  const problems: Problem[] = [];
  if (pattern.length > MAX_FILTER_LENGTH) {
    problems.push({
      code: 'FilterPatternExceedsMaxLength',
      message: `${prop} must be 1 to ${MAX_FILTER_LENGTH} characters long, has ${pattern.length}, got ${formatValue(pattern)}`,
    });
  }
  const stranger = /[^0-9a-zA-Z._*-]/u.exec(pattern);
  if (stranger) {
    problems.push({
      code: 'FilterPatternContainsInvalidCharacters',
      message: `${prop} may hold only letters, digits, "." "_" "-" and "*", not ${formatValue(stranger[0])}, got ${formatValue(pattern)}`,
    });
  }
  const wildcards = pattern.split('*').length - 1;
  if (wildcards > MAX_FILTER_WILDCARDS) {
    problems.push({
      code: 'FilterPatternExceedsWildcardLimit',
      message: `${prop} may hold at most ${MAX_FILTER_WILDCARDS} wildcards "*", has ${wildcards}, got ${formatValue(pattern)}`,
    });
  }
  return problems;
}

/** The faults of a mode of tag mutability and its exclusion filters together. */
export function checkTagMutability(mode: unknown, filters: unknown): Problem[] {
  const problems: Problem[] = [];
  const modeKnown = !Token.isUnresolved(mode);
  if (modeKnown && mode !== undefined && mode !== null && ![...PLAIN_MODES, ...EXCLUSION_MODES].includes(mode as string)) {
    problems.push({
      code: 'UnknownTagMutability',
      message: `imageTagMutability must be one of ${[...PLAIN_MODES, ...EXCLUSION_MODES].join(', ')}, got ${formatValue(mode)}`,
    });
  } else if (modeKnown) {
    problems.push(...checkCoupling(mode, filters));
  }
  return [...problems, ...checkFilters(filters)];
}

function checkCoupling(mode: unknown, filters: unknown): Problem[] {
  const hasFilters = filters !== undefined && filters !== null;
  const takesFilters = EXCLUSION_MODES.includes(mode as string);
  if (hasFilters && !takesFilters) {
    return [{
      code: 'ImageTagMutabilityRequiresExclusionFilters',
      message: `imageTagMutability must be ${EXCLUSION_MODES.join(' or ')} when imageTagMutabilityExclusionFilters is given, got ${formatValue(mode)}`,
    }];
  }
  if (takesFilters && !hasFilters) {
    return [{
      code: 'ExclusionFiltersRequiredForMutabilityWithExclusion',
      message: `imageTagMutabilityExclusionFilters must be given when imageTagMutability is ${mode}, got ${formatValue(filters)}`,
    }];
  }
  return [];
}

function checkFilters(filters: unknown): Problem[] {
  if (filters === undefined || filters === null || Token.isUnresolved(filters)) {
    return [];
  }
  if (!Array.isArray(filters)) {
    return [{ code: 'InvalidExclusionFilter', message: `imageTagMutabilityExclusionFilters must be a list of filters, got ${formatValue(filters)}` }];
  }
  if (filters.length < 1 || filters.length > MAX_FILTERS) {
    return [{
      code: 'ExclusionFiltersCountOutOfRange',
      message: `imageTagMutabilityExclusionFilters must hold 1 to ${MAX_FILTERS} filters, has ${filters.length}`,
    }];
  }
  return filters.flatMap((filter, index) => typeof filter?._render === 'function' ? [] : [{
    code: 'InvalidExclusionFilter',
    message: `imageTagMutabilityExclusionFilters[${index}] must be made by ImageTagMutabilityExclusionFilter.wildcard(…), got ${formatValue(filter)}`,
  }]);
}
