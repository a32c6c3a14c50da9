import type { CheckedRule } from './checked-rule';
import { TagStatus } from './lifecycle-rule';
import { isWholeFromOne } from './whole-numbers';
import type { Problem } from '../core/errors';

const NOTHING: readonly Problem[] = [];

/** Why two rules that are valid alone cannot be in one policy, in any order of adding. One reason is enough. */
export function conflictsBetween(earlier: CheckedRule, added: CheckedRule): readonly Problem[] {
  const isSameClass = earlier.storageClass === added.storageClass;
  const selections = isSameClass ? checkSelections(earlier, added) : NOTHING;
  const found = selections.length > 0 ? selections : checkNumbers(earlier, added);
  return found.length > 0 || !isSameClass ? found
    : earlier.tagStatus === TagStatus.ANY ? checkAnyComesLast(earlier, added) : checkAnyComesLast(added, earlier);
}

function checkNumbers(earlier: CheckedRule, added: CheckedRule): readonly Problem[] {
  const { rulePriority } = added.given;
  return !isWholeFromOne(rulePriority) || rulePriority !== earlier.given.rulePriority ? NOTHING : [{
    code: 'DuplicateRulePriority',
    message: `${added.names.of('rulePriority')} must be unique in the policy, got ${rulePriority} as in ${earlier.names.rule}${added.names.numberAdvice}`,
  }];
}

function checkSelections(earlier: CheckedRule, added: CheckedRule): readonly Problem[] {
  const { storageClass, names, tagStatus } = added;
  if (tagStatus === TagStatus.ANY && earlier.tagStatus === TagStatus.ANY) {
    return [{
      code: 'LifecycleCanOnlyHaveOneAnyTagStatusRule',
      message: `${names.rule} must not be for any image (TagStatus.ANY) of the ${storageClass} storage class, as ${earlier.names.rule} is: `
        + 'a policy can have only one such rule; a rule with neither tagStatus nor tag lists is one',
    }];
  }
  if (tagStatus === TagStatus.UNTAGGED && earlier.tagStatus === TagStatus.UNTAGGED) {
    return [{
      code: 'LifecycleCanOnlyHaveOneUntaggedRule',
      message: `${names.rule} must not be for untagged images of the ${storageClass} storage class, as ${earlier.names.rule} is: `
        + 'a policy can have only one such rule',
    }];
  }
  // The documentation of ECR says this only about prefixes: the later of two rules with the same patterns is unreachable, but
  // legal.
  return added.prefixSet === undefined || added.prefixSet !== earlier.prefixSet ? NOTHING : [{
    code: 'DuplicateTagSelection',
    message: `${names.of('tagPrefixList')} must not have the same prefixes as ${earlier.names.rule}, for the same storage class (${storageClass}); `
      + 'the later rule would be unreachable',
  }];
}

/** An unnumbered rule for any image always gets the last number, so only a numbered rule can be in the wrong place. */
function checkAnyComesLast(any: CheckedRule, other: CheckedRule): readonly Problem[] {
  const anyPriority = any.given.rulePriority;
  if (any.tagStatus !== TagStatus.ANY || anyPriority === undefined) {
    return NOTHING;
  }
  const otherPriority = other.given.rulePriority;
  if (otherPriority === undefined) {
    return [{
      code: 'CannotCombinePrioritizedAnyRuleWithUnprioritizedRules',
      message: `${any.names.of('rulePriority')} of a TagStatus.ANY rule cannot be combined with rules without one, such as ${other.names.rule}; leave it out`,
    }];
  }
  return !(otherPriority > anyPriority && isWholeFromOne(anyPriority)) ? NOTHING : [{
    code: 'AnyTagStatusRuleMustHaveHighestPriority',
    message: `${any.names.of('rulePriority')} of a TagStatus.ANY rule must be the highest of its storage class, got ${anyPriority}, `
      + `but ${other.names.rule} has ${otherPriority}`,
  }];
}
