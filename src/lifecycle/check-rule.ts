import { Token } from 'aws-cdk-lib/core';
import { criterionOf } from './check-criterion';
import { checkTags } from './check-tags';
import { copyOfRule } from './checked-rule';
import type { CheckedRule } from './checked-rule';
import { TagStatus } from './lifecycle-rule';
import type { LifecycleRule } from './lifecycle-rule';
import { isWholeFromOne } from './whole-numbers';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';

const STATUSES: readonly unknown[] = Object.values(TagStatus);

/**
 * Checks a rule on its own. Appends what is wrong to `problems`; a rule comes back only when nothing is.
 *
 * The order of the checks is that of aws-cdk-lib, so that the first problem, which names the error, is the same as there.
 */
export function checkRule(typed: LifecycleRule, problems: Problem[]): CheckedRule | undefined {
  if (typeof typed !== 'object' || typed === null || Array.isArray(typed)) {
    problems.push({ code: 'InvalidLifecycleRule', message: `a lifecycle rule must be an object with one criterion, got ${formatValue(typed)}` });
    return undefined;
  }
  const rule = withoutNulls(typed);
  const before = problems.length;
  const tagStatus = rule.tagStatus ?? (hasLists(rule) ? TagStatus.TAGGED : TagStatus.ANY);
  checkTagStatus(rule, problems);
  const tags = checkTags(rule, tagStatus, problems);
  const criterion = criterionOf(rule, problems);
  checkPriority(rule, problems);
  checkDescription(rule, problems);
  if (problems.length > before || !criterion || !tags) {
    return undefined;
  }
  return {
    given: copyOfRule(rule),
    tagStatus,
    ...criterion,
    tagSet: tags.set,
    hasToken: tags.hasToken || !isWholeFromOne(criterion.countNumber)
      || (rule.rulePriority !== undefined && !isWholeFromOne(rule.rulePriority))
      || Token.isUnresolved(rule.description)
      || (rule.tagStatus !== undefined && !STATUSES.includes(rule.tagStatus)),
    patterns: undefined,
  };
}

/** Untyped languages pass null for what is not there. */
function withoutNulls(rule: LifecycleRule): LifecycleRule {
  return Object.values(rule).includes(null) ? Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== null)) : rule;
}

function hasLists(rule: LifecycleRule): boolean {
  return rule.tagPrefixList !== undefined || rule.tagPatternList !== undefined;
}

function checkTagStatus(rule: LifecycleRule, problems: Problem[]): void {
  const { tagStatus } = rule;
  if (tagStatus !== undefined && !STATUSES.includes(tagStatus) && !Token.isUnresolved(tagStatus)) {
    problems.push({
      code: 'InvalidTagStatus',
      message: `tagStatus must be one of 'any', 'tagged' and 'untagged' (TagStatus.ANY, TAGGED, UNTAGGED), got ${formatValue(tagStatus)}`,
    });
  }
}

function checkPriority(rule: LifecycleRule, problems: Problem[]): void {
  const { rulePriority } = rule;
  if (rulePriority !== undefined && !isWholeFromOne(rulePriority) && !Token.isUnresolved(rulePriority)) {
    problems.push({
      code: 'InvalidRulePriority',
      message: `rulePriority must be a whole number from 1, got ${formatValue(rulePriority)}; leave it out to have the rule numbered`,
    });
  }
}

function checkDescription(rule: LifecycleRule, problems: Problem[]): void {
  const { description } = rule;
  if (description !== undefined && typeof description !== 'string' && !Token.isUnresolved(description)) {
    problems.push({ code: 'InvalidLifecycleRule', message: `description must be a string, got ${formatValue(description)}` });
  }
}
