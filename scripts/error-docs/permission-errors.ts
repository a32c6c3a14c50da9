import type { ErrorDocs } from './error-doc';
import type { PERMISSION_CODES } from '../../src/codes/error-codes';

/** Policies and grants. */
export const PERMISSION_ERRORS = {
  InvalidPolicyStatement: {
    cause: 'A value that is added to a policy is not a statement.',
    fix: 'Pass a `PolicyStatement` of aws-iam; create one from JSON with `PolicyStatement.fromJson`.',
    example: "repository.addToResourcePolicy({ Effect: 'Allow' } as any)",
  },
  InvalidPolicyText: {
    cause: 'A policy is not a document with a known version and statements.',
    fix: 'Write JSON with `Version` "2012-10-17" and `Statement`.',
    example: 'a registry policy that is a list of statements',
  },
  PolicyStatementRequired: {
    cause: 'A complete registry policy has no statement. ECR rejects such a policy.',
    fix: 'Add a statement, or do not create the policy.',
    example: "new RegistryPolicy(this, 'Policy')",
  },
  PolicyTextTooLong: {
    cause: 'A policy is longer than the 10,240 characters that ECR accepts.',
    fix: 'Merge statements, or trust an organization instead of many principals.',
    example: 'for (const role of hundredRoles) repository.grantPull(role)',
  },
  PolicyResourceRequired: {
    cause: 'A statement of a registry policy names no resources. ECR rejects such a policy.',
    fix: 'Set `resources` of the statement: the ARNs of repositories of this registry.',
    example: 'a statement without `resources` in a registry policy',
  },
  PolicyCannotBeExtended: {
    cause: 'A grant on an L1 would add a statement to its policy, but the policy is known only to CloudFormation, or is not JSON.',
    fix: 'Set the policy of the L1 to a `PolicyDocument` or an object, or leave it out.',
    example: "RepositoryGrants.fromRepository(new CfnRepository(this, 'Repo', { repositoryPolicyText: Fn.importValue('Policy') })).pull(service)",
  },
  InvalidPrincipal: {
    cause: 'A policy has a principal that is not valid in any policy.',
    fix: 'Pass the complete ARN of an account, role or user, the 12 digits of an account, or `*`.',
    example: "new ArnPrincipal('my-role')",
  },
  PrincipalMustNotBeGroup: {
    cause: 'An IAM group cannot be the principal of a policy.',
    fix: 'Name a role or users; or give the group an identity policy with `grantPull(group)`.',
    example: "new ArnPrincipal('arn:aws:iam::111122223333:group/devs')",
  },
  PrincipalMustNotHoldWildcard: {
    cause: 'A principal of a policy is an ARN with a wildcard in it, which IAM does not expand.',
    fix: 'Use `AccountPrincipal` and a condition on `aws:PrincipalArn`.',
    example: "new ArnPrincipal('arn:aws:iam::111122223333:role/build-*')",
  },
  GrantNeedsActions: {
    cause: 'A grant without actions would write a statement that IAM rejects.',
    fix: 'Name at least one action, such as `ecr:BatchGetImage`, or use `grantPull`.',
    example: 'repository.grant(role)',
  },
  GranteeRequired: {
    cause: 'The grantee is missing, or is not a principal.',
    fix: 'Pass a principal, or a construct that has one, such as a role or a function.',
    example: 'AuthorizationToken.grantRead(undefined as any)',
  },
  RepositoryRequired: {
    cause: 'The target of a grant is not a repository.',
    fix: 'Pass a repository of this library or of aws-ecr, an imported one, or a `CfnRepository`.',
    example: 'RepositoryGrants.fromRepository(dockerImageAsset as any)',
  },
  PrincipalCannotHoldIdentityPolicy: {
    cause: 'Only an identity policy can allow a login, and this principal (an account, a service, everyone) does not have one.',
    fix: 'Grant to the role, user or group that logs in; in another account, that account must do so.',
    example: "AuthorizationToken.grantRead(new AccountPrincipal('111122223333'))",
  },
} satisfies ErrorDocs<typeof PERMISSION_CODES[number]>;
