import { Token } from 'aws-cdk-lib/core';
import type { Problem } from './errors';
import { show } from './show';

/** The fault of a value that is not a boolean, as untyped languages may pass it. */
export function checkBoolean(prop: string, value: unknown): Problem[] {
  if (value === undefined || value === null || typeof value === 'boolean' || Token.isUnresolved(value)) {
    return [];
  }
  return [{ code: 'ExpectedBoolean', message: `${prop} must be true or false, got ${show(value)}` }];
}

/** The fault of a value that is not a member of an enum, as untyped languages may pass it. */
export function checkEnum(prop: string, value: unknown, members: object, code: Problem['code'] = 'UnknownEnumMember'): Problem[] {
  const allowed: readonly unknown[] = Object.values(members);
  if (value === undefined || value === null || Token.isUnresolved(value) || allowed.includes(value)) {
    return [];
  }
  return [{ code, message: `${prop} must be one of ${allowed.join(', ')}, got ${show(value)}` }];
}
