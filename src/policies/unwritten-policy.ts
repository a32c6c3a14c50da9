import type { IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { IEnvironmentAware } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { grantedTo } from './granted-statements';
import { isLambda } from './lambda-warning';
import type { WarningId } from '../codes/warning-ids';
import { formatValue } from '../core/format-value';
import { warn } from '../core/warnings';

/*
 * CDK cannot write the policy of an imported repository. Within the account of the repository that rarely matters, because an
 * identity policy is enough there. So a grant warns only if the principal certainly needs the policy.
 */

/** A repository whose policy CDK cannot write. */
type RepositoryElsewhere = IConstruct & IEnvironmentAware;

/** Why the policy cannot be written, and where to put the statement instead. */
export interface UnwrittenPolicy {
  readonly warning: WarningId;
  readonly problem: string;
  readonly advice: (principals: string) => string;
}

/** The policy of a private repository that was imported. */
const IMPORTED_REPOSITORY: UnwrittenPolicy = {
  warning: 'cdk-ecr:importedRepositoryPolicy',
  problem: 'cannot modify the policy of an imported repository',
  advice: (principals) => `where the repository is defined, add a statement for ${principals} to its policy, or use a registry policy`,
};

/** The policy of a public repository that was imported. */
export const IMPORTED_PUBLIC_REPOSITORY: UnwrittenPolicy = {
  ...IMPORTED_REPOSITORY,
  advice: (principals) => `where the repository is defined, add a statement for ${principals} to its policy`,
};

/** The policy of a private registry that was imported. */
export const IMPORTED_REGISTRY: UnwrittenPolicy = {
  warning: 'cdk-ecr:importedRegistryPolicy',
  problem: 'cannot modify the policy of an imported registry',
  advice: (principals) => `where the registry is defined, add a statement for ${principals} with registry.addToPolicy`,
};

/** The policy of a repository that a pull through cache creates. */
export const CACHED_REPOSITORY: UnwrittenPolicy = {
  warning: 'cdk-ecr:cachedRepositoryPolicy',
  problem: 'cannot modify the policy of a cached repository',
  advice: (principals) => `ECR creates the repository, so allow ${principals} in the registry policy, with Registry.grants.pullThrough, or in a creation template`,
};

/** Warns about a statement for the policy of an imported repository, where CDK cannot add it. */
export function warnAboutUnwrittenStatement(repository: RepositoryElsewhere, statement: PolicyStatement, policy = IMPORTED_REPOSITORY): void {
  const principal = grantedTo(statement);
  if (principal) {
    warnAboutUnwrittenGrant(repository, principal, policy);
  } else {
    reportUnwrittenPolicy(repository, statement.principals, policy);
  }
}

/** Warns about a grant on an imported repository that has no effect without a statement in the policy of the repository. */
export function warnAboutUnwrittenGrant(repository: RepositoryElsewhere, principal: IPrincipal, policy = IMPORTED_REPOSITORY): void {
  if (needsResourcePolicy(repository, principal)) {
    reportUnwrittenPolicy(repository, [principal], policy);
  }
}

function reportUnwrittenPolicy(repository: RepositoryElsewhere, principals: readonly IPrincipal[], policy: UnwrittenPolicy): void {
  const { warning, problem, advice } = policy;
  const names = principals.map(describePrincipal).join(', ') || 'the principals';
  warn(repository, warning, `${problem}${inAccount(repository.env.account)}: ${advice(names)}`);
}

/** How messages name a principal: by the text of its class, or the path of its construct. */
function describePrincipal(principal: IPrincipal): string {
  const text = String(principal);
  const name = Token.isUnresolved(text) || text.startsWith('[object') ? formatValue(principal) : text;
  return `${name}${inAccount(principal.principalAccount)}`;
}

function inAccount(account: string | undefined): string {
  return account === undefined || Token.isUnresolved(account) ? '' : ` of account ${formatValue(account)}`;
}

function needsResourcePolicy(repository: RepositoryElsewhere, principal: IPrincipal): boolean {
  const { account } = repository.env;
  if (isLambda(principal)) {
    return differs(account, Stack.of(repository).account); // within one account, Lambda adds the statement when it creates the function
  }
  if (principal.principalAccount !== undefined) {
    return differs(account, principal.principalAccount);
  }
  const { AWS: arns, ...others } = principal.policyFragment.principalJson;
  return Object.keys(others).length > 0 || [arns ?? []].flat().some((arn) => differs(account, accountIn(arn)));
}

/** The account in an ARN; the whole text if it is an account, `*` or a token. */
function accountIn(arn: string): string {
  return Token.isUnresolved(arn) ? arn : arn.split(':')[4] ?? arn;
}

/** Whether two accounts certainly differ. */
function differs(one: string, other: string): boolean {
  return Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
}
