import { Token } from 'aws-cdk-lib/core';
import { tagStatusOf } from './check-tags';
import { actionOf, COUNT_TYPES, countNumberOf, criterionOf, storageClassOf, type CountType, type StorageClass } from './criterion';
import { TagStatus } from './lifecycle-rule';
import type { LifecycleAction, LifecycleRule } from './lifecycle-rule';
import type { RuleNames } from './rule-names';
import type { TagPattern } from './tag-pattern';
import { isWholeFromOne } from './whole-numbers';
import { isKnownLater } from '../core/tokens';

/** A rule without problems of its own, with everything that follows from it computed once. */
export interface CheckedRule {
  /** A copy of the typed rule, without nulls. */
  readonly given: LifecycleRule;
  /** How later messages name the rule. */
  names: RuleNames;
  readonly tagStatus: TagStatus;
  readonly storageClass: StorageClass;
  readonly countType: CountType;
  /** May be a number token. */
  readonly countNumber: number;
  readonly action: LifecycleAction;
  /** Equal for two rules with the same set of prefixes; `undefined` for a rule without prefixes, or with unknown ones. */
  readonly prefixSet?: string;
  /** Whether the images that the rule selects are known. */
  readonly selectionKnown: boolean;
  /** Whether the rule contains a token. */
  readonly hasToken: boolean;
  /** Set by `patternsOf`. */
  patterns?: readonly TagPattern[];
}

/** A rule with its place in the policy. */
export interface PlacedRule {
  /** May be a number token. */
  readonly priority: number;
  readonly rule: CheckedRule;
}

/** Computes everything that follows from a rule in which no check finds a problem. */
export function toCheckedRule(rule: LifecycleRule, names: RuleNames): CheckedRule {
  const prop = criterionOf(rule);
  const countNumber = countNumberOf(rule, prop);
  const tagStatus = tagStatusOf(rule);
  const tags = rule.tagPrefixList ?? rule.tagPatternList;
  const tagsKnown = !tags || !(isKnownLater(tags) || tags.some(isKnownLater));
  return {
    given: copyOfRule(rule),
    names,
    tagStatus,
    storageClass: storageClassOf(prop),
    countType: COUNT_TYPES[prop],
    countNumber,
    action: actionOf(rule, prop),
    prefixSet: tagsKnown && rule.tagPrefixList ? [...new Set(rule.tagPrefixList)].sort().join(' ') : undefined,
    selectionKnown: tagsKnown && !Token.isUnresolved(tagStatus),
    hasToken: !isWholeFromOne(countNumber)
      || (rule.rulePriority !== undefined && !isWholeFromOne(rule.rulePriority))
      || Token.isUnresolved(rule.description)
      || Token.isUnresolved(tagStatus)
      || (!tagsKnown && (Token.isUnresolved(tags) || tags!.some((tag) => Token.isUnresolved(tag)))),
    patterns: undefined,
  };
}

/** A copy of a rule and of its lists. */
export function copyOfRule(rule: LifecycleRule): LifecycleRule {
  return {
    ...rule,
    ...(rule.tagPrefixList && { tagPrefixList: [...rule.tagPrefixList] }),
    ...(rule.tagPatternList && { tagPatternList: [...rule.tagPatternList] }),
  };
}
