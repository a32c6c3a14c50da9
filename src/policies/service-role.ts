import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A role with which ECR works, and the grants that it needs before that. */
export interface ServiceRole {
  readonly role: iam.IRoleRef;
  readonly grants: readonly iam.Grant[];
}

/** Allows a role what ECR does with it. A role that CDK cannot modify gets nothing. */
export function grantsOfRole(
  scope: Construct,
  role: iam.IRoleRef,
  permissions: ReadonlyArray<{ readonly actions: string[]; readonly resourceArns: string[] }>,
): iam.Grant[] {
  const grantee = asGrantable(scope, role);
  return permissions.map((permission) => iam.Grant.addToPrincipal({ grantee, ...permission }));
}

/** A reference without methods, such as an L1, is given a policy by the name of the role. */
function asGrantable(scope: Construct, role: iam.IRoleRef): iam.IGrantable {
  const { grantPrincipal } = role as Partial<iam.IRole>;
  return grantPrincipal === undefined ? iam.Role.fromRoleName(scope, 'GivenRole', role.roleRef.roleName) : { grantPrincipal };
}
