import type { PullThroughCacheRuleProps } from './cache-rule-props';
import { checkMissingRole, checkUpstream, checkUpstreamName, upstreamWarnings } from './upstream-checks';
import type { UpstreamConnection } from './upstream-registry';
import { checkUpstreamSecret, upstreamSecretWarnings } from './upstream-secret';
import { checkAccountId } from '../checks/account-ids';
import { checkRegion } from '../checks/regions';
import { checkRemovalPolicy } from '../checks/removal-policies';
import { checkPrefix } from '../checks/repository-names';
import { checkRoleArn } from '../checks/role-arns';
import type { OncePerEnvironment } from '../core/claims';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import type { CheckSubject, PropertyChecks } from '../core/property-checks';
import { isAbsent, isKnownLater } from '../core/tokens';
import { ROOT_PREFIX, EQUIVALENT_PREFIXES } from '../repository-settings/repository-prefix';

const PREFIX_LENGTH = { min: 2, max: 30 };

/** The checked properties of a cache rule, including those of its upstream. */
export interface CheckedCacheRuleProps extends Omit<PullThroughCacheRuleProps, 'upstream'>, Omit<UpstreamConnection, 'url'> {
  /** The URL. */
  readonly upstream: unknown;

  /** Whether the construct creates a role if ECR needs one. */
  readonly makesRole: true;
}

/** The checks of a pull through cache rule. */
export const CACHE_RULE_CHECKS: PropertyChecks<CheckedCacheRuleProps> = [
  { prop: 'repositoryPrefix', path: 'EcrRepositoryPrefix', required: true, problems: (prefix, name) => checkCachePrefix(name, prefix) },
  { prop: 'account', problems: (account, name, subject) => checkAccountId(name, account, subject.account) },
  { prop: 'region', problems: (region, name, subject) => checkRegion(name, region, subject.region) },
  { prop: 'upstream', path: 'UpstreamRegistryUrl', required: true, problems: checkUpstream, warnings: upstreamWarnings },
  { prop: 'registry', path: 'UpstreamRegistry', problems: checkUpstreamName },
  { prop: 'secret', path: 'CredentialArn', problems: checkUpstreamSecret, warnings: upstreamSecretWarnings },
  {
    prop: 'role',
    path: 'CustomRoleArn',
    problems: (role, name, subject) => checkRoleArn(name, roleArnOf(role, subject), { path: true, account: subject.account }),
  },
  { prop: 'makesRole', path: 'CustomRoleArn', required: true, problems: (makes, _, subject) => isAbsent(makes) ? checkMissingRole(subject) : [] },
  { prop: 'upstreamRepositoryPrefix', path: 'UpstreamRepositoryPrefix', problems: checkUpstreamPrefix },
  { prop: 'removalPolicy', problems: (policy, name) => checkRemovalPolicy(name, policy) },
];

/** What is wrong with the prefix of a cache rule. */
export function checkCachePrefix(name: string, prefix: unknown): Problem[] {
  return checkPrefix(name, prefix ?? '', PREFIX_LENGTH);
}

function checkUpstreamPrefix(prefix: unknown, name: string, subject: CheckSubject): Problem[] {
  const problems = checkCachePrefix(name, prefix);
  return problems.length > 0 || subject.valueOf('repositoryPrefix') !== ROOT_PREFIX || prefix === ROOT_PREFIX || isKnownLater(prefix) ? problems : [{
    code: 'UpstreamPrefixWithRoot',
    message: `${name} must be ROOT when ${subject.nameOf('repositoryPrefix')} is ROOT, got ${formatValue(prefix)}: leave it out, or give the rule a prefix`,
  }];
}

/** A template has the ARN. */
function roleArnOf(role: any, { resolve }: CheckSubject): unknown {
  return typeof role === 'string' || isKnownLater(role) || isAbsent(role) ? role : resolve(role.roleRef?.roleArn);
}

export const ONE_RULE_A_PREFIX: OncePerEnvironment = {
  type: 'AWS::ECR::PullThroughCacheRule',
  uniqueProperty: 'ecrRepositoryPrefix',
  what: 'a pull through cache rule',
  fix: 'give one of them another repositoryPrefix, or import it with PullThroughCacheRule.fromRepositoryPrefix',
  limit: { most: 50, code: 'TooManyCacheRules', fix: 'AWS does not raise this limit, so merge rules with one upstream into one prefix' },
  code: 'DuplicateCachePrefix',
  warning: 'cdk-ecr:duplicateCachePrefix',
  alike: EQUIVALENT_PREFIXES,
};
