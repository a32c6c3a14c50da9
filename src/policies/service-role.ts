import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A role that ECR uses, and the grants that must exist before. */
export interface ServiceRole {
  readonly role: iam.IRoleRef;
  readonly grants: readonly iam.Grant[];
}

/** Grants a role what ECR needs to do with it. A role that CDK cannot modify gets no permissions. */
export function grantsOfRole(
  scope: Construct,
  role: iam.IRoleRef,
  permissions: ReadonlyArray<{ readonly actions: string[]; readonly resourceArns: string[] }>,
): iam.Grant[] {
  const grantee = asGrantable(scope, role);
  return permissions.map((permission) => iam.Grant.addToPrincipal({ grantee, ...permission }));
}

/** A reference without methods, such as an L1, gets a policy by the name of the role. */
function asGrantable(scope: Construct, role: iam.IRoleRef): iam.IGrantable {
  const { grantPrincipal } = role as Partial<iam.IRole>;
  return grantPrincipal === undefined ? iam.Role.fromRoleName(scope, 'GivenRole', role.roleRef.roleName) : { grantPrincipal };
}
