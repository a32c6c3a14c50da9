import { Token } from 'aws-cdk-lib/core';
import { checkCriterion } from './check-criterion';
import { checkTags } from './check-tags';
import { TagStatus } from './lifecycle-rule';
import type { LifecycleRule } from './lifecycle-rule';
import type { RuleNames } from './rule-names';
import { isWholeFromOne } from './whole-numbers';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';

const STATUSES: readonly unknown[] = Object.values(TagStatus);
const NOTHING: readonly Problem[] = [];

/** In the order of aws-cdk-lib. The first problem gives the error its name, which must be the same as there. */
const CHECKS = [checkTagStatus, checkTags, checkCriterion, checkPriority, checkDescription];

/**
 * What is wrong with a rule on its own.
 *
 * @param rule the rule, without nulls
 * @param names how messages name the rule
 */
export function checkRule(rule: LifecycleRule, names: RuleNames): readonly Problem[] {
  const problems: Problem[] = [];
  for (const check of CHECKS) {
    problems.push(...check(rule, names));
  }
  return problems;
}

/** What is wrong with a value that should be a rule. */
export function checkIsRule(value: unknown, names: RuleNames): readonly Problem[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? NOTHING
    : [{ code: 'InvalidLifecycleRule', message: `${names.rule} must be a lifecycle rule such as { maxImageCount: 10 }, got ${formatValue(value)}` }];
}

function checkTagStatus({ tagStatus }: LifecycleRule, names: RuleNames): readonly Problem[] {
  return tagStatus === undefined || STATUSES.includes(tagStatus) || Token.isUnresolved(tagStatus) ? NOTHING : [{
    code: 'InvalidTagStatus',
    message: `${names.of('tagStatus')} must be one of 'any', 'tagged' and 'untagged' (TagStatus.ANY, TAGGED, UNTAGGED), got ${formatValue(tagStatus)}`,
  }];
}

function checkPriority({ rulePriority }: LifecycleRule, names: RuleNames): readonly Problem[] {
  return rulePriority === undefined || isWholeFromOne(rulePriority) || Token.isUnresolved(rulePriority) ? NOTHING : [{
    code: 'InvalidRulePriority',
    message: `${names.of('rulePriority')} must be a whole number from 1, got ${formatValue(rulePriority)}${names.numberAdvice}`,
  }];
}

function checkDescription({ description }: LifecycleRule, names: RuleNames): readonly Problem[] {
  return description === undefined || typeof description === 'string' || Token.isUnresolved(description) ? NOTHING
    : [{ code: 'InvalidLifecycleRule', message: `${names.of('description')} must be a string, got ${formatValue(description)}` }];
}
