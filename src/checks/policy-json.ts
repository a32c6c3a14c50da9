import { Token } from 'aws-cdk-lib/core';
import { checkPolicyLength, type AcceptAccount } from './policy-statements';
import { checkPrincipalJson } from './principals';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { partitionOf } from '../core/partitions';
import { memberName, type CheckEnvironment } from '../core/property-checks';
import { isAbsent, isKnownLater } from '../core/tokens';

/** What a complete policy must meet. */
export interface PolicyDemands {
  /** Whether each statement must have resources. */
  readonly resources: 'unwanted' | 'allowed' | 'required';

  /** How many characters the policy may have as JSON. */
  readonly maxLength: number;
}

const VERSIONS: readonly unknown[] = ['2012-10-17', '2008-10-17'];

/**
 * What is wrong with a complete policy: JSON as an object, or as text.
 *
 * @param name the property: the list of statements as the user types it, or the policy in a template
 */
export function checkPolicyJson(
  name: string,
  policy: unknown,
  demands: PolicyDemands,
  environment: CheckEnvironment,
  acceptAccount?: AcceptAccount,
): Problem[] {
  const document = readPolicyJson(policy);
  if (isKnownLater(document)) {
    return [];
  }
  if (!isAbsent(document) && (typeof document !== 'object' || Array.isArray(document))) {
    return [{ code: 'InvalidPolicyText', message: `${name} must be a policy with Version and Statement, got ${formatValue(policy)}` }];
  }
  const { Version: version, Statement: statement } = (document ?? {}) as Record<string, unknown>;
  const statements = [statement ?? []].flat();
  if (statements.length === 0) {
    return [{ code: 'PolicyStatementRequired', message: `${name} must hold at least one statement, got none: add one, or leave out the policy` }];
  }
  return [
    ...checkVersion(name, version),
    ...statements.flatMap((each, index) => isKnownLater(each) ? [] : [
      ...checkStatement(`${memberName(name, '', 'Statement')}[${index}]`, each, demands),
      ...checkPrincipals(`a principal of ${memberName(name, '', 'Statement')}[${index}]`, each, environment, acceptAccount),
    ]),
    ...checkPolicyLength(name, document, demands.maxLength),
  ];
}

/** A policy as an object. Text that is not JSON stays as it is. */
export function readPolicyJson(policy: unknown): unknown {
  if (typeof policy !== 'string' || Token.isUnresolved(policy)) {
    return policy;
  }
  try {
    return JSON.parse(policy);
  } catch {
    return policy;
  }
}

function checkVersion(name: string, version: unknown): Problem[] {
  return isAbsent(version) || isKnownLater(version) || VERSIONS.includes(version) ? [] : [{
    code: 'InvalidPolicyText', message: `Version of ${name} must be "2012-10-17", got ${formatValue(version)}`,
  }];
}

function checkStatement(name: string, statement: unknown, { resources }: PolicyDemands): Problem[] {
  if (typeof statement !== 'object' || statement === null) {
    return [{ code: 'InvalidPolicyStatement', message: `${name} must be a statement, got ${formatValue(statement)}` }];
  }
  const { Effect: effect, ...elements } = statement as Record<string, unknown>;
  const lacks = (element: string): boolean => isEmpty(elements[element]) && isEmpty(elements[`Not${element}`]);
  return [
    ...effect === 'Allow' || effect === 'Deny' || isKnownLater(effect) ? [] : [invalid(`${name} must have the effect "Allow" or "Deny", got ${formatValue(effect)}`)],
    ...lacks('Principal') ? [invalid(`${name} must have principals: name whom it allows or denies`)] : [],
    ...lacks('Action') ? [invalid(`${name} must have actions: name what it allows or denies, such as "ecr:BatchGetImage"`)] : [],
    ...resources === 'required' && lacks('Resource') ? [resourceRequired(name)] : [],
  ];
}

function invalid(message: string): Problem {
  return { code: 'InvalidPolicyStatement', message };
}

/** The problem of a statement that must name resources. */
export function resourceRequired(name: string, fix: string = 'name repositories by ARNs such as "arn:aws:ecr:us-east-1:111122223333:repository/prod/*"'): Problem {
  return { code: 'PolicyResourceRequired', message: `${name} must have resources: ${fix}` };
}

function checkPrincipals(name: string, statement: unknown, { region }: CheckEnvironment, acceptAccount?: AcceptAccount): Problem[] {
  const { Principal: principal, NotPrincipal: notPrincipal } = (statement ?? {}) as Record<string, unknown>;
  return [principal, notPrincipal].flatMap((each) => [...checkPrincipalJson(name, each, acceptAccount), ...checkPartition(name, each, region)]);
}

/** Whether nothing is given, or a text, list or object without content. */
function isEmpty(value: unknown): boolean {
  return isAbsent(value) || Object.keys(value).length === 0;
}

/** A policy in one partition cannot name a principal of another partition. */
function checkPartition(name: string, principal: unknown, region: string | undefined): Problem[] {
  return [(principal as { AWS?: unknown } | null | undefined)?.AWS].flat().flatMap((arn) => {
    const partition = typeof arn === 'string' ? /^arn:(aws[a-z-]*):/.exec(arn)?.[1] : undefined;
    const own = partition && region && partitionOf(region);
    return !own || partition === own ? [] : [{
      code: 'InvalidPrincipal' as const, message: `${name} must be in the partition of the registry, ${own}, got ${formatValue(arn)}: name the account there`,
    }];
  });
}
