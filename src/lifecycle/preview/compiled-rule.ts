import type { PlacedRule } from '../checked-rule';
import type { CountType, StorageClass } from '../criterion';
import { LifecycleAction, TagStatus } from '../lifecycle-rule';
import { patternsOf } from '../rule-patterns';
import type { TagPattern } from '../tag-pattern';

const DAY = 86_400_000;

/** A rule in a form that is fast to evaluate. */
export interface CompiledRule {
  readonly priority: number;
  readonly description?: string;
  readonly action: LifecycleAction;
  readonly storageClass: StorageClass;
  readonly countType: CountType;
  readonly countNumber: number;
  /** The age in milliseconds above which a rule by age acts. Unused for a rule by count. */
  readonly oldest: number;
  readonly takesTagged: boolean;
  readonly takesUntagged: boolean;
  /** The patterns that the tags must all match; empty if there are no requirements. */
  readonly patterns: readonly TagPattern[];
}

/** The rules of a policy without tokens, first owner first. */
export function compileRules(placed: readonly PlacedRule[]): CompiledRule[] {
  return [...placed].sort((a, b) => a.priority - b.priority).map(compileRule);
}

function compileRule({ priority, rule }: PlacedRule): CompiledRule {
  const { given, tagStatus, countType, countNumber } = rule;
  return {
    priority,
    description: given.description,
    action: rule.action,
    storageClass: rule.storageClass,
    countType,
    countNumber,
    oldest: countNumber * DAY,
    takesTagged: tagStatus !== TagStatus.UNTAGGED,
    takesUntagged: tagStatus !== TagStatus.TAGGED,
    patterns: patternsOf(rule),
  };
}
