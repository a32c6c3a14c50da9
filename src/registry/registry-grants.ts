import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IReplicationTarget } from './replication-destination';
import { repositoryArns } from './statement-resources';
import { REPOSITORY_PERMISSIONS, type Permission } from '../policies/actions';
import { grantOnResource } from '../policies/grant-on-resource';
import { withLogin } from '../policies/with-login';

/**
 * Options of a grant on a registry.
 */
export interface RegistryGrantOptions {
  /**
   * The repositories that it applies to: names, in which `*` and `?` are wildcards. They need not exist.
   *
   * @default - all repositories of the registry
   */
  readonly repositories?: string[];
}

/**
 * The grants of a registry, available as `registry.grants`. They apply to many repositories at once, including those that do not exist yet.
 *
 * A grant writes to the identity policy of the grantee. If the grantee has none (an organization, a service) or belongs to another
 * account, it writes to the registry policy.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html
 * @example
 * Registry.of(this).grants.pull(new iam.OrganizationPrincipal('o-a1b2c3d4e5'), { repositories: ['base/*'] });
 */
export class RegistryGrants {
  /**
   * The grants of a registry.
   *
   * @internal
   */
  public static _of(registry: IReplicationTarget, sign: (grantee: iam.IGrantable) => void): RegistryGrants {
    return new RegistryGrants(registry, sign);
  }

  private constructor(private readonly registry: IReplicationTarget, private readonly signWith: (grantee: iam.IGrantable) => void) {}

  /**
   * Grant pulling images, and logging in to the registry.
   *
   * A grantee without an identity policy, or of another account, needs its own login permission: `AuthorizationToken.grantRead`.
   *
   * @param grantee the principal to grant to
   * @param options the repositories
   */
  public pull(grantee: iam.IGrantable, options: RegistryGrantOptions = {}): iam.Grant {
    return this.grant(grantee, REPOSITORY_PERMISSIONS.pull, options);
  }

  /**
   * Grant pulling images through pull through caches, and logging in to the registry. The first pull of an image creates its repository.
   *
   * @param grantee the principal to grant to
   * @param options the repositories, such as `docker-hub/*` for the cache with the prefix `docker-hub`
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html
   */
  public pullThrough(grantee: iam.IGrantable, options: RegistryGrantOptions = {}): iam.Grant {
    return this.grant(grantee, REPOSITORY_PERMISSIONS.pullThrough, options);
  }

  /**
   * Grant pushing images to repositories that the first push creates, and logging in to the registry.
   *
   * Needs a `RepositoryCreationTemplate` for `CREATE_ON_PUSH` that matches the names. The grant also applies to existing repositories.
   *
   * @param grantee the principal to grant to
   * @param options the repositories
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html
   */
  public createOnPush(grantee: iam.IGrantable, options: RegistryGrantOptions = {}): iam.Grant {
    return this.grant(grantee, REPOSITORY_PERMISSIONS.createOnPush, options);
  }

  /**
   * Grant signing with the profiles of all signing rules of the registry, including those that are added later.
   *
   * ECR signs an image on behalf of the principal that pushes it. Grant the push itself with `repository.grants.push`. A profile of
   * another account must allow it in its own account as well.
   *
   * @param grantee the principal that pushes images; it needs an identity policy
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/managed-signing.html
   */
  public sign(grantee: iam.IGrantable): void {
    this.signWith(grantee);
  }

  private grant(grantee: iam.IGrantable, { actions }: Permission, options: RegistryGrantOptions): iam.Grant {
    const { registry } = this;
    const arns = repositoryArns(registry, options?.repositories, registry.env);
    return withLogin(grantee, grantOnResource({
      scope: registry,
      arns,
      policyNamesResources: true,
      account: registry.env.account,
      addToResourcePolicy: (statement) => registry.addToPolicy(statement),
    }, grantee, [...actions]));
  }
}
