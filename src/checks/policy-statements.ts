import type { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { checkAccountId } from './account-ids';
import { checkPrincipalJson } from './principals';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isIntrinsic, UNKNOWN, withoutTokens } from '../core/tokens';

/** A predicate for accounts that are not valid AWS accounts, but are accepted. */
export type AcceptAccount = (account: string) => boolean;

/**
 * The problems of a statement that later changes to it cannot fix.
 *
 * Actions and principals can still be added, so their absence is checked at synthesis. A statement without actions is still
 * incomplete: none of it is checked.
 */
export function checkPolicyStatement(prop: string, statement: unknown, acceptAccount?: AcceptAccount): Problem[] {
  if (typeof (statement as PolicyStatement | undefined)?.toStatementJson !== 'function') {
    return [{ code: 'InvalidPolicyStatement', message: `${prop} must be a PolicyStatement of aws-iam, got ${formatValue(statement)}` }];
  }
  const { principals, notPrincipals, actions, notActions } = statement as PolicyStatement;
  return actions.length === 0 && notActions.length === 0 ? [] : [...principals, ...notPrincipals].flatMap((principal) => [
    ...checkPrincipalJson(`a principal of ${prop}`, principal.policyFragment.principalJson, acceptAccount),
    ...checkAccount(`the account of a principal of ${prop}`, (principal as Partial<AccountPrincipal>).accountId, acceptAccount),
  ]);
}

/** The problems of the principals of a whole policy, as its statements are now. */
export function checkPolicyPrincipals(prop: string, resolvedPolicy: ResolvedPolicy, acceptAccount?: AcceptAccount): Problem[] {
  return statementsOf(resolvedPolicy).flatMap((statement) => [
    ...checkPrincipalJson(`a principal of ${prop}`, statement.Principal, acceptAccount),
    ...checkPrincipalJson(`a principal of ${prop}`, statement.NotPrincipal, acceptAccount),
  ]);
}

/** The problem of a policy that is too long, as far as its length is known. Text that only CloudFormation knows counts as empty. */
export function checkPolicyLength(prop: string, resolvedPolicy: unknown, maxLength: number): Problem[] {
  const length = knownLength(resolvedPolicy);
  return length <= maxLength ? [] : [{
    code: 'PolicyTextTooLong',
    message: `${prop} must have at most ${maxLength} characters as JSON, has ${length} or more: `
      + 'merge statements, or trust an organization (OrganizationPrincipal) instead of many principals',
  }];
}

/** The problems of the actions of a grant, which must not be empty. */
export function checkGrantActions(actions: unknown): Problem[] {
  if (!Array.isArray(actions) || actions.length === 0) {
    return [{ code: 'GrantNeedsActions', message: `actions must hold at least one action such as "ecr:BatchGetImage", got ${formatValue(actions)}` }];
  }
  return actions.flatMap((action) => typeof action === 'string' && action !== '' ? [] : [{
    code: 'GrantNeedsActions',
    message: `each of actions must be a string such as "ecr:BatchGetImage", got ${formatValue(action)}`,
  }]);
}

/** The problem of a grantee that is not a principal. Untyped languages may pass such a value. */
export function checkGrantee(grantee: unknown): Problem[] {
  const principal = (grantee as { grantPrincipal?: unknown } | undefined | null)?.grantPrincipal;
  return typeof principal === 'object' && principal !== null ? [] : [{
    code: 'GranteeRequired',
    message: `grantee must be a principal, or a construct that has one, got ${formatValue(grantee)}`,
  }];
}

/** The parts of a policy that are checked. A single statement need not be in a list. */
export interface ResolvedPolicy {
  readonly Statement?: unknown;
}

interface ResolvedStatement {
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
}

function statementsOf(policy: ResolvedPolicy | undefined): ResolvedStatement[] {
  return [policy?.Statement ?? []].flat() as ResolvedStatement[];
}

function checkAccount(prop: string, id: unknown, acceptAccount?: AcceptAccount): Problem[] {
  return checkAccountId(prop, id).filter(() => !acceptAccount?.(id as string));
}

/** No policy that is accepted is nested as deep. Text of others may be. */
const MAX_DEPTH = 100;

/** The length of a value as compact JSON, where `{ "Ref": … }` and `{ "Fn::…": … }` stand for text of unknown length. */
function knownLength(value: unknown, depth = 0): number {
  if (depth > MAX_DEPTH) {
    return 0;
  }
  if (Array.isArray(value)) {
    return 2 + Math.max(0, value.length - 1) + value.reduce((sum: number, item) => sum + knownLength(item, depth + 1), 0);
  }
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? 0 : JSON.stringify(typeof value === 'string' ? withoutTokens(value).replaceAll(UNKNOWN, '') : value).length;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (isIntrinsic(value)) {
    const [key, item] = entries[0];
    return 2 + (key === 'Fn::Join' ? joinedLength(item, depth) : 0);
  }
  return 2 + Math.max(0, entries.length - 1)
    + entries.reduce((sum, [name, inner]) => sum + JSON.stringify(name).length + 1 + knownLength(inner, depth + 1), 0);
}

/** The length of the known parts of `Fn::Join`, without their quotes. */
function joinedLength(join: unknown, depth: number): number {
  const [delimiter, parts] = Array.isArray(join) ? join : [];
  if (!Array.isArray(parts) || typeof delimiter !== 'string') {
    return 0;
  }
  return delimiter.length * Math.max(0, parts.length - 1)
    + parts.reduce((sum: number, part) => sum + Math.max(0, knownLength(part, depth + 1) - 2), 0);
}
