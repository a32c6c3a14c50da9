import { Token, Tokenization } from 'aws-cdk-lib/core';
import { isAccountId } from './account-ids';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { holdsPlaceholder } from '../core/known-later';

/** What is wrong with a principal, and what to do about it. */
interface Fault {
  readonly code: Problem['code'];
  readonly law: string;
  readonly fix: string;
}

/** What stands for the unknown part of a text when its known parts are looked at: no ARN can hold it. */
const UNKNOWN = '\u0000';
const UNIQUE_ID = /^A[A-Z0-9]{15,}$/;
/** No ARN of a principal is longer. */
const MAX_ARN_LENGTH = 2048;

/**
 * The faults of the principals of a statement (`policyFragment.principalJson`) as the principals of a repository policy.
 *
 * Tokens inside an ARN are unknown text: what is known around them is still looked at.
 */
export function checkPrincipalJson(prop: string, json: unknown): Problem[] {
  return valuesOf(json, 'AWS').flatMap((principal) => typeof principal === 'string' && !holdsPlaceholder(principal) ? checkAwsPrincipal(prop, principal) : []);
}

/** Whether a principal is everybody. aws-iam writes a bare `"*"` as a "LiteralString". */
export function isEverybody(json: unknown): boolean {
  return valuesOf(json, 'AWS').includes('*') || valuesOf(json, 'LiteralString').includes('*');
}

function valuesOf(json: unknown, kind: string): unknown[] {
  if (typeof json !== 'object' || json === null || !Object.prototype.hasOwnProperty.call(json, kind)) {
    return [];
  }
  return [(json as Record<string, unknown>)[kind]].flat();
}

function checkAwsPrincipal(prop: string, principal: string): Problem[] {
  const known = withoutTokens(principal);
  if (known === '*' || isAccountId(known) || UNIQUE_ID.test(known)) {
    return [];
  }
  const fault = principalFault(known);
  return fault ? [{ code: fault.code, message: `${prop} ${fault.law}, got ${formatValue(principal)}: ${fault.fix}` }] : [];
}

function principalFault(known: string): Fault | undefined {
  if (known.length > MAX_ARN_LENGTH) {
    return { code: 'InvalidPrincipal', law: `must have at most ${MAX_ARN_LENGTH} characters, has ${known.length}`, fix: 'write the ARN of one principal' };
  }
  if (/[*?]/.test(known)) {
    return {
      code: 'PrincipalMustNotHoldWildcard',
      law: 'must not hold a wildcard inside an ARN',
      fix: 'name the account (AccountPrincipal) and narrow it by a condition on aws:PrincipalArn',
    };
  }
  const [scheme, , , , account, ...resource] = known.split(':');
  if (scheme !== 'arn' && !scheme.startsWith(UNKNOWN)) {
    return { code: 'InvalidPrincipal', law: 'must be an ARN, an account or everybody', fix: 'write "arn:…", 12 digits or "*"' };
  }
  if (resource.length === 0) {
    return known.includes(UNKNOWN) ? undefined : { code: 'InvalidPrincipal', law: 'must be a whole ARN', fix: 'write that of an account, a role or a user' };
  }
  if (/^[0-9]*$/.test(account) && !isAccountId(account)) {
    return { code: 'InvalidPrincipal', law: `must name an account of 12 digits, not ${formatValue(account)}`, fix: 'give all its digits, as text' };
  }
  if (resource[0].startsWith('group/')) {
    return { code: 'PrincipalMustNotBeGroup', law: 'must not be an IAM group, which no policy takes as a principal', fix: 'name its users, or a role' };
  }
  return undefined;
}

/** The text with every token replaced by one placeholder character, which is blanked where the text itself has it. */
function withoutTokens(text: string): string {
  const blanked = text.split(UNKNOWN).join(' ');
  return Token.isUnresolved(blanked)
    ? Tokenization.reverseString(blanked).mapTokens({ mapToken: () => UNKNOWN }).join({ join: (left, right) => `${left}${right}` })
    : blanked;
}
