import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { onceInRegistry } from './once-in-registry';
import { checkPolicyJson } from '../checks/policy-json';
import type { AcceptAccount } from '../checks/policy-statements';
import { checkRemovalPolicy } from '../checks/removal-policies';
import type { PropertyChecks } from '../core/property-checks';
import { policyJsonWarnings } from '../policies/policy-json-warnings';
import { REGISTRY_POLICY } from '../policies/policy-kinds';

/**
 * The checks of a registry policy, whose statements are checked together.
 *
 * @param acceptAccount accepts an account id that is not valid in AWS
 */
export function registryPolicyChecks(acceptAccount?: AcceptAccount): PropertyChecks<{ statements: unknown; removalPolicy?: RemovalPolicy }> {
  return [
    {
      prop: 'statements',
      path: 'PolicyText',
      required: true,
      problems: (policy, name, subject) => checkPolicyJson(name, policy, REGISTRY_POLICY, subject, acceptAccount),
      warnings: (policy, name, subject) => policyJsonWarnings(name, policy, REGISTRY_POLICY, subject),
    },
    { prop: 'removalPolicy', problems: (policy, name) => checkRemovalPolicy(name, policy) },
  ];
}

/** A registry has one policy. */
export const ONE_REGISTRY_POLICY = onceInRegistry('AWS::ECR::RegistryPolicy', 'the policy of the registry');
