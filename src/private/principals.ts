import { Token, Tokenization } from 'aws-cdk-lib/core';
import { isAccountId } from './accounts';
import type { Problem } from './errors';
import { show } from './show';

/** What stands for the unknown part of a text when its known parts are looked at: no ARN can hold it. */
const UNKNOWN = '\u0000';
const UNIQUE_ID = /^A[A-Z0-9]{15,}$/;
/** No ARN of a principal is longer; longer texts are cut before they are looked at. */
const MAX_ARN_LENGTH = 2048;

/**
 * The faults of the principals of a statement (`policyFragment.principalJson`) as the principals of a repository policy.
 *
 * Tokens inside an ARN are unknown text: what is known around them is still looked at.
 */
export function checkPrincipalJson(prop: string, json: unknown): Problem[] {
  return valuesOf(json, 'AWS').flatMap((principal) => typeof principal === 'string' ? checkAwsPrincipal(prop, principal) : []);
}

/** Whether a principal is everybody. */
export function isEverybody(json: unknown): boolean {
  return json === '*' || valuesOf(json, 'AWS').includes('*');
}

/** Whether a principal is a service of AWS, of that name. */
export function isService(json: unknown, service: string): boolean {
  return valuesOf(json, 'Service').includes(service);
}

function valuesOf(json: unknown, kind: string): unknown[] {
  if (typeof json !== 'object' || json === null || !Object.prototype.hasOwnProperty.call(json, kind)) {
    return [];
  }
  return [(json as Record<string, unknown>)[kind]].flat();
}

function checkAwsPrincipal(prop: string, principal: string): Problem[] {
  const known = withoutTokens(principal).slice(0, MAX_ARN_LENGTH);
  if (known === '*' || known === UNKNOWN || isAccountId(known) || UNIQUE_ID.test(known)) {
    return [];
  }
  const fault = principalFault(known);
  return fault ? [{ code: fault.code, message: `${prop} ${fault.message}, got ${show(principal)}` }] : [];
}

function principalFault(known: string): Problem | undefined {
  if (/[*?]/.test(known)) {
    return {
      code: 'PrincipalMustNotHoldWildcard',
      message: 'must not hold a wildcard inside an ARN: name the account (AccountPrincipal) and narrow it by a condition on aws:PrincipalArn',
    };
  }
  const [scheme, partition, service, region, account, ...resource] = known.split(':');
  if (known.startsWith(UNKNOWN) && resource.length === 0) {
    return undefined;
  }
  if (scheme !== 'arn' && !scheme.startsWith(UNKNOWN)) {
    return { code: 'InvalidPrincipal', message: 'must be an ARN, the 12 digits of an account, or "*"' };
  }
  if (resource.length === 0) {
    return [partition, service, region, account].some((part) => part?.includes(UNKNOWN))
      ? undefined
      : { code: 'InvalidPrincipal', message: 'must be the whole ARN of an account, a role or a user' };
  }
  if (/^[0-9]*$/.test(account) && !isAccountId(account)) {
    return { code: 'InvalidPrincipal', message: `must name an account of 12 digits, not ${show(account)}` };
  }
  if (resource[0].startsWith('group/')) {
    return { code: 'PrincipalMustNotBeGroup', message: 'must not be an IAM group, which no policy takes as a principal: name its users, or a role' };
  }
  return undefined;
}

/** The text with every token replaced by one placeholder character. */
function withoutTokens(text: string): string {
  return Token.isUnresolved(text)
    ? Tokenization.reverseString(text).mapTokens({ mapToken: () => UNKNOWN }).join({ join: (left, right) => `${left}${right}` })
    : text;
}
