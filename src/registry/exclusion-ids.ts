import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { Stack } from 'aws-cdk-lib/core';
import { readArn } from '../checks/arn-parts';
import { UNKNOWN } from '../core/tokens';

/**
 * The id of the exclusion of a role. It depends on the role only, so it stays the same when other exclusions are added or removed. With
 * a changed id, CloudFormation would create a second exclusion of the role, which ECR rejects.
 *
 * It consists of the path and name of the role, after its account if that is another one. If the name is known only at deployment, it
 * is the path of the construct in its stack.
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
