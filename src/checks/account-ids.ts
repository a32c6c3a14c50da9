import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isKnownLater } from '../core/known-later';

const ACCOUNT_ID = /^[0-9]{12}$/;

/** Whether a text without tokens is the id of an AWS account. */
export function isAccountId(text: string): boolean {
  return ACCOUNT_ID.test(text);
}

/** The faults of the id of an AWS account, which is also the id of its private registry. */
export function checkAccountId(prop: string, id: unknown): Problem[] {
  if (id === undefined || id === null || isKnownLater(id) || (typeof id === 'string' && isAccountId(id))) {
    return [];
  }
  const hint = typeof id === 'number' ? ': put it in quotes, so that leading zeros stay' : '';
  return [{ code: 'InvalidAccountId', message: `${prop} must be the 12 digits of an AWS account id, got ${formatValue(id)}${hint}` }];
}
