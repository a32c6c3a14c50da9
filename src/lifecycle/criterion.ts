import type { Duration } from 'aws-cdk-lib/core';
import { LifecycleAction } from './lifecycle-rule';
import type { LifecycleRule } from './lifecycle-rule';

/** What ECR measures: the `countType` of the policy text. */
export type CountType = 'imageCountMoreThan' | 'sinceImagePushed' | 'sinceImagePulled' | 'sinceImageTransitioned';

/** The class of storage that a rule looks at. */
export type StorageClass = 'standard' | 'archive';

/** The properties by which a rule measures images; a rule has exactly one. */
export type CriterionProp = 'maxImageCount' | 'maxImageAge' | 'maxTimeSinceLastPull' | 'maxTimeInArchive';

/** How the text of a policy expresses each criterion. */
export const COUNT_TYPES: Readonly<Record<CriterionProp, CountType>> = {
  maxImageCount: 'imageCountMoreThan',
  maxImageAge: 'sinceImagePushed',
  maxTimeSinceLastPull: 'sinceImagePulled',
  maxTimeInArchive: 'sinceImageTransitioned',
};

/** The criteria, in the order of the documentation. */
export const CRITERION_PROPS = Object.keys(COUNT_TYPES) as CriterionProp[];

/** The criterion of a rule that has exactly one. */
export function criterionOf(rule: LifecycleRule): CriterionProp {
  if (rule.maxImageCount !== undefined) { return 'maxImageCount'; }
  if (rule.maxImageAge !== undefined) { return 'maxImageAge'; }
  return rule.maxTimeSinceLastPull !== undefined ? 'maxTimeSinceLastPull' : 'maxTimeInArchive';
}

/** The storage class that rules of a criterion look at. */
export function storageClassOf(prop: CriterionProp): StorageClass {
  return prop === 'maxTimeInArchive' ? 'archive' : 'standard';
}

/** What a rule does to the images that it picks. */
export function actionOf(rule: LifecycleRule, prop: CriterionProp): LifecycleAction {
  return rule.action ?? (prop === 'maxTimeSinceLastPull' ? LifecycleAction.ARCHIVE : LifecycleAction.EXPIRE);
}

/** The count of a rule, or its days. May be a number token. */
export function countNumberOf(rule: LifecycleRule, prop: CriterionProp): number {
  return prop === 'maxImageCount' ? rule.maxImageCount! : daysOf(rule[prop]!);
}

/** The days of a duration, which need not be a whole number; or the token that the duration contains. */
export function daysOf(duration: Duration): number {
  return duration.isUnresolved() ? duration.toDays() : duration.toDays({ integral: false });
}
