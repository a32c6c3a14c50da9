import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { Stack } from 'aws-cdk-lib/core';
import { readArn } from '../checks/arn-parts';
import { UNKNOWN } from '../core/tokens';

/**
 * The id of the exclusion of a role. It depends on the role only, so it stays the same when exclusions come, go or change places: the
 * service refuses a second exclusion of the role, which a changed id would mean.
 *
 * It is made from the path and name of the role, after the account where it is another one. Where only the deployment knows the name,
 * it is made from the path of the construct in its stack.
 */
export function exclusionIdOf(role: IRoleRef, stack: Stack): string {
  const parts = readArn(role?.roleRef?.roleArn).parts;
  if (parts !== undefined && !parts.resource.includes(UNKNOWN)) {
    const isElsewhere = !parts.account.includes(UNKNOWN) && parts.account !== stack.account;
    return ['Exclusion', ...isElsewhere ? [parts.account] : [], ...parts.resource.split('/')].join(':');
  }
  const path = role?.node?.path ?? '';
  const inStack = path.startsWith(`${stack.node.path}/`) ? path.slice(stack.node.path.length + 1) : path;
  return `Exclusion:construct:${inStack.replaceAll('/', ':')}`;
}
