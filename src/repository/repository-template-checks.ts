import { checkPolicyJson } from '../checks/policy-json';
import type { PropertyCheck } from '../core/property-checks';
import { policyJsonWarnings } from '../policies/policy-json-warnings';
import { REPOSITORY_POLICY } from '../policies/policy-kinds';
import { lifecycleTextCheck } from '../repository-settings/lifecycle-text-check';
import { RESOURCE_TAG_CHECKS } from '../repository-settings/resource-tags';

/** What a template has instead of the rules, statements and tags that a construct collects from several properties and methods. */
export interface TemplateProps {
  readonly lifecyclePolicyText?: string;
  readonly repositoryPolicyText?: unknown;
  readonly tags?: unknown;
}

/** The checks of properties that only a template has. */
export const REPOSITORY_TEMPLATE_CHECKS: ReadonlyArray<PropertyCheck<TemplateProps>> = [
  lifecycleTextCheck('LifecyclePolicy.LifecyclePolicyText'),
  {
    prop: 'repositoryPolicyText',
    path: 'RepositoryPolicyText',
    problems: (policy, name, subject) => checkPolicyJson(name, policy, REPOSITORY_POLICY, subject),
    warnings: (policy, name, subject) => policyJsonWarnings(name, policy, REPOSITORY_POLICY, subject),
  },
  ...RESOURCE_TAG_CHECKS,
];
