import { Token } from 'aws-cdk-lib/core';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';

/** The fault of a value that is not a boolean, as untyped languages may pass it. */
export function checkBoolean(prop: string, value: unknown): Problem[] {
  if (value === undefined || value === null || typeof value === 'boolean' || Token.isUnresolved(value)) {
    return [];
  }
  return [{ code: 'ExpectedBoolean', message: `${prop} must be true or false, got ${formatValue(value)}` }];
}

/** The fault of a value that is not a list, as untyped languages may pass it. */
export function checkList(prop: string, value: unknown): Problem[] {
  if (value === undefined || value === null || Array.isArray(value) || Token.isUnresolved(value)) {
    return [];
  }
  return [{ code: 'ExpectedList', message: `${prop} must be a list, got ${formatValue(value)}` }];
}
