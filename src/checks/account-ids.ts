import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isAbsent, isKnownLater } from '../core/tokens';

const ACCOUNT_ID = /^[0-9]{12}$/;

/** Whether text without tokens is the id of an AWS account. */
export function isAccountId(text: string): boolean {
  return ACCOUNT_ID.test(text);
}

/**
 * What is wrong with the id of an AWS account, which is also the id of its private registry.
 *
 * @param ownAccount the account of the stack, which unit tests make up: it is never wrong
 */
export function checkAccountId(name: string, id: unknown, ownAccount?: string): Problem[] {
  if (isAbsent(id) || isKnownLater(id) || (typeof id === 'string' && (isAccountId(id) || id === ownAccount))) {
    return [];
  }
  const hint = typeof id === 'number' ? ': put it in quotes, so that leading zeros stay' : '';
  return [{ code: 'InvalidAccountId', message: `${name} must be the 12 digits of an AWS account id, got ${formatValue(id)}${hint}` }];
}
