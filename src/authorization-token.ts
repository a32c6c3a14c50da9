import * as iam from 'aws-cdk-lib/aws-iam';
import { PRIVATE_LOGIN_ACTIONS, PUBLIC_LOGIN_ACTIONS } from './private/actions';

/**
 * Authorization token for the private registry of the current environment.
 *
 * `docker login` needs it before any pull or push. It cannot be given by a repository policy: the grantee must be a
 * principal that holds identity policies (a role, a user or a group).
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
   * @param grantee a principal that holds identity policies
   */
  public static grantRead(grantee: iam.IGrantable): void {
    grantLogin(grantee, PRIVATE_LOGIN_ACTIONS);
  }

  private constructor() {}
}

/**
 * Authorization token for the ECR Public Gallery, which is global.
 *
 * Pulling from the gallery works without it, at the rate of anonymous callers. Clients must ask for the token in us-east-1.
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
   * @param grantee a principal that holds identity policies
   */
  public static grantRead(grantee: iam.IGrantable): void {
    grantLogin(grantee, PUBLIC_LOGIN_ACTIONS);
  }

  private constructor() {}
}

/** Login actions take no resource other than `*`. */
function grantLogin(grantee: iam.IGrantable, actions: readonly string[]): void {
  grantee.grantPrincipal.addToPrincipalPolicy(new iam.PolicyStatement({ actions: [...actions], resources: ['*'] }));
}
