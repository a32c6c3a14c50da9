import type { IPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import { grantedTo } from './granted-statements';
import { formatValue } from '../core/format-value';
import { warn } from '../core/warnings';

/*
 * The policy of an imported repository is not CDK's to write. Within its account that matters little: there an identity policy
 * is enough. So a grant is silent unless the principal certainly needs the policy.
 */

/** Warns about a statement for the policy of an imported repository, where it is missed. */
export function warnAboutUnwrittenStatement(repository: aws_ecr.IRepositoryRef, statement: PolicyStatement): void {
  const principal = grantedTo(statement);
  if (principal) {
    warnAboutUnwrittenGrant(repository, principal);
  } else {
    reportUnwrittenPolicy(repository, statement.principals);
  }
}

/** Warns about a grant on an imported repository that has no effect without a statement in the policy of the repository. */
export function warnAboutUnwrittenGrant(repository: aws_ecr.IRepositoryRef, principal: IPrincipal): void {
  if (needsResourcePolicy(repository, principal)) {
    reportUnwrittenPolicy(repository, [principal]);
  }
}

function reportUnwrittenPolicy(repository: aws_ecr.IRepositoryRef, principals: readonly IPrincipal[]): void {
  const names = principals.map(describePrincipal);
  warn(repository, 'cdk-ecr:importedRepositoryPolicy',
    `cannot modify the policy of an imported repository${inAccount(repository.env.account)}: where the repository is defined, add a statement for `
    + `${names.join(', ') || 'the principals'} to its policy, or use a registry policy`);
}

/** A principal in the words of its class, or the path of its construct. */
function describePrincipal(principal: IPrincipal): string {
  const text = String(principal);
  const name = Token.isUnresolved(text) || text.startsWith('[object') ? formatValue(principal) : text;
  return `${name}${inAccount(principal.principalAccount)}`;
}

function inAccount(account: string | undefined): string {
  return account === undefined || Token.isUnresolved(account) ? '' : ` of account ${formatValue(account)}`;
}

function needsResourcePolicy(repository: aws_ecr.IRepositoryRef, principal: IPrincipal): boolean {
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

function isLambda(principal: IPrincipal): boolean {
  return (principal as Partial<ServicePrincipal>).service === 'lambda.amazonaws.com';
}

/** The account in an ARN; the whole text if it is an account, everybody or a token. */
function accountIn(arn: string): string {
  return Token.isUnresolved(arn) ? arn : arn.split(':')[4] ?? arn;
}

/** Whether two accounts certainly differ. */
function differs(one: string, other: string): boolean {
  return Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
}
