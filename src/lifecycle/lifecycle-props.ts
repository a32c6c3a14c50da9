import type { LifecyclePolicy } from './lifecycle-policy';
import type { LifecycleRule } from './lifecycle-rule';
import type { LifecycleRuleSet } from './lifecycle-rule-set';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';

/** The properties through which constructs accept lifecycle rules. */
export interface LifecycleProps {
  readonly lifecyclePolicy?: LifecyclePolicy;
  readonly lifecycleRules?: LifecycleRule[];
}

/** Adds the rules of the properties to a set, those of the policy first. Returns the problems. */
export function addLifecycleProps(rules: LifecycleRuleSet, { lifecyclePolicy, lifecycleRules }: LifecycleProps): Problem[] {
  return [...addPolicy(rules, lifecyclePolicy ?? undefined), ...addRules(rules, lifecycleRules)];
}

/** The type of a list is checked elsewhere, with the other properties. */
function addRules(rules: LifecycleRuleSet, list: unknown): Problem[] {
  return Array.isArray(list) ? rules.addList(list, 'lifecycleRules') : [];
}

function addPolicy(rules: LifecycleRuleSet, policy: unknown): Problem[] {
  if (policy === undefined) {
    return [];
  }
  return isPolicy(policy) ? policy._addTo(rules, 'lifecyclePolicy.rules') : [{
    code: 'InvalidLifecyclePolicy',
    message: `lifecyclePolicy must be a LifecyclePolicy, got ${formatValue(policy)}; make one with LifecyclePolicy.of or LifecyclePolicy.fromJson`,
  }];
}

/** Recognized by its methods, not by class: an app may contain several copies of this library. */
function isPolicy(value: unknown): value is LifecyclePolicy {
  return typeof (value as Partial<LifecyclePolicy>)._addTo === 'function';
}
