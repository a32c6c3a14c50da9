import { Resource, type RemovalPolicy } from 'aws-cdk-lib/core';
import { checkRemovalPolicy } from '../checks/removal-policies';
import { throwIfInvalid } from '../core/errors';

/**
 * A setting of a registry: a resource of CloudFormation without snapshots.
 *
 * @internal
 */
export abstract class RegistrySetting extends Resource {
  /**
   * Apply a removal policy, instead of the one in the properties.
   *
   * Throws when CloudFormation has no such policy for settings of a registry: they have no snapshots.
   *
   * @param policy what happens to the setting when it is removed from its stack, or the stack is deleted
   */
  public applyRemovalPolicy(policy: RemovalPolicy): void {
    throwIfInvalid(checkRemovalPolicy('policy', policy), this);
    super.applyRemovalPolicy(policy);
  }
}
