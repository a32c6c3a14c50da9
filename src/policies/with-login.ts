import * as iam from 'aws-cdk-lib/aws-iam';
import { PRIVATE_LOGIN_ACTIONS } from './actions';

/**
 * Adds the login to the private registry to a grant.
 *
 * Only identity policies can allow it: a principal without one must bring the permission itself.
 *
 * @returns the grant, without the login, as aws-cdk-lib/aws-ecr does
 */
export function withLogin(grantee: iam.IGrantable, grant: iam.Grant): iam.Grant {
  iam.Grant.addToPrincipal({ grantee, actions: [...PRIVATE_LOGIN_ACTIONS], resourceArns: ['*'] });
  return grant;
}
