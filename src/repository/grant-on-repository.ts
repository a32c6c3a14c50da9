import type * as ecr from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Permission } from '../policies/actions';
import { grantOnResource } from '../policies/grant-on-resource';
import { withLogin } from '../policies/with-login';

/** The part of a repository that writes grants. */
interface Granter {
  grant(grantee: iam.IGrantable, ...actions: string[]): iam.Grant;
}

/** Grants actions on a repository, as one of the given account. */
export function grantOnRepository(repository: ecr.IRepository, grantee: iam.IGrantable, actions: string[], account: string): iam.Grant {
  return grantOnResource({
    scope: repository,
    arns: [repository.repositoryArn],
    account,
    addToResourcePolicy: (statement) => repository.addToResourcePolicy(statement),
  }, grantee, actions);
}

/** Grants a permission through the method `grant`, which a subclass may override. */
export function grantPermission(granter: Granter, grantee: iam.IGrantable, { actions, login }: Permission): iam.Grant {
  const grant = granter.grant(grantee, ...actions);
  return login ? withLogin(grantee, grant) : grant;
}
