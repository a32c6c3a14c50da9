import { isAccountId } from './account-ids';
import { differs, readArn } from './arn-parts';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { UNKNOWN } from '../core/tokens';

const MAX_LENGTH = 2048;
const NAME = /^[\w+=,.@-]+$/;

/** What ECR requires of a role. */
export interface RoleDemands {
  /** Whether the role may have a path, as in `role/team/name`. */
  readonly path: boolean;

  /** The account that the role must be in, if it is known. An invalid account of a unit test sets no requirement. */
  readonly account?: string;

  /** The partition that the role must be in, if it is known. */
  readonly partition?: string;

  /** Whether the ARN of a user is accepted as well. */
  readonly users?: boolean;

  /** The maximum number of characters of the ARN. The default is the limit of IAM. */
  readonly maxLength?: number;
}

/** What is wrong with the ARN of a role. */
export function checkRoleArn(name: string, arn: unknown, demands: RoleDemands): Problem[] {
  const { path, account, partition, users = false, maxLength = MAX_LENGTH } = demands;
  const { parts, isKnownLater } = readArn(arn);
  if (isKnownLater) {
    return [];
  }
  if (parts === undefined || differs(parts.service, 'iam') || !isRole(parts.resource, users)) {
    return [{ code: 'InvalidRole', message: `${name} must be the ARN of a role (arn:<partition>:iam::<account>:role/<name>), got ${formatValue(arn)}` }];
  }
  const problems: Problem[] = [];
  if ((arn as string).length > maxLength && !parts.resource.includes(UNKNOWN)) {
    problems.push({ code: 'InvalidRole', message: `${name} must have at most ${maxLength} characters, has ${(arn as string).length}` });
  }
  if (!path && parts.resource.split('/').length > 2) {
    problems.push(roleHasPath(name, arn));
  }
  if (account !== undefined && isAccountId(account) && differs(parts.account, account)) {
    problems.push({
      code: 'RoleInOtherAccount',
      message: `${name} must be a role of account ${formatValue(account)}, got ${formatValue(arn)}: use a role of that account`,
    });
  }
  if (partition !== undefined && differs(parts.partition, partition)) {
    problems.push({ code: 'InvalidRole', message: `${name} must be a role of the partition ${partition}, got ${formatValue(arn)}: use a role of that partition` });
  }
  return problems;
}

/** The problem of a role with a path, where a path is not allowed. */
export function roleHasPath(name: string, arnOrPath: unknown): Problem {
  return {
    code: 'RoleMustNotHavePath',
    message: `${name} must be a role without a path, because CloudFormation rejects one here, got ${formatValue(arnOrPath)}: use a role with the path "/"`,
  };
}

function isRole(resource: string, orUser: boolean): boolean {
  const [kind, ...names] = resource.split('/');
  return kind.startsWith(UNKNOWN) || ((kind === 'role' || (orUser && kind === 'user')) && names.length > 0 && names.every((part) => NAME.test(part.replaceAll(UNKNOWN, 'x'))));
}
