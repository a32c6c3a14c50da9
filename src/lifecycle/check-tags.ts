import { Token } from 'aws-cdk-lib/core';
import { TagStatus } from './lifecycle-rule';
import type { LifecycleRule } from './lifecycle-rule';
import type { RuleNames } from './rule-names';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { literalParts } from '../core/tokens';

const MOST_WILDCARDS = 4;

const NOTHING: readonly Problem[] = [];

/** What is wrong with the tag status and the tag lists of a rule, in the order of aws-cdk-lib. */
export function checkTags(rule: LifecycleRule, names: RuleNames): readonly Problem[] {
  const { tagPrefixList, tagPatternList } = rule;
  const lists = [...checkList('tagPrefixList', tagPrefixList, names), ...checkList('tagPatternList', tagPatternList, names)];
  return lists.length > 0 ? lists : [
    ...checkSelection(rule, names),
    ...checkEntries('tagPrefixList', tagPrefixList, names),
    ...checkEntries('tagPatternList', tagPatternList, names),
  ];
}

/** The tag status of a rule. If it is absent, it follows from the lists of the rule. */
export function tagStatusOf({ tagStatus, tagPrefixList, tagPatternList }: LifecycleRule): TagStatus {
  return tagStatus ?? (tagPrefixList !== undefined || tagPatternList !== undefined ? TagStatus.TAGGED : TagStatus.ANY);
}

function checkSelection(rule: LifecycleRule, names: RuleNames): readonly Problem[] {
  const { tagPrefixList, tagPatternList } = rule;
  const tagStatus = tagStatusOf(rule);
  const problems: Problem[] = [];
  if (tagStatus === TagStatus.TAGGED && isEmpty(tagPrefixList) && isEmpty(tagPatternList)) {
    problems.push({
      code: 'TaggedStatusRequiresTagPrefixOrPatternList',
      message: `${names.rule} for tagged images must have a tagPrefixList or a tagPatternList with at least one entry; `
        + 'tagPatternList [\'*\'] selects every tag',
    });
  }
  if ((tagStatus === TagStatus.ANY || tagStatus === TagStatus.UNTAGGED) && (tagPrefixList !== undefined || tagPatternList !== undefined)) {
    const list = tagPrefixList !== undefined ? 'tagPrefixList' : 'tagPatternList';
    problems.push({
      code: 'TagPrefixAndPatternListOnlyForTaggedStatus',
      message: `${names.of(list)} must go with TagStatus.TAGGED, got tagStatus ${formatValue(tagStatus)}; leave out one of the two`,
    });
  }
  if (tagPrefixList !== undefined && tagPatternList !== undefined) {
    problems.push({
      code: 'CannotSpecifyBothTagPrefixAndPatternList',
      message: `${names.rule} must not have both tagPrefixList and tagPatternList; as a pattern, the prefix 'prod' is 'prod*'`,
    });
  }
  return problems;
}

/** The token of a whole list is a list too. */
function checkList(prop: 'tagPrefixList' | 'tagPatternList', list: unknown, names: RuleNames): readonly Problem[] {
  return list === undefined || Array.isArray(list) ? NOTHING
    : [{ code: 'InvalidTagSelection', message: `${names.of(prop)} must be a list of strings, got ${formatValue(list)}` }];
}

function isEmpty(list: readonly string[] | undefined): boolean {
  return list === undefined || list.length === 0;
}

/** An entry that no tag can match is legal, but makes the rule unreachable. */
function checkEntries(prop: 'tagPrefixList' | 'tagPatternList', list: readonly string[] | undefined, names: RuleNames): readonly Problem[] {
  if (list === undefined || Token.isUnresolved(list)) {
    return NOTHING;
  }
  const problems: Problem[] = [];
  for (let index = 0; index < list.length; index++) {
    const entry: unknown = list[index];
    if (typeof entry !== 'string' || entry === '') {
      problems.push({
        code: 'InvalidTagSelection',
        message: `${names.of(prop)}[${index}] must be a string of at least one character, got ${formatValue(entry)}`,
      });
    } else if (prop === 'tagPatternList' && !isWithinWildcards(entry)) {
      problems.push({
        code: 'TagPatternExceedsWildcardLimit',
        message: `${names.of(prop)}[${index}] must have at most ${MOST_WILDCARDS} wildcards (*), got ${wildcardsIn(entry)} in ${formatValue(entry)}`,
      });
    }
  }
  return problems;
}

/** Only the text around tokens and placeholders counts. */
function isWithinWildcards(pattern: string): boolean {
  return wildcardsIn(pattern) <= MOST_WILDCARDS || wildcardsIn(literalParts(pattern).join('')) <= MOST_WILDCARDS;
}

function wildcardsIn(pattern: string): number {
  let found = 0;
  for (let at = pattern.indexOf('*'); at >= 0; at = pattern.indexOf('*', at + 1)) {
    found++;
  }
  return found;
}
