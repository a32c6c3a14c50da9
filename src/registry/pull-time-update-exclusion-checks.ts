import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { onceInRegistry } from './once-in-registry';
import { checkRemovalPolicy } from '../checks/removal-policies';
import { checkRoleArn } from '../checks/role-arns';
import { WrongType } from '../checks/wrong-type';
import type { OncePerEnvironment } from '../core/claims';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { partitionOf } from '../core/partitions';
import type { CheckEnvironment, PropertyChecks } from '../core/property-checks';

/** CloudFormation accepts only shorter ARNs than IAM. */
const MAX_ARN_LENGTH = 200;

/** The checks of an exclusion. */
export const EXCLUSION_CHECKS: PropertyChecks<{ role: unknown; removalPolicy?: RemovalPolicy }> = [
  {
    prop: 'role',
    path: 'PrincipalArn',
    required: true,
    fromTyped: (role: Partial<IRoleRef>) => role.roleRef?.roleArn ?? new WrongType(role),
    problems: checkRole,
  },
  { prop: 'removalPolicy', problems: (policy, name) => checkRemovalPolicy(name, policy) },
];

/** Sources disagree on users, which only templates can name. */
function checkRole(arn: unknown, name: string, { region }: CheckEnvironment): Problem[] {
  return arn instanceof WrongType
    ? [{ code: 'InvalidRole', message: `${name} must be a role, or a reference to one such as Role.fromRoleArn gives, got ${formatValue(arn.value)}` }]
    : checkRoleArn(name, arn, { path: true, users: true, maxLength: MAX_ARN_LENGTH, partition: region && partitionOf(region) });
}

/** A registry has one exclusion for a role. */
export const ONE_EXCLUSION_A_ROLE: OncePerEnvironment = {
  ...onceInRegistry('AWS::ECR::PullTimeUpdateExclusion', 'a pull time update exclusion'),
  uniqueProperty: 'principalArn',
  limit: { most: 100, code: 'TooManyPullTimeUpdateExclusions', fix: 'let scanners share a role' },
};
