import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Token } from 'aws-cdk-lib/core';
import { domainOf } from './known-upstreams';
import { checkUpstreamName, checkUpstreamUrl } from './upstream-checks';
import { throwIfInvalid, type Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isAbsent, isKnownLater } from '../core/tokens';

/**
 * A private registry of ECR to pull from.
 */
export interface PrivateEcrUpstreamOptions {
  /**
   * The 12 digits of the account id, which is the id of the registry.
   */
  readonly account: string;

  /**
   * The region of the registry, such as `us-west-2`, in the partition of the cache rule.
   */
  readonly region: string;

  /**
   * The role that ECR uses to pull. It must trust `pullthroughcache.ecr.amazonaws.com`, and be in the account of the cache rule.
   *
   * The role gets the permissions that ECR needs, if CDK can modify it.
   *
   * @default - created if the registry is in another account, or in one that is known only at deployment; otherwise no role
   */
  readonly role?: iam.IRoleRef;
}

/**
 * The settings of an upstream registry in addition to its URL.
 */
export interface UpstreamRegistryOptions {
  /**
   * The secret to log in with, for a registry that requires one. See `UpstreamRegistry.dockerHub` for its requirements.
   *
   * @default - ECR does not log in
   */
  readonly secret?: secretsmanager.ISecret;

  /**
   * The role that ECR uses to pull from a private registry of ECR.
   *
   * @default - created for a private registry of ECR in another account; otherwise no role
   */
  readonly role?: iam.IRoleRef;

  /**
   * The name of the registry, as `UpstreamRegistry` of CloudFormation: `docker-hub`, `quay` and so on.
   *
   * @default - ECR recognizes the registry by its URL
   */
  readonly registry?: string;
}

/** The data that a cache rule needs about its upstream. */
export interface UpstreamConnection extends UpstreamRegistryOptions {
  readonly url: string;

  /** The account and region of a private registry of ECR. */
  readonly account?: string;
  readonly region?: string;
}

/**
 * A registry that a pull through cache pulls from.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
 */
export class UpstreamRegistry {
  /**
   * Amazon ECR Public, `public.ecr.aws`.
   */
  public static ecrPublic(): UpstreamRegistry {
    return new UpstreamRegistry({ url: 'public.ecr.aws' });
  }

  /**
   * The registry of Kubernetes, `registry.k8s.io`.
   */
  public static kubernetes(): UpstreamRegistry {
    return new UpstreamRegistry({ url: 'registry.k8s.io' });
  }

  /**
   * Quay, `quay.io`.
   */
  public static quay(): UpstreamRegistry {
    return new UpstreamRegistry({ url: 'quay.io' });
  }

  /**
   * Docker Hub, `registry-1.docker.io`. Official images are below `library`: `library/nginx`.
   *
   * The secret is in the account and region of the cache rule. Its name begins with `ecr-pullthroughcache/`, it is encrypted with the
   * default key, and it holds JSON with the keys `username` and `accessToken`.
   *
   * @param secret the user name and an access token
   */
  public static dockerHub(secret: secretsmanager.ISecret): UpstreamRegistry {
    return new UpstreamRegistry({ url: 'registry-1.docker.io', secret });
  }

  /**
   * GitHub Container Registry, `ghcr.io`.
   *
   * @param secret the user name and a personal access token. See `dockerHub` for the requirements of the secret
   */
  public static gitHub(secret: secretsmanager.ISecret): UpstreamRegistry {
    return new UpstreamRegistry({ url: 'ghcr.io', secret });
  }

  /**
   * GitLab Container Registry of gitlab.com, `registry.gitlab.com`. ECR does not pull from other servers of GitLab.
   *
   * @param secret the user name and an access token. See `dockerHub` for the requirements of the secret
   */
  public static gitLab(secret: secretsmanager.ISecret): UpstreamRegistry {
    return new UpstreamRegistry({ url: 'registry.gitlab.com', secret });
  }

  /**
   * A registry of Microsoft Azure, `NAME.azurecr.io`.
   *
   * Throws when the name is not that of a registry.
   *
   * @param registryName the name of the registry, in lowercase: the part of its login server before `.azurecr.io`
   * @param secret the user name and an access token. See `dockerHub` for the requirements of the secret
   */
  public static azure(registryName: string, secret: secretsmanager.ISecret): UpstreamRegistry {
    throwIfInvalid(checkAzureName(registryName));
    return new UpstreamRegistry({ url: `${registryName}.azurecr.io`, secret });
  }

  /**
   * Chainguard, `cgr.dev`.
   *
   * @param secret the id of a pull token, and the token. See `dockerHub` for the requirements of the secret
   */
  public static chainguard(secret: secretsmanager.ISecret): UpstreamRegistry {
    return new UpstreamRegistry({ url: 'cgr.dev', secret });
  }

  /**
   * A private registry of ECR: in another region, another account, or both.
   *
   * ECR needs a role for another account, which is created, and permission from that account: see
   * `PullThroughCacheRule.upstreamPolicyStatement`.
   *
   * @param options the account and region of the registry
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-private.html
   */
  public static privateEcr(options: PrivateEcrUpstreamOptions): UpstreamRegistry {
    const { account, region, role } = options ?? {};
    const isText = typeof account === 'string' && typeof region === 'string';
    const url = isText ? `${account}.dkr.ecr.${region}.${domainOf(Token.isUnresolved(region) ? '' : region)}` : '';
    return new UpstreamRegistry({ url, account: account ?? '', region: region ?? '', role });
  }

  /**
   * Any registry that ECR can pull from, by its host. Use it for registries without a method in this class.
   *
   * Throws when the text is not a host, or is one that ECR is known not to pull from. Warns about other unknown hosts.
   *
   * @param url the host, in lowercase, without scheme, port and path: `quay.io`
   * @param options settings of the registry, such as a secret
   */
  public static of(url: string, options: UpstreamRegistryOptions = {}): UpstreamRegistry {
    const { registry, secret, role } = options ?? {};
    throwIfInvalid([...checkUpstreamUrl('url', url), ...isAbsent(registry) ? [] : checkUpstreamName(registry, 'registry')]);
    return new UpstreamRegistry({ url, registry: registry ?? undefined, secret: secret ?? undefined, role: role ?? undefined });
  }

  private constructor(private readonly connection: UpstreamConnection) {}

  /**
   * The data that a cache rule needs.
   *
   * @internal
   */
  public _connect(): UpstreamConnection {
    return this.connection;
  }
}

const AZURE_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function checkAzureName(registryName: unknown): Problem[] {
  return isKnownLater(registryName) || (typeof registryName === 'string' && AZURE_NAME.test(registryName)) ? [] : [{
    code: 'InvalidUpstreamUrl', message: `registryName must be the name of a registry of Azure, in lowercase and without ".azurecr.io", got ${formatValue(registryName)}`,
  }];
}
