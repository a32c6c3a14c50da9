import type { CheckedRule, PlacedRule } from './checked-rule';
import type { StorageClass } from './criterion';
import { TagStatus } from './lifecycle-rule';
import { unknownKeysOf } from './unknown-keys';
import { unreachableRules } from './unreachable-rules';
import { formatValue } from '../core/format-value';
import { isAbsent } from '../core/tokens';
import type { Warning } from '../core/warnings';

/** Younger images may still be in use by their digest in what was deployed from them. */
const SHORT_DAYS = 7;

/** Something that is legal in a rule, but dangerous or probably not meant. */
export interface RuleWarning extends Warning {
  /** The subject of the warning: the same warning about the same rule is given once. */
  readonly about: CheckedRule;
}

/**
 * The warnings about a policy.
 *
 * @param rules the rules in the order of adding
 * @param placed the rules with their numbers
 * @param tagMutability the tag mutability of the repository, as CloudFormation has it
 */
export function warningsAbout(rules: readonly CheckedRule[], placed: readonly PlacedRule[], tagMutability: unknown): RuleWarning[] {
  return [
    ...isAbsent(tagMutability) || tagMutability === 'MUTABLE' ? rules.flatMap(aboutShortExpiry) : [],
    ...rules.flatMap(aboutUnknownKeys),
    ...aboutMixedNumbers(rules),
    ...aboutUnreachable(placed),
  ];
}

/** The warning about a rule that expires replaced images before deployments have moved on to the new ones. */
function aboutShortExpiry(rule: CheckedRule): RuleWarning[] {
  const age = rule.given.maxImageAge;
  return rule.tagStatus !== TagStatus.UNTAGGED || !age || age.isUnresolved() || age.toDays() >= SHORT_DAYS ? [] : [{
    id: 'cdk-ecr:shortUntaggedExpiry',
    message: `images lose their tag when it is pushed again, and are expired ${age.toDays()} day(s) after their own push, even while a function or `
      + `task still runs them by digest: use a maxImageAge of at least ${SHORT_DAYS} days, maxImageCount, or TagMutability.IMMUTABLE`,
    about: rule,
  }];
}

function aboutUnknownKeys(rule: CheckedRule): RuleWarning[] {
  return unknownKeysOf(rule.given).map(({ key, meant }) => ({
    id: 'cdk-ecr:unknownLifecycleRuleKey',
    message: `${rule.names.rule} has the unknown key ${formatValue(key)}, which has no effect${meant ? `: did you mean ${meant}?` : ''}`,
    about: rule,
  }));
}

/** Reports only the first, because the advice applies to all rules. */
function aboutMixedNumbers(rules: readonly CheckedRule[]): RuleWarning[] {
  const unnumbered: Partial<Record<StorageClass, CheckedRule>> = {};
  for (const rule of rules) {
    if (rule.tagStatus !== TagStatus.ANY) {
      const before = unnumbered[rule.storageClass];
      if (rule.given.rulePriority === undefined) {
        unnumbered[rule.storageClass] ??= rule;
      } else if (before) {
        return [{
          id: 'cdk-ecr:mixedRulePriorities',
          message: `${before.names.rule} is written before ${rule.names.rule}, but applies after it: rules without rulePriority come `
            + 'after all rules with one; give every rule a rulePriority, or none',
          about: before,
        }];
      }
    }
  }
  return [];
}

function aboutUnreachable(placed: readonly PlacedRule[]): RuleWarning[] {
  return unreachableRules(placed).map(({ rulePriority, reason }) => ({
    id: 'cdk-ecr:unreachableLifecycleRule',
    message: reason,
    about: placed.find(({ priority }) => priority === rulePriority)!.rule,
  }));
}
