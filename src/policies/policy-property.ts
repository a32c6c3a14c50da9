import { PolicyDocument, type AddToResourcePolicyResult, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Lazy, Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { PolicyKind } from './policy-kinds';
import { validateStatement } from './validate-statement';
import { fail } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isIntrinsic } from '../core/tokens';

/** An L1 of a repository. */
interface RepositoryL1 extends IConstruct {
  repositoryPolicyText?: any;
}

/** Adds a statement to the policy of an L1, after the same checks as in a construct. */
export function addToPolicyOfL1(repository: RepositoryL1, kind: PolicyKind, statement: PolicyStatement): AddToResourcePolicyResult {
  validateStatement(repository, kind, statement, 'statement');
  repository.repositoryPolicyText = addToPolicyProperty(repository, 'repositoryPolicyText', repository.repositoryPolicyText, statement);
  return { statementAdded: true, policyDependable: repository };
}

/** A policy as JSON, with its list of statements, to which statements are added. */
interface PolicyJson {
  readonly Statement?: unknown;
}

/**
 * The value of a policy property of an L1 with one more statement.
 *
 * The existing policy does not change: a `PolicyDocument`, JSON as an object or as text, or a token for one of these.
 *
 * @param scope the L1, whose path is in the error
 * @param prop the name of the property
 * @param policy the current value of the property
 */
export function addToPolicyProperty(scope: IConstruct, prop: string, policy: unknown, statement: PolicyStatement): unknown {
  if (policy instanceof PolicyDocument) {
    policy.addStatements(statement);
    return policy;
  }
  if (Token.isUnresolved(policy)) {
    return Lazy.uncachedAny({ produce: (context) => append(scope, prop, context.resolve(policy), statement) });
  }
  return append(scope, prop, policy, statement);
}

function append(scope: IConstruct, prop: string, policy: unknown, statement: PolicyStatement): PolicyDocument | PolicyJson {
  if (policy === undefined || policy === null) {
    return new PolicyDocument({ statements: [statement] });
  }
  const { Statement: present, ...rest } = readPolicy(scope, prop, policy);
  return { ...rest, Statement: [...[present ?? []].flat(), renderStatement(statement)] };
}

/** Renders the statement as a policy document would, if everything in it is known. */
function renderStatement(statement: PolicyStatement): unknown {
  return Lazy.uncachedAny({ produce: (context) => context.resolve(new PolicyDocument({ statements: [statement] })).Statement[0] });
}

function readPolicy(scope: IConstruct, prop: string, policy: unknown): PolicyJson {
  const read = typeof policy === 'string' ? parse(policy) : policy;
  return typeof read === 'object' && read !== null && !Array.isArray(read) && !isIntrinsic(read) ? read : fail('PolicyCannotBeExtended',
    `${prop} must be a policy that is known at synthesis, so that a statement can be added to it, got ${formatValue(policy)}`, scope);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
