import { Token } from 'aws-cdk-lib/core';
import type { Duration } from 'aws-cdk-lib/core';
import { CRITERION_PROPS, daysOf, type CriterionProp } from './criterion';
import { LifecycleAction } from './lifecycle-rule';
import type { LifecycleRule } from './lifecycle-rule';
import type { RuleNames } from './rule-names';
import { isWholeFromOne } from './whole-numbers';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';

/** The shortest time in archive that ECR accepts in a policy. Archived images are billed for at least 90 days. */
const SHORTEST_ARCHIVE_DAYS = 90;

const NOTHING: readonly Problem[] = [];

/** What is wrong with the criterion of a rule, and with its action. */
export function checkCriterion(rule: LifecycleRule, names: RuleNames): readonly Problem[] {
  const given = CRITERION_PROPS.filter((prop) => rule[prop] !== undefined);
  const action = checkAction(rule, names);
  if (given.length !== 1) {
    return [{
      code: 'LifecycleRuleMustContainExactlyOneAgeOrCountProperty',
      message: `${names.rule} must have exactly one of maxImageCount, maxImageAge, maxTimeSinceLastPull and maxTimeInArchive, `
        + `got ${given.length === 0 ? 'none' : given.join(' and ')}`,
    }, ...action];
  }
  const [prop] = given;
  const amount = prop === 'maxImageCount' ? checkCount(rule.maxImageCount, names) : checkDays(prop, rule[prop], names);
  return amount.length + action.length > 0 ? [...action, ...amount] : checkCombination(prop, rule, names);
}

function checkAction({ action }: LifecycleRule, names: RuleNames): readonly Problem[] {
  return action === undefined || action === LifecycleAction.EXPIRE || action === LifecycleAction.ARCHIVE ? NOTHING : [{
    code: 'InvalidLifecycleAction',
    message: `${names.of('action')} must be LifecycleAction.EXPIRE ('expire') or LifecycleAction.ARCHIVE ('archive'), got ${formatValue(action)}`,
  }];
}

function checkCount(count: unknown, names: RuleNames): readonly Problem[] {
  return isWholeFromOne(count) || Token.isUnresolved(count) ? NOTHING : [{
    code: 'InvalidMaxImageCount',
    message: `${names.of('maxImageCount')} must be a whole number from 1, got ${formatValue(count)}`,
  }];
}

function checkDays(prop: CriterionProp, value: unknown, names: RuleNames): readonly Problem[] {
  if (!isDuration(value)) {
    return [{ code: 'InvalidLifecycleDuration', message: `${names.of(prop)} must be a Duration such as Duration.days(14), got ${formatValue(value)}` }];
  }
  if (value.isUnresolved()) {
    return value.unitLabel() === 'days' ? NOTHING : [{
      code: 'InvalidLifecycleDuration',
      message: `${names.of(prop)} must be made with Duration.days, as its amount is a token`,
    }];
  }
  const days = daysOf(value);
  return isWholeFromOne(days) ? NOTHING : [{
    code: value.unitLabel() === 'days' ? 'InvalidLifecycleDuration' : conversionCode(days),
    message: `${names.of(prop)} must be a whole number of days from 1, got ${formatValue(days)}; ECR counts in days only`,
  }];
}

/** Hours that are not whole days have the code that aws-cdk-lib gives when it converts them. */
function conversionCode(days: number): Problem['code'] {
  return Number.isInteger(days) ? 'InvalidLifecycleDuration' : 'CannotConvertedIntoWhole';
}

/** Recognized by its methods, not by class: an app may contain several copies of aws-cdk-lib. */
function isDuration(value: unknown): value is Duration {
  const candidate = value as Partial<Duration>;
  return typeof candidate.toDays === 'function' && typeof candidate.isUnresolved === 'function' && typeof candidate.unitLabel === 'function';
}

function checkCombination(prop: CriterionProp, rule: LifecycleRule, names: RuleNames): readonly Problem[] {
  if (prop === 'maxTimeSinceLastPull') {
    return rule.action !== LifecycleAction.EXPIRE ? NOTHING : [{
      code: 'PullRuleMustArchive',
      message: `${names.of('action')} must be ${names.actionOf(LifecycleAction.ARCHIVE)} in a rule by last pull: ECR can only archive by it; `
        + 'to delete the archived images, add a rule with maxTimeInArchive',
    }];
  }
  return prop === 'maxTimeInArchive' ? checkArchiveRule(rule, names) : NOTHING;
}

function checkArchiveRule(rule: LifecycleRule, names: RuleNames): readonly Problem[] {
  const problems: Problem[] = [];
  if (rule.action === LifecycleAction.ARCHIVE) {
    problems.push({
      code: 'ArchiveRuleMustExpire',
      message: `${names.of('action')} must be ${names.actionOf(LifecycleAction.EXPIRE)} in a rule by time in archive: its images are in the archive already`,
    });
  }
  const days = daysOf(rule.maxTimeInArchive!);
  if (isWholeFromOne(days) && days < SHORTEST_ARCHIVE_DAYS) {
    problems.push({
      code: 'ArchiveTimeBelowMinimum',
      message: `${names.of('maxTimeInArchive')} must be at least ${SHORTEST_ARCHIVE_DAYS} days, got ${days}; `
        + `archived images are billed for ${SHORTEST_ARCHIVE_DAYS} days anyway`,
    });
  }
  return problems;
}
