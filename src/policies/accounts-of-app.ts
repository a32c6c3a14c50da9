import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { isTestAccount } from '../checks/account-ids';
import { environmentOf } from '../core/property-checks';

/**
 * Whether the app uses an account that is not a valid AWS account. Unit tests give stacks an `env` such as `{ account: 'test' }`
 * and never deploy them.
 */
export function isAccountOfApp(scope: IConstruct, account: string): boolean {
  return isTestAccount(environmentOf(scope).account)
    || scope.node.root.node.findAll().some((construct) => Stack.isStack(construct) && construct.account === account);
}
