import type { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { checkAccountId } from './account-ids';
import { checkPrincipalJson } from './principals';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isIntrinsic } from '../core/intrinsics';

/** ECR counts the characters of the policy as JSON. */
export const MAX_POLICY_LENGTH = 10_240;

/**
 * The faults of a statement that nothing that is added to it later can mend.
 *
 * What may still come (actions, principals) is for the synthesis to check. So is all of a statement without actions, which
 * is still in the making.
 */
export function checkPolicyStatement(prop: string, statement: unknown): Problem[] {
  if (typeof (statement as PolicyStatement | undefined)?.toStatementJson !== 'function') {
    return [{ code: 'InvalidPolicyStatement', message: `${prop} must be a PolicyStatement of aws-iam, got ${formatValue(statement)}` }];
  }
  const { principals, notPrincipals, actions, notActions } = statement as PolicyStatement;
  return actions.length + notActions.length === 0 ? [] : [...principals, ...notPrincipals].flatMap((principal) => [
    ...checkPrincipalJson(`a principal of ${prop}`, principal.policyFragment.principalJson),
    ...checkAccountId(`the account of a principal of ${prop}`, (principal as Partial<AccountPrincipal>).accountId),
  ]);
}

/** The faults of the principals of a whole policy, as its statements stand now. */
export function checkPolicyPrincipals(prop: string, resolvedPolicy: { readonly Statement?: unknown }): Problem[] {
  return [resolvedPolicy?.Statement ?? []].flat().flatMap((statement: { Principal?: unknown; NotPrincipal?: unknown }) => [
    ...checkPrincipalJson(`a principal of ${prop}`, statement.Principal),
    ...checkPrincipalJson(`a principal of ${prop}`, statement.NotPrincipal),
  ]);
}

/** The fault of the text of a policy, as far as it is known: text that only CloudFormation will know counts as nothing. */
export function checkPolicyLength(prop: string, resolvedPolicy: unknown, whose = 'a repository'): Problem[] {
  const length = knownLength(resolvedPolicy);
  return length <= MAX_POLICY_LENGTH ? [] : [{
    code: 'PolicyTextTooLong',
    message: `${prop} must have at most ${MAX_POLICY_LENGTH} characters as JSON, has ${length} or more: `
      + `merge statements, or let ${whose} trust an organization (OrganizationPrincipal) instead of many principals`,
  }];
}

/** The fault of a grant that would write a statement without actions. */
export function checkGrantActions(actions: unknown): Problem[] {
  if (!Array.isArray(actions) || actions.length === 0) {
    return [{ code: 'GrantNeedsActions', message: `actions must hold at least one action such as "ecr:BatchGetImage", got ${formatValue(actions)}` }];
  }
  return actions.flatMap((action) => typeof action === 'string' && action !== '' ? [] : [{
    code: 'GrantNeedsActions',
    message: `each of actions must be a string such as "ecr:BatchGetImage", got ${formatValue(action)}`,
  }]);
}

/** The fault of a grantee that is none, as untyped languages may pass it. */
export function checkGrantee(grantee: unknown): Problem[] {
  const principal = (grantee as { grantPrincipal?: unknown } | undefined | null)?.grantPrincipal;
  return typeof principal === 'object' && principal !== null ? [] : [{
    code: 'GranteeRequired',
    message: `grantee must be a principal, or a construct that has one, got ${formatValue(grantee)}`,
  }];
}

/** The length of a value as compact JSON, where `{ "Ref": … }` and `{ "Fn::…": … }` stand for text of unknown length. */
function knownLength(value: unknown): number {
  if (Array.isArray(value)) {
    return 2 + Math.max(0, value.length - 1) + value.reduce((sum: number, item) => sum + knownLength(item), 0);
  }
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? 0 : JSON.stringify(value).length;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (isIntrinsic(value)) {
    const [key, item] = entries[0];
    return 2 + (key === 'Fn::Join' ? joinedLength(item) : 0);
  }
  return 2 + Math.max(0, entries.length - 1) + entries.reduce((sum, [name, inner]) => sum + JSON.stringify(name).length + 1 + knownLength(inner), 0);
}

/** The length of the known parts of `Fn::Join`, without their quotes. */
function joinedLength(join: unknown): number {
  const [delimiter, parts] = Array.isArray(join) ? join : [];
  if (!Array.isArray(parts) || typeof delimiter !== 'string') {
    return 0;
  }
  return delimiter.length * Math.max(0, parts.length - 1)
    + parts.reduce((sum: number, part) => sum + Math.max(0, knownLength(part) - 2), 0);
}
