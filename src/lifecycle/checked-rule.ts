import { LifecycleAction, TagStatus } from './lifecycle-rule';
import type { LifecycleRule } from './lifecycle-rule';
import type { TagPattern } from './tag-pattern';

/** What ECR measures: the `countType` of the policy text. */
export type CountType = 'imageCountMoreThan' | 'sinceImagePushed' | 'sinceImagePulled' | 'sinceImageTransitioned';

/** The class of storage that a rule looks at. */
export type StorageClass = 'standard' | 'archive';

/** A rule that passed every check of its own, with all that follows from it worked out once. */
export interface CheckedRule {
  /** A copy of what was typed. */
  readonly given: LifecycleRule;
  readonly tagStatus: TagStatus;
  readonly storageClass: StorageClass;
  readonly countType: CountType;
  /** May be a number token. */
  readonly countNumber: number;
  readonly action: LifecycleAction;
  /** Equal for two rules that select by the same set of prefixes, or of patterns; `undefined` when tokens hide it. */
  readonly tagSet?: string;
  /** The description, tags, count or priority is only known at deployment. */
  readonly hasToken: boolean;
  /** Kept by `patternsOf`. */
  patterns?: readonly TagPattern[];
}

/** A rule with its place in the policy. */
export interface PlacedRule {
  /** May be a number token. */
  readonly priority: number;
  readonly rule: CheckedRule;
}

/** A copy of a rule and of its lists. */
export function copyOfRule(rule: LifecycleRule): LifecycleRule {
  return {
    ...rule,
    ...(rule.tagPrefixList && { tagPrefixList: [...rule.tagPrefixList] }),
    ...(rule.tagPatternList && { tagPatternList: [...rule.tagPatternList] }),
  };
}

/** The form that ECR reads. The order of the keys is that of aws-cdk-lib, so that the text is the same. */
export function renderRule({ priority, rule }: PlacedRule): object {
  const { given, countType } = rule;
  return {
    rulePriority: priority,
    description: given.description,
    selection: {
      tagStatus: rule.tagStatus,
      tagPrefixList: given.tagPrefixList,
      tagPatternList: given.tagPatternList,
      countType,
      countNumber: rule.countNumber,
      countUnit: countType === 'imageCountMoreThan' ? undefined : 'days',
      storageClass: rule.storageClass === 'archive' ? 'archive' : undefined,
    },
    action: rule.action === LifecycleAction.EXPIRE
      ? { type: 'expire' }
      : { type: 'transition', targetStorageClass: 'archive' },
  };
}
