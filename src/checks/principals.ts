import { isAccountId } from './account-ids';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { holdsPlaceholder } from '../core/placeholders';
import { UNKNOWN, withoutTokens } from '../core/tokens';

/** A rule that a principal breaks, and what to do about it. */
interface BrokenRule {
  readonly code: Problem['code'];
  readonly rule: string;
  readonly fix: string;
}

const UNIQUE_ID = /^A[A-Z0-9]{15,}$/;
/** The longest ARN of a principal. */
const MAX_ARN_LENGTH = 2048;

/**
 * The problems of the principals of a statement (`policyFragment.principalJson`) as principals of a resource policy.
 *
 * Tokens inside an ARN are unknown text: the known text around them is still checked.
 *
 * @param acceptAccount accepts an account id that is not valid in AWS
 */
export function checkPrincipalJson(prop: string, json: unknown, acceptAccount?: (account: string) => boolean): Problem[] {
  return valuesOf(json, 'AWS').flatMap((principal) => (
    typeof principal === 'string' && !holdsPlaceholder(withoutTokens(principal)) ? checkAwsPrincipal(prop, principal, acceptAccount) : []));
}

/** Whether a principal means everyone. aws-iam writes a bare `"*"` as a "LiteralString". */
export function isAnyPrincipal(json: unknown): boolean {
  return valuesOf(json, 'AWS').includes('*') || valuesOf(json, 'LiteralString').includes('*');
}

function valuesOf(json: unknown, kind: string): unknown[] {
  if (typeof json !== 'object' || json === null || !Object.prototype.hasOwnProperty.call(json, kind)) {
    return [];
  }
  return [(json as Record<string, unknown>)[kind]].flat();
}

function checkAwsPrincipal(prop: string, principal: string, acceptAccount?: (account: string) => boolean): Problem[] {
  const known = withoutTokens(principal);
  if (known === '*' || isAccountId(known) || UNIQUE_ID.test(known)) {
    return [];
  }
  const broken = brokenRule(known, acceptAccount);
  return broken ? [{ code: broken.code, message: `${prop} ${broken.rule}, got ${formatValue(principal)}: ${broken.fix}` }] : [];
}

function brokenRule(known: string, acceptAccount?: (account: string) => boolean): BrokenRule | undefined {
  if (known.length > MAX_ARN_LENGTH) {
    return { code: 'InvalidPrincipal', rule: `must have at most ${MAX_ARN_LENGTH} characters, has ${known.length}`, fix: 'write the ARN of one principal' };
  }
  if (/[*?]/.test(known)) {
    return {
      code: 'PrincipalMustNotHoldWildcard',
      rule: 'must not hold a wildcard inside an ARN',
      fix: 'name the account (AccountPrincipal) and narrow it by a condition on aws:PrincipalArn',
    };
  }
  const [scheme, , , , account, ...resource] = known.split(':');
  if (scheme !== 'arn' && !scheme.startsWith(UNKNOWN)) {
    return { code: 'InvalidPrincipal', rule: 'must be an ARN, an account or everyone', fix: 'write "arn:…", 12 digits or "*"' };
  }
  if (resource.length === 0) {
    return known.includes(UNKNOWN) ? undefined : { code: 'InvalidPrincipal', rule: 'must be a whole ARN', fix: 'write that of an account, a role or a user' };
  }
  if (/^[0-9]*$/.test(account) && !isAccountId(account) && !acceptAccount?.(account)) {
    return { code: 'InvalidPrincipal', rule: `must name an account of 12 digits, not ${formatValue(account)}`, fix: 'give all its digits, as text' };
  }
  if (resource[0].startsWith('group/')) {
    return { code: 'PrincipalMustNotBeGroup', rule: 'must not be an IAM group, which no policy takes as a principal', fix: 'name its users, or a role' };
  }
  return undefined;
}
