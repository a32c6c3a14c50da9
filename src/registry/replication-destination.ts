import type * as iam from 'aws-cdk-lib/aws-iam';
import { Token } from 'aws-cdk-lib/core';
import type { IEnvironmentAware } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import type { RegistryPolicyStatementOptions } from './registry-policy';
import { fail } from '../core/errors';
import { formatValue } from '../core/format-value';

/**
 * A registry that another registry can replicate to, such as `Registry` and `IRegistry`.
 */
export interface IReplicationTarget extends IConstruct, IEnvironmentAware {
  /**
   * Add a statement to the policy of the registry.
   *
   * @param statement a statement with principals and actions
   * @param options the repositories that it applies to, unless it has resources
   */
  addToPolicy(statement: iam.PolicyStatement, options?: RegistryPolicyStatementOptions): iam.AddToResourcePolicyResult;
}

/** A destination as CloudFormation has it. */
interface DestinationProperty {
  readonly region: string;
  readonly registryId: string;
}

/**
 * A registry that images are copied to: another region, another account, or both, within one partition.
 *
 * Copying to another account needs a statement in the registry policy of that account. `of` adds it, if the app defines that registry.
 * `registry.allowReplicationFrom` adds it from the other side.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
 */
export class ReplicationDestination {
  /**
   * The registry of the same account in another region.
   *
   * @param region the region, such as `eu-west-1`; it must be enabled in the account
   */
  public static region(region: string): ReplicationDestination {
    return new ReplicationDestination(region);
  }

  /**
   * The registry of another account, in any region.
   *
   * @param account the 12 digits of the account id, which is the id of its registry
   * @param region the region, such as `eu-west-1`
   */
  public static registry(account: string, region: string): ReplicationDestination {
    return new ReplicationDestination(region, account);
  }

  /**
   * A registry of this app. If it belongs to another account, its policy gets the statement that allows the replication.
   *
   * Throws when the region of the registry is known only at deployment: its stack needs an `env` with a region.
   *
   * @param registry the registry that receives the copies
   */
  public static of(registry: IReplicationTarget): ReplicationDestination {
    const region = registry?.env?.region;
    if (typeof region !== 'string' || Token.isUnresolved(region)) {
      fail('ReplicationTargetUnknown', `registry must be a registry of a known region, got ${formatValue(registry)} in an unknown one: `
        + 'give its stack an env with account and region, or use ReplicationDestination.registry');
    }
    return new ReplicationDestination(region, registry.env.account, registry);
  }

  private constructor(
    /** The region of the registry. */
    private readonly region: string,
    /** Its account; the default is that of the source. */
    private readonly account?: string,
    /** The registry, if it is defined in the app. */
    private readonly target?: IReplicationTarget,
  ) {}

  /**
   * The destination in the form of CloudFormation.
   *
   * @param ownAccount the account of the source
   * @internal
   */
  public _render(ownAccount: string): DestinationProperty {
    const sameAccount = this.account === undefined || (this.target !== undefined && Token.isUnresolved(this.account));
    return { region: this.region, registryId: sameAccount ? ownAccount : this.account };
  }

  /**
   * The registry whose policy must allow a rule of the source, if it is defined in the app.
   *
   * @internal
   */
  public get _target(): IReplicationTarget | undefined {
    return this.target;
  }
}
