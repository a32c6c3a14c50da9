import type { RemovalPolicy } from 'aws-cdk-lib/core';
import type { UpstreamRegistry } from './upstream-registry';

/**
 * Properties of a pull through cache rule. A change to any of them, except `removalPolicy`, replaces the rule, which CloudFormation
 * cannot do as long as the prefix is the same.
 */
export interface PullThroughCacheRuleProps {
  /**
   * The registry to pull from.
   */
  readonly upstream: UpstreamRegistry;

  /**
   * The beginning of the names of the cached repositories, or `PullThroughCacheRule.ROOT`.
   *
   * 2 to 30 characters: lowercase letters and digits, separated by `.`, `_`, `__`, any number of `-`, or `/`. ECR adds a `/`:
   * with the prefix `quay`, `quay.io/argoproj/argocd` is cached as `quay/argoproj/argocd`.
   */
  readonly repositoryPrefix: string;

  /**
   * The beginning of the names in the upstream registry. It replaces `repositoryPrefix`: with `argo` there and `argoproj` here,
   * `argo/argocd` is pulled from `argoproj/argocd`.
   *
   * 2 to 30 characters, as those of `repositoryPrefix`, or `PullThroughCacheRule.ROOT`. Throws when `repositoryPrefix` is `ROOT` and this
   * is not.
   *
   * @default PullThroughCacheRule.ROOT
   */
  readonly upstreamRepositoryPrefix?: string;

  /**
   * What happens to the rule when it is removed from its stack, or the stack is deleted. The cached repositories stay.
   *
   * A retained rule blocks its prefix: no stack can define another rule for it.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}
