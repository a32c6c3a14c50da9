import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { isMadeUp } from '../checks/account-ids';
import { environmentOf } from '../core/property-checks';

/**
 * Whether an account that AWS cannot have belongs to the app all the same: unit tests give stacks an `env` such as
 * `{ account: 'test' }`, and are never deployed.
 */
export function isAccountOfApp(scope: IConstruct, account: string): boolean {
  return isMadeUp(environmentOf(scope).account)
    || scope.node.root.node.findAll().some((construct) => Stack.isStack(construct) && construct.account === account);
}
