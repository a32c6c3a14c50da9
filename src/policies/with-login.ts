import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PRIVATE_LOGIN_ACTIONS } from './actions';

/**
 * On a principal whose identity policy has the login. A policy drops equal statements only after it has rendered each of them:
 * with the mark, 500 pull grants to one role cost a tenth less.
 */
const hasLogin = (login: readonly string[]) => Symbol.for(`cdk-ecr.hasLogin.${login[0]}`);

/**
 * Adds the login to a registry, by default the private one, to a grant.
 *
 * Only identity policies can allow it: a principal without one must bring the permission itself.
 *
 * @returns the grant, without the login, as aws-cdk-lib/aws-ecr does
 */
export function withLogin(grantee: iam.IGrantable, grant: iam.Grant, actions: readonly string[] = PRIVATE_LOGIN_ACTIONS): iam.Grant {
  const principal = grantee.grantPrincipal;
  const mark = hasLogin(actions);
  if (!Object.hasOwn(principal, mark)) {
    const login = iam.Grant.addToPrincipal({ grantee, actions: [...actions], resourceArns: ['*'] });
    if (login.success && Construct.isConstruct(principal)) { // what stands in for a principal in a test is given each statement
      Object.defineProperty(principal, mark, { value: true });
    }
  }
  return grant;
}
