import { NOT_TYPED, type PropertyCheck } from '../core/property-checks';
import { checkPolicyText, policyTextWarnings } from '../lifecycle/check-policy-text';

/** The check of the text of a lifecycle policy. Templates have such a text instead of rules. */
export function lifecycleTextCheck(path: string): PropertyCheck<{ readonly lifecyclePolicyText?: string }> {
  return {
    prop: 'lifecyclePolicyText',
    path,
    fromTyped: NOT_TYPED,
    problems: (text, name) => checkPolicyText(name, text),
    warnings: (text, name, subject) => policyTextWarnings(name, text, subject.valueOf('imageTagMutability')),
  };
}
