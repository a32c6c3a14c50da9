import type { CheckedRule, PlacedRule } from './checked-rule';
import { TagStatus } from './lifecycle-rule';
import { isWholeFromOne } from './whole-numbers';
import type { Problem } from '../core/errors';

/**
 * Numbers rules: rules with a number keep it; the others follow, with rules for any image last. Within each group the order is
 * that of adding. This is the order of aws-cdk-lib, so that the text is the same.
 */
export function placeRules(rules: readonly CheckedRule[]): PlacedRule[] {
  const numbered: CheckedRule[] = [];
  const unnumbered: CheckedRule[] = [];
  const any: CheckedRule[] = [];
  let next = 1;
  for (const rule of rules) {
    const { rulePriority } = rule.given;
    (rule.tagStatus === TagStatus.ANY ? any : rulePriority === undefined ? unnumbered : numbered).push(rule);
    if (isWholeFromOne(rulePriority)) {
      next = Math.max(next, rulePriority + 1);
    }
  }
  return [...numbered, ...unnumbered, ...any].map((rule) => ({ priority: rule.given.rulePriority ?? next++, rule }));
}

/** The problem when a rule is added, but no exact number is left for the rules without one. */
export function checkAutomaticNumbers(rules: readonly CheckedRule[], added: CheckedRule): Problem[] {
  let highest = added;
  let automatic = added.given.rulePriority === undefined ? 1 : 0;
  for (const rule of rules) {
    highest = numberOf(rule) > numberOf(highest) ? rule : highest;
    automatic += rule.given.rulePriority === undefined ? 1 : 0;
  }
  return numberOf(highest) + automatic <= Number.MAX_SAFE_INTEGER ? [] : [{
    code: 'InvalidRulePriority',
    message: `${highest.names.of('rulePriority')} must leave room for the numbers of rules without one, which come after it, got ${numberOf(highest)}`,
  }];
}

/** The number that was passed for a rule, as far as it is known; 0 if there is none. */
function numberOf({ given: { rulePriority } }: CheckedRule): number {
  return isWholeFromOne(rulePriority) ? rulePriority : 0;
}
