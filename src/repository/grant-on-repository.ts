import type * as ecr from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { REPOSITORY_PERMISSIONS, type RepositoryPermissions } from '../policies/actions';
import { grantOnResource } from '../policies/grant-on-resource';
import { withLogin } from '../policies/with-login';

/** The part of a repository that writes grants. */
interface Granter {
  /** What its grants allow, where that differs from other repositories. */
  readonly _permissions?: RepositoryPermissions;

  grant(grantee: iam.IGrantable, ...actions: string[]): iam.Grant;
}

/** Grants actions on a repository that is treated as one of the given account. */
export function grantOnRepository(repository: ecr.IRepository, grantee: iam.IGrantable, actions: string[], account: string): iam.Grant {
  return grantOnResource({
    scope: repository,
    arns: [repository.repositoryArn],
    account,
    addToResourcePolicy: (statement) => repository.addToResourcePolicy(statement),
  }, grantee, actions);
}

/** Grants a permission through the method `grant`, which a subclass may override. */
export function grantPermission(granter: Granter, grantee: iam.IGrantable, permission: keyof RepositoryPermissions): iam.Grant {
  const { actions, login } = (granter._permissions ?? REPOSITORY_PERMISSIONS)[permission];
  const grant = granter.grant(grantee, ...actions);
  return login ? withLogin(grantee, grant) : grant;
}
