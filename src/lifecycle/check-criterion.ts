import { Token } from 'aws-cdk-lib/core';
import type { Duration } from 'aws-cdk-lib/core';
import type { CheckedRule, CountType } from './checked-rule';
import { LifecycleAction } from './lifecycle-rule';
import type { LifecycleRule } from './lifecycle-rule';
import { isWholeFromOne } from './whole-numbers';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';

/** What a rule measures and does. */
export type Criterion = Pick<CheckedRule, 'storageClass' | 'countType' | 'countNumber' | 'action'>;

/** The shortest time in archive that ECR lets a policy ask for: archived images are billed for 90 days anyway. */
export const SHORTEST_ARCHIVE_DAYS = 90;

const COUNT_TYPES = {
  maxImageCount: 'imageCountMoreThan',
  maxImageAge: 'sinceImagePushed',
  maxTimeSinceLastPull: 'sinceImagePulled',
  maxTimeInArchive: 'sinceImageTransitioned',
} as const satisfies Partial<Record<keyof LifecycleRule, CountType>>;

type CriterionProp = keyof typeof COUNT_TYPES;

/** The one criterion of a rule, checked; `undefined` when there is not exactly one or it is wrong. */
export function criterionOf(rule: LifecycleRule, problems: Problem[]): Criterion | undefined {
  const prop = onlyCriterion(rule, problems);
  const actionKnown = checkAction(rule, problems);
  if (prop === undefined) {
    return undefined;
  }
  const countNumber = prop === 'maxImageCount' ? checkCount(rule.maxImageCount, problems) : checkDays(prop, rule[prop], problems);
  if (countNumber === undefined || !actionKnown) {
    return undefined;
  }
  const action = rule.action ?? (prop === 'maxTimeSinceLastPull' ? LifecycleAction.ARCHIVE : LifecycleAction.EXPIRE);
  checkCombination(prop, action, countNumber, problems);
  return { storageClass: prop === 'maxTimeInArchive' ? 'archive' : 'standard', countType: COUNT_TYPES[prop], countNumber, action };
}

function onlyCriterion(rule: LifecycleRule, problems: Problem[]): CriterionProp | undefined {
  let found: CriterionProp | undefined;
  let given = 0;
  if (rule.maxImageCount !== undefined) { found = 'maxImageCount'; given++; }
  if (rule.maxImageAge !== undefined) { found = 'maxImageAge'; given++; }
  if (rule.maxTimeSinceLastPull !== undefined) { found = 'maxTimeSinceLastPull'; given++; }
  if (rule.maxTimeInArchive !== undefined) { found = 'maxTimeInArchive'; given++; }
  if (given === 1) {
    return found;
  }
  const props = Object.keys(COUNT_TYPES).filter((prop) => rule[prop as CriterionProp] !== undefined);
  problems.push({
    code: 'LifecycleRuleMustContainExactlyOneAgeOrCountProperty',
    message: 'a lifecycle rule must have exactly one of maxImageCount, maxImageAge, maxTimeSinceLastPull and maxTimeInArchive, '
      + `got ${props.length === 0 ? 'none' : props.join(' and ')}`,
  });
  return undefined;
}

function checkAction(rule: LifecycleRule, problems: Problem[]): boolean {
  const { action } = rule;
  if (action === undefined || action === LifecycleAction.EXPIRE || action === LifecycleAction.ARCHIVE) {
    return true;
  }
  problems.push({
    code: 'InvalidLifecycleAction',
    message: `action must be LifecycleAction.EXPIRE ('expire') or LifecycleAction.ARCHIVE ('archive'), got ${formatValue(action)}`,
  });
  return false;
}

function checkCount(value: unknown, problems: Problem[]): number | undefined {
  if (isWholeFromOne(value) || Token.isUnresolved(value)) {
    return value as number;
  }
  problems.push({ code: 'InvalidMaxImageCount', message: `maxImageCount must be a whole number from 1, got ${formatValue(value)}` });
  return undefined;
}

/** The days of a duration: a whole number from 1, or the token that it was made of. */
function checkDays(prop: CriterionProp, value: unknown, problems: Problem[]): number | undefined {
  if (!isDuration(value)) {
    problems.push({ code: 'InvalidLifecycleDuration', message: `${prop} must be a Duration such as Duration.days(14), got ${formatValue(value)}` });
    return undefined;
  }
  if (value.isUnresolved()) {
    if (value.unitLabel() === 'days') {
      return value.toDays();
    }
    problems.push({ code: 'InvalidLifecycleDuration', message: `${prop} of an amount that is known at deployment must be made with Duration.days` });
    return undefined;
  }
  const days = value.toDays({ integral: false });
  if (isWholeFromOne(days)) {
    return days;
  }
  problems.push({
    code: value.unitLabel() === 'days' ? 'InvalidLifecycleDuration' : conversionCode(days),
    message: `${prop} must be a whole number of days from 1, got ${formatValue(days)} days; ECR counts in days only`,
  });
  return undefined;
}

/** Hours that are not whole days are refused under the code that aws-cdk-lib gives when it converts them. */
function conversionCode(days: number): Problem['code'] {
  return Number.isInteger(days) ? 'InvalidLifecycleDuration' : 'CannotConvertedIntoWhole';
}

/** By its methods, not its class: an app may hold several copies of aws-cdk-lib. */
function isDuration(value: unknown): value is Duration {
  const candidate = value as Partial<Duration>;
  return typeof candidate.toDays === 'function' && typeof candidate.isUnresolved === 'function' && typeof candidate.unitLabel === 'function';
}

function checkCombination(prop: CriterionProp, action: LifecycleAction, days: number, problems: Problem[]): void {
  if (prop === 'maxTimeSinceLastPull' && action !== LifecycleAction.ARCHIVE) {
    problems.push({
      code: 'PullRuleMustArchive',
      message: 'a rule with maxTimeSinceLastPull can only archive: leave out action, or expire archived images by a second rule with maxTimeInArchive',
    });
  }
  if (prop !== 'maxTimeInArchive') {
    return;
  }
  if (action !== LifecycleAction.EXPIRE) {
    problems.push({ code: 'ArchiveRuleMustExpire', message: 'a rule with maxTimeInArchive can only expire: its images are in the archive already' });
  }
  if (isWholeFromOne(days) && days < SHORTEST_ARCHIVE_DAYS) {
    problems.push({
      code: 'ArchiveTimeBelowMinimum',
      message: `maxTimeInArchive must be at least ${SHORTEST_ARCHIVE_DAYS} days, got ${days}; archived images are billed for ${SHORTEST_ARCHIVE_DAYS} days anyway`,
    });
  }
}
