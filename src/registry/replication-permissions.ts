import * as iam from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { ReplicationRule } from './replication-rule';
import { fail } from '../core/errors';
import { REPLICATE_ACTIONS } from '../policies/actions';
import { markAsGranted } from '../policies/granted-statements';

/** Allows an account to copy its images to some repositories of a registry, and to create those that do not exist. */
export function replicationStatement(sourceAccount: string, repositoryArns: string[]): iam.PolicyStatement {
  const principal = new iam.AccountPrincipal(sourceAccount);
  return markAsGranted(new iam.PolicyStatement({ actions: [...REPLICATE_ACTIONS], principals: [principal], resources: repositoryArns }), principal);
}

/**
 * Adds the statements that a rule needs to the policies of registries of the app.
 *
 * @returns the statements that the registries of other accounts need in addition
 */
export function allowReplication(source: IConstruct, { destinations, repositories }: ReplicationRule): iam.PolicyStatement[] {
  const stack = Stack.of(source);
  const prefixes = repositories?.map((filter) => filter._render().filter as string) ?? [''];
  return destinations.flatMap((destination) => {
    const { region, registryId: account } = destination._render(stack.account);
    const target = destination._target;
    requireKnownAccounts(source, target?.env.account);
    const comparison = Token.compareStrings(account, stack.account);
    if (comparison === TokenComparison.SAME || comparison === TokenComparison.BOTH_UNRESOLVED) {
      return [];
    }
    const arns = prefixes.map((prefix) => stack.formatArn({
      service: 'ecr', region, account, resource: 'repository', resourceName: `${prefix}*`, arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    }));
    const statement = replicationStatement(stack.account, arns);
    return target?.addToPolicy(statement).statementAdded ? [] : [statement];
  });
}

/** In the stack of the destination, the token for the account would resolve to another account. */
function requireKnownAccounts(source: IConstruct, targetAccount: string | undefined): void {
  if (targetAccount !== undefined && Token.compareStrings(targetAccount, Stack.of(source).account) === TokenComparison.ONE_UNRESOLVED) {
    fail('ReplicationTargetUnknown', 'the accounts of the source and of the destination must both be known, or be one account, but one of them is known only at deployment: '
      + 'give both stacks an env with account and region, or use ReplicationDestination.registry', source);
  }
}
