import { Stack, Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { isAccountId } from '../checks/account-ids';

/**
 * Whether an account that AWS cannot have belongs to the app all the same: unit tests give stacks an `env` such as
 * `{ account: 'test' }`, and are never deployed.
 */
export function isAccountOfApp(scope: IConstruct, account: string): boolean {
  return isFake(Stack.of(scope).account)
    || scope.node.root.node.findAll().some((construct) => Stack.isStack(construct) && construct.account === account);
}

function isFake(account: string): boolean {
  return !Token.isUnresolved(account) && !isAccountId(account);
}
