import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isAbsent, isKnownLater } from '../core/tokens';

/** What is wrong with a boolean. Untyped languages may pass any value. */
export function checkBoolean(name: string, value: unknown): Problem[] {
  if (isAbsent(value) || typeof value === 'boolean' || isKnownLater(value)) {
    return [];
  }
  return [{ code: 'ExpectedBoolean', message: `${name} must be true or false, got ${formatValue(value)}` }];
}

/** A boolean in a template, where CloudFormation also accepts text. Other text stays as it is. */
export function readTemplateBoolean(value: unknown): unknown {
  return typeof value === 'string' && /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value;
}

/** What is wrong with a list, without its members. Untyped languages may pass any value. */
export function checkList(name: string, value: unknown): Problem[] {
  if (isAbsent(value) || Array.isArray(value) || isKnownLater(value)) {
    return [];
  }
  return [{ code: 'ExpectedList', message: `${name} must be a list, got ${formatValue(value)}` }];
}

/** What is wrong with a list that must be known in the constructor, so it cannot be a token. */
export function checkKnownList(name: string, value: unknown): Problem[] {
  return isAbsent(value) || Array.isArray(value) ? [] : [{ code: 'ExpectedList', message: `${name} must be a list, got ${formatValue(value)}` }];
}
