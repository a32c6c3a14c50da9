import type { CheckedRule } from './checked-rule';
import { TagStatus } from './lifecycle-rule';
import { isWholeFromOne } from './whole-numbers';
import type { Problem } from '../core/errors';

/** Appends why two rules, each fine alone, cannot stand in one policy, whichever was added first. */
export function conflictsBetween(earlier: CheckedRule, added: CheckedRule, problems: Problem[]): void {
  const priority = added.given.rulePriority;
  if (isWholeFromOne(priority) && priority === earlier.given.rulePriority) {
    problems.push({
      code: 'DuplicateRulePriority',
      message: `rulePriority must be unique in a policy, got ${priority} twice; leave it out to have rules numbered`,
    });
  }
  if (earlier.storageClass !== added.storageClass) {
    return;
  }
  checkSameSelection(earlier, added, problems);
  if (earlier.tagStatus === TagStatus.ANY && added.tagStatus !== TagStatus.ANY) {
    checkAnyComesLast(earlier, added, problems);
  } else if (added.tagStatus === TagStatus.ANY && earlier.tagStatus !== TagStatus.ANY) {
    checkAnyComesLast(added, earlier, problems);
  }
}

function checkSameSelection(earlier: CheckedRule, added: CheckedRule, problems: Problem[]): void {
  const { storageClass } = added;
  if (added.tagStatus === TagStatus.ANY && earlier.tagStatus === TagStatus.ANY) {
    problems.push({
      code: 'LifecycleCanOnlyHaveOneAnyTagStatusRule',
      message: `a policy can have only one TagStatus.ANY rule for the ${storageClass} storage class; `
        + 'a rule with neither tagStatus nor tag lists is one',
    });
  }
  if (added.tagStatus === TagStatus.UNTAGGED && earlier.tagStatus === TagStatus.UNTAGGED) {
    problems.push({
      code: 'LifecycleCanOnlyHaveOneUntaggedRule',
      message: `a policy can have only one TagStatus.UNTAGGED rule for the ${storageClass} storage class`,
    });
  }
  if (added.tagSet !== undefined && added.tagSet === earlier.tagSet) {
    problems.push({
      code: 'DuplicateTagSelection',
      message: `two rules for the ${storageClass} storage class cannot select by the same ${added.tagSet}; the later one would be unreachable`,
    });
  }
}

/** An unnumbered rule for any image is always numbered last, so only a numbered one can stand wrong. */
function checkAnyComesLast(any: CheckedRule, other: CheckedRule, problems: Problem[]): void {
  const anyPriority = any.given.rulePriority;
  const otherPriority = other.given.rulePriority;
  if (anyPriority === undefined) {
    return;
  }
  if (otherPriority === undefined) {
    problems.push({
      code: 'CannotCombinePrioritizedAnyRuleWithUnprioritizedRules',
      message: 'a TagStatus.ANY rule with a rulePriority cannot be combined with rules without one; leave out rulePriority of the TagStatus.ANY rule',
    });
  } else if (otherPriority > anyPriority && isWholeFromOne(anyPriority)) {
    problems.push({
      code: 'AnyTagStatusRuleMustHaveHighestPriority',
      message: `the TagStatus.ANY rule must have the highest rulePriority of its storage class, got ${anyPriority} and a rule with ${otherPriority}`,
    });
  }
}
