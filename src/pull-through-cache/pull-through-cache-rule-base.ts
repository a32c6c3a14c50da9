import { Resource, type IResource } from 'aws-cdk-lib/core';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';

/**
 * A pull through cache rule, owned or imported.
 */
export interface IPullThroughCacheRule extends IResource, aws_ecr.IPullThroughCacheRuleRef {
  /**
   * The prefix of the cached repositories.
   *
   * @attribute
   */
  readonly repositoryPrefix: string;
}

/**
 * What owned and imported cache rules have in common.
 *
 * @internal
 */
export abstract class PullThroughCacheRuleBase extends Resource implements IPullThroughCacheRule {
  /**
   * The prefix of the cached repositories, as it was given.
   */
  public abstract readonly repositoryPrefix: string;

  /**
   * A reference to this rule.
   */
  public abstract readonly pullThroughCacheRuleRef: aws_ecr.PullThroughCacheRuleReference;
}
