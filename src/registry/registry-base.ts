import type * as iam from 'aws-cdk-lib/aws-iam';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { RegistryGrants } from './registry-grants';
import type { RegistryPolicyStatementOptions } from './registry-policy';
import type { IReplicationTarget } from './replication-destination';
import { fail } from '../core/errors';
import { dualStackSuffixFor, urlSuffixFor } from '../core/partitions';

/**
 * The private registry of an account and region: that of a stack, or one that is defined elsewhere.
 */
export interface IRegistry extends IReplicationTarget {
  /**
   * The id of the registry, which is the id of its account.
   */
  readonly registryId: string;

  /**
   * The URI of the registry: `ACCOUNT.dkr.ecr.REGION.amazonaws.com`.
   */
  readonly registryUri: string;

  /**
   * The URI of the registry for clients that use IPv4 or IPv6: `ACCOUNT.dkr-ecr.REGION.on.aws`.
   *
   * Throws when the region is known only at deployment: the domain depends on it. Outside the partitions `aws` and `aws-us-gov`, the
   * domain is not in the documentation of AWS.
   */
  readonly dualStackRegistryUri: string;

  /**
   * Grants on this registry.
   */
  readonly grants: RegistryGrants;
}

/**
 * Base class for the registry of a stack, and for one that is defined elsewhere.
 *
 * @internal
 */
export abstract class RegistryBase extends Construct implements IRegistry {
  /**
   * The account and region of the registry.
   */
  public abstract readonly env: ResourceEnvironment;

  /**
   * Grants on this registry.
   */
  public readonly grants: RegistryGrants = RegistryGrants._of(this, (grantee) => this._grantSigning(grantee));

  /**
   * The id of the registry, which is the id of its account.
   */
  public get registryId(): string {
    return this.env.account;
  }

  /**
   * The URI of the registry: `ACCOUNT.dkr.ecr.REGION.amazonaws.com`.
   */
  public get registryUri(): string {
    const { account, region } = this.env;
    return `${account}.dkr.ecr.${region}.${urlSuffixFor(region, Stack.of(this))}`;
  }

  /**
   * The URI of the registry for clients that use IPv4 or IPv6: `ACCOUNT.dkr-ecr.REGION.on.aws`.
   *
   * Throws when the region is known only at deployment: the domain depends on it. Outside the partitions `aws` and `aws-us-gov`, the
   * domain is not in the documentation of AWS.
   */
  public get dualStackRegistryUri(): string {
    const { account, region } = this.env;
    return Token.isUnresolved(region)
      ? fail('DualStackUriNeedsRegion', 'the domain of a dual-stack registry depends on its region, which is known only at deployment: give the stack an env with a region', this)
      : `${account}.dkr-ecr.${region}.${dualStackSuffixFor(region)}`;
  }

  /**
   * Add a statement to the policy of the registry.
   *
   * Throws when the statement has neither resources nor `repositories`, or both.
   *
   * @param statement a statement with principals and actions
   * @param options the repositories that it applies to
   */
  public abstract addToPolicy(statement: iam.PolicyStatement, options?: RegistryPolicyStatementOptions): iam.AddToResourcePolicyResult;

  /**
   * Grants signing with the profiles of the registry.
   *
   * @internal
   */
  protected abstract _grantSigning(grantee: iam.IGrantable): void;
}
