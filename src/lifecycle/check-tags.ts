import { Token } from 'aws-cdk-lib/core';
import { TagStatus } from './lifecycle-rule';
import type { LifecycleRule } from './lifecycle-rule';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { holdsPlaceholder } from '../core/placeholders';

/** What the rest of the checks needs to know of a rule's tags. */
export interface CheckedTags {
  readonly hasToken: boolean;
  readonly set?: string;
}

const MOST_WILDCARDS = 4;
/** The ECR API takes tags up to 300 characters; the OCI grammar stops at 128. The looser one decides. */
const LONGEST_TAG = 300;
/** What stands in a tag, by the OCI distribution grammar, and the wildcard. */
const PATTERN_ALPHABET = /^[a-zA-Z0-9_.*-]+$/;

/** Checks the tag lists of a rule, in the order of aws-cdk-lib; `undefined` when they are no lists. */
export function checkTags(rule: LifecycleRule, tagStatus: TagStatus, problems: Problem[]): CheckedTags | undefined {
  const { tagPrefixList, tagPatternList } = rule;
  if (!isList('tagPrefixList', tagPrefixList, problems) || !isList('tagPatternList', tagPatternList, problems)) {
    return undefined;
  }
  if (tagStatus === TagStatus.TAGGED && isEmpty(tagPrefixList) && isEmpty(tagPatternList)) {
    problems.push({
      code: 'TaggedStatusRequiresTagPrefixOrPatternList',
      message: 'a rule for tagged images needs a tagPrefixList or a tagPatternList with at least one entry; tagPatternList [\'*\'] selects every tag',
    });
  }
  if ((tagStatus === TagStatus.ANY || tagStatus === TagStatus.UNTAGGED) && (tagPrefixList !== undefined || tagPatternList !== undefined)) {
    problems.push({
      code: 'TagPrefixAndPatternListOnlyForTaggedStatus',
      message: `tagPrefixList and tagPatternList go with TagStatus.TAGGED only, got tagStatus ${formatValue(tagStatus)}`,
    });
  }
  if (tagPrefixList !== undefined && tagPatternList !== undefined) {
    problems.push({
      code: 'CannotSpecifyBothTagPrefixAndPatternList',
      message: 'a rule takes a tagPrefixList or a tagPatternList, not both; as a pattern, the prefix \'prod\' is \'prod*\'',
    });
  }
  const prefixToken = checkEntries('tagPrefixList', tagPrefixList, checkPrefix, problems);
  const patternToken = checkEntries('tagPatternList', tagPatternList, checkPattern, problems);
  const hasToken = prefixToken || patternToken;
  return { hasToken, set: hasToken ? undefined : tagSet(tagPrefixList, tagPatternList) };
}

/** The token of a whole list is a list too. */
function isList(prop: string, list: unknown, problems: Problem[]): boolean {
  if (list === undefined || Array.isArray(list)) {
    return true;
  }
  problems.push({ code: 'InvalidTagSelection', message: `${prop} must be a list of strings, got ${formatValue(list)}` });
  return false;
}

function isEmpty(list: readonly string[] | undefined): boolean {
  return list === undefined || list.length === 0;
}

/** Checks each entry of a list; says whether there is a token among them. */
function checkEntries(
  prop: string,
  list: readonly string[] | undefined,
  check: (prop: string, entry: string, problems: Problem[]) => void,
  problems: Problem[],
): boolean {
  if (list === undefined) {
    return false;
  }
  if (Token.isUnresolved(list)) {
    return true;
  }
  let hasToken = false;
  for (const entry of list) {
    if (Token.isUnresolved(entry)) {
      hasToken = true;
    } else if (typeof entry !== 'string' || entry === '') {
      problems.push({ code: 'InvalidTagSelection', message: `${prop} must hold strings of at least one character, got ${formatValue(entry)} in it` });
    } else {
      check(prop, entry, problems);
    }
  }
  return hasToken;
}

/** A `*` is legal in a prefix, but matches no tag: that earns a warning, not an error. */
function checkPrefix(prop: string, prefix: string, problems: Problem[]): void {
  checkAlphabet(prop, prefix, prefix.length, problems);
}

function checkPattern(prop: string, pattern: string, problems: Problem[]): void {
  const wildcards = count(pattern, '*');
  if (wildcards > MOST_WILDCARDS) {
    problems.push({
      code: 'TagPatternExceedsWildcardLimit',
      message: `${prop} must have at most ${MOST_WILDCARDS} wildcards (*) in each entry, got ${wildcards} in ${formatValue(pattern)}`,
    });
  }
  checkAlphabet(prop, pattern, pattern.length - wildcards, problems);
}

function checkAlphabet(prop: string, text: string, literals: number, problems: Problem[]): void {
  if ((literals > LONGEST_TAG || !PATTERN_ALPHABET.test(text)) && !holdsPlaceholder(text)) {
    problems.push({
      code: 'InvalidTagSelection',
      message: `${prop} has an entry that no image tag can match: ${formatValue(text)}; a tag has letters, digits, '_', '.' and '-' only, `
        + `at most ${LONGEST_TAG} characters`,
    });
  }
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    found++;
  }
  return found;
}

function tagSet(prefixes: readonly string[] | undefined, patterns: readonly string[] | undefined): string | undefined {
  const list = prefixes ?? patterns;
  if (list === undefined) {
    return undefined;
  }
  const entries = list.length === 1 ? list[0] : [...new Set(list)].sort().join(' ');
  return `${prefixes ? 'tagPrefixList' : 'tagPatternList'} ${entries}`;
}
