import { CfnPullThroughCacheRule } from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import { grantThroughCache } from './grant-through-cache';
import { fail } from '../core/errors';
import { formatValue } from '../core/format-value';
import { REPOSITORY_PERMISSIONS } from '../policies/actions';
import { withLogin } from '../policies/with-login';
import { nameBelow } from '../repository-settings/repository-prefix';

/**
 * The grants of a pull through cache rule, available as `rule.grants`. They apply to all repositories below its prefix, including those
 * that do not exist yet.
 *
 * A grant writes to the identity policy of the grantee. A grantee without one, or of another account, needs the registry policy:
 * `Registry.grants.pullThrough`.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html
 * @example
 * declare const cache: PullThroughCacheRule;
 * declare const role: iam.Role;
 * cache.grants.pull(role);
 */
export class PullThroughCacheRuleGrants {
  /**
   * The grants of a rule: owned, imported, or an L1 `CfnPullThroughCacheRule`.
   *
   * Throws when the value is not a rule.
   *
   * @param rule the rule whose repositories are granted
   */
  public static fromPullThroughCacheRule(rule: aws_ecr.IPullThroughCacheRuleRef): PullThroughCacheRuleGrants {
    return new PullThroughCacheRuleGrants(rule, prefixOf(rule) ?? fail('CacheRuleRequired',
      `rule must be a PullThroughCacheRule, an imported rule or a CfnPullThroughCacheRule, got ${formatValue(rule)}`));
  }

  private constructor(private readonly rule: aws_ecr.IPullThroughCacheRuleRef, private readonly prefix: string) {}

  /**
   * Grant the given actions on all repositories below the prefix.
   *
   * Throws when there is no action.
   *
   * @param grantee the principal to grant to
   * @param actions IAM actions, such as `ecr:DescribeImages`
   */
  public actions(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    const arn = Stack.of(this.rule).formatArn({ service: 'ecr', resource: 'repository', resourceName: nameBelow(this.prefix, '*') });
    return grantThroughCache(this.rule, arn, grantee, actions);
  }

  /**
   * Grant pulling images through the cache, and logging in to the registry. The first pull of an image imports it and creates its
   * repository.
   *
   * @param grantee the principal to grant to
   */
  public pull(grantee: iam.IGrantable): iam.Grant {
    return withLogin(grantee, this.actions(grantee, ...REPOSITORY_PERMISSIONS.pullThrough.actions));
  }
}

/** The prefix as text. A reference to it would make policies depend on the rule. */
function prefixOf(rule: aws_ecr.IPullThroughCacheRuleRef): string | undefined {
  const { repositoryPrefix } = (rule ?? {}) as { readonly repositoryPrefix?: string };
  const prefix = CfnPullThroughCacheRule.isCfnPullThroughCacheRule(rule) ? rule.ecrRepositoryPrefix : repositoryPrefix;
  return prefix ?? rule?.pullThroughCacheRuleRef?.ecrRepositoryPrefix;
}
