import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isAbsent, isKnownLater } from '../core/tokens';

const ACCOUNT_ID = /^[0-9]{12}$/;

/** Whether text without tokens is the id of an AWS account. */
export function isAccountId(text: string): boolean {
  return ACCOUNT_ID.test(text);
}

/** Whether the account of a stack is known and not valid, such as `test`. Unit tests use such accounts and never deploy them. */
export function isTestAccount(account: string | undefined): boolean {
  return account !== undefined && !isAccountId(account);
}

/**
 * What is wrong with the id of an AWS account, which is also the id of its private registry.
 *
 * @param ownAccount the account of the stack. If it is not a valid account, as in unit tests, other invalid accounts are accepted
 * too
 */
export function checkAccountId(name: string, id: unknown, ownAccount?: string): Problem[] {
  if (isAbsent(id) || isKnownLater(id) || (typeof id === 'string' && (isAccountId(id) || isTestAccount(ownAccount)))) {
    return [];
  }
  const hint = typeof id === 'number' ? ': put it in quotes, so that leading zeros stay' : '';
  return [{ code: 'InvalidAccountId', message: `${name} must be the 12 digits of an AWS account id, got ${formatValue(id)}${hint}` }];
}
