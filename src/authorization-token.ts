import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import { checkGrantee } from './checks/policy-statements';
import { fail, throwIfInvalid } from './core/errors';
import { formatValue } from './core/format-value';
import { warn } from './core/warnings';
import { PRIVATE_LOGIN_ACTIONS, PUBLIC_LOGIN_ACTIONS } from './policies/actions';

/**
 * Authorization token for the private registries of Amazon ECR.
 *
 * `docker login` needs it before any pull or push. A repository policy cannot allow it, so the grantee must be a principal with an
 * identity policy: a role, a user or a group. `repository.grants.pull` and similar grants include it.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html
 * @example
 * declare const user: iam.User;
 * AuthorizationToken.grantRead(user);
 */
export class AuthorizationToken {
  /**
   * Allow the grantee to retrieve an authorization token of the private registry.
   *
   * Throws when the grantee is a principal without an identity policy, such as a service or an account. Warns when its identity
   * policy cannot be changed here, such as that of a role imported with `addGrantsToResources`.
   *
   * @param grantee a principal with an identity policy
   */
  public static grantRead(grantee: iam.IGrantable): void {
    grantLogin(grantee, PRIVATE_LOGIN_ACTIONS);
  }

  private constructor() {}
}

/**
 * Authorization token for the ECR Public Gallery, which is global.
 *
 * Pulling from the gallery also works without it, at the lower rate for anonymous callers. Clients must ask for the token in us-east-1.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html#public-registry-auth
 * @example
 * declare const user: iam.User;
 * PublicGalleryAuthorizationToken.grantRead(user);
 */
export class PublicGalleryAuthorizationToken {
  /**
   * Allow the grantee to retrieve an authorization token of the public gallery.
   *
   * Throws when the grantee is a principal without an identity policy, such as a service or an account. Warns when its identity
   * policy cannot be changed here, such as that of a role imported with `addGrantsToResources`.
   *
   * @param grantee a principal with an identity policy
   */
  public static grantRead(grantee: iam.IGrantable): void {
    grantLogin(grantee, PUBLIC_LOGIN_ACTIONS);
  }

  private constructor() {}
}

/** Login actions accept no resource other than `*`. */
function grantLogin(grantee: iam.IGrantable, actions: readonly string[]): void {
  throwIfInvalid(checkGrantee(grantee));
  const statement = new iam.PolicyStatement({ actions: [...actions], resources: ['*'] });
  const result: iam.AddToPrincipalPolicyResult | undefined = grantee.grantPrincipal.addToPrincipalPolicy(statement); // a mock may return nothing
  if (result?.statementAdded === false) {
    reportLostLogin(grantee);
  }
}

/** A warning needs a construct. A principal that is not a construct can never have an identity policy. */
function reportLostLogin(grantee: iam.IGrantable): void {
  const construct = [grantee, grantee.grantPrincipal].find((candidate) => Construct.isConstruct(candidate));
  if (!construct) {
    fail('PrincipalCannotHoldIdentityPolicy', `grantee must be a role, a user, a group or a construct that has one, got ${formatValue(grantee)}: `
      + 'a login is allowed by identity policies only');
  }
  warn(construct as unknown as IConstruct, 'cdk-ecr:loginNotGranted',
    'the login was not granted, because the identity policy of this principal cannot be changed here: allow it where the principal is defined');
}
