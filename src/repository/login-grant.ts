import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PRIVATE_LOGIN_ACTIONS } from '../policies/actions';

/**
 * Principals that were allowed to log in. A policy document drops equal statements, but only after it has rendered each.
 * What stands in for a principal in a test is told each time.
 */
const MAY_LOG_IN = new WeakSet<iam.IPrincipal>();

/** A grant with login to the registry: an identity permission on `*`. Principals without identity policies bring their own. */
export function andLogin(grantee: iam.IGrantable, grant: iam.Grant): iam.Grant {
  if (!MAY_LOG_IN.has(grantee.grantPrincipal)) {
    const login = iam.Grant.addToPrincipal({ grantee, actions: [...PRIVATE_LOGIN_ACTIONS], resourceArns: ['*'] });
    if (login.success && Construct.isConstruct(grantee.grantPrincipal)) {
      MAY_LOG_IN.add(grantee.grantPrincipal);
    }
  }
  return grant;
}
