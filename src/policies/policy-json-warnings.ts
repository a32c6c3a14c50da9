import { LAMBDA } from './lambda-warning';
import type { PolicyKind } from './policy-kinds';
import { statementWarnings, type StatementElements } from './statement-warnings';
import { readPolicyJson } from '../checks/policy-json';
import { isAnyPrincipal } from '../checks/principals';
import type { CheckEnvironment } from '../core/property-checks';
import { isAbsent, isIntrinsic } from '../core/tokens';
import type { Warning } from '../core/warnings';

type Json = Record<string, unknown>;

/** The warnings about the policy of a template: JSON as an object, or as text. */
export function policyJsonWarnings(name: string, policy: unknown, kind: PolicyKind, environment: CheckEnvironment): Warning[] {
  const { Statement: statement } = (readPolicyJson(policy) ?? {}) as Json;
  return [statement ?? []].flat().flatMap((each, index) => {
    const warnings = isAbsent(each) || typeof each !== 'object' || isIntrinsic(each) ? [] : statementWarnings(kind, elementsOfJson(each as Json), environment);
    return warnings.map(({ id, message }) => ({ id, message: `${name}.Statement[${index}]: ${message}` }));
  });
}

function elementsOfJson(statement: Json): StatementElements {
  const { Effect: effect, Condition: condition, Principal: principal, Action: action, Resource: resource, NotResource: notResource } = statement;
  return {
    isAllow: effect === 'Allow',
    hasConditions: !isAbsent(condition) && Object.keys(condition).length > 0,
    isForEveryone: principal === '*' || isAnyPrincipal(principal),
    isForLambda: textsOf((principal as Json | undefined | null)?.Service).includes(LAMBDA),
    actions: textsOf(action),
    resources: textsOf(resource),
    notResources: textsOf(notResource),
  };
}

function textsOf(element: unknown): string[] {
  return [element].flat().filter((each) => typeof each === 'string');
}
