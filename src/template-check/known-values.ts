import { Token } from 'aws-cdk-lib/core';
import { isObject } from './template-resources';
import { partitionOf, urlSuffixOf } from '../core/partitions';
import type { CheckEnvironment } from '../core/property-checks';

/** Text that is known only at deployment. The checks look at the literal text around it. */
export const LATER_TEXT = Token.asString({ Ref: 'AnyParameter' });

/** A value that is known only at deployment. */
const LATER = { 'Fn::Transform': 'a value that is known later' };

/** No property of ECR is nested this deep. */
const MAX_DEPTH = 64;

/** A template of 1 MB, the largest that CloudFormation accepts, has fewer lists and objects. With aliases, YAML may have many more. */
const MAX_VALUES = 200_000;

/** What is known about the rest of a template. */
export interface TemplateKnowledge {
  readonly environment: CheckEnvironment;

  /** The value of a reference to a resource, with `LATER_TEXT` for unknown parts; `undefined` if nothing is known. */
  readonly textOf: (logicalId: string, attribute?: string) => string | undefined;

  /** Whether a condition is true; `undefined` if that is known only at deployment. */
  isTrue(condition: string): boolean | undefined;
}

/** How many values of a template are left to look at. */
export interface Budget {
  values: number;
}

/** The budget of a template. */
export function newBudget(): Budget {
  return { values: MAX_VALUES };
}

/**
 * A value of a template with its intrinsic functions evaluated, as far as that is possible before deployment. What is known later
 * stays an intrinsic function, or becomes `LATER_TEXT` inside of text.
 *
 * CloudFormation accepts numbers and booleans as text, and no property of ECR is a number, so both become text.
 */
export function knownValue(value: unknown, knowledge: TemplateKnowledge, budget: Budget, depth = 0): unknown {
  const inside = (each: unknown): unknown => knownValue(each, knowledge, budget, depth + 1);
  switch (typeof value) {
    case 'string': return value;
    case 'number':
    case 'bigint':
    case 'boolean': return String(value);
    case 'object': break;
    default: return undefined;
  }
  if (value === null) {
    return null;
  }
  if (depth > MAX_DEPTH || budget.values-- <= 0) {
    return LATER;
  }
  if (Array.isArray(value)) {
    return value.map(inside).filter((each) => each !== undefined);
  }
  const keys = Object.keys(value);
  const name = keys.find(isFunctionName);
  if (name === undefined || (name === 'Ref' && keys.length > 1)) {
    return membersOf(value, keys, inside);
  }
  return keys.length > 1 ? LATER : evaluate(name, (value as Record<string, unknown>)[name], knowledge, inside);
}

function isFunctionName(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

/** The members as far as they are known. A loop, because every object of every template is read here. */
function membersOf(value: object, keys: readonly string[], inside: (value: unknown) => unknown): object {
  const members: Record<string, unknown> = {};
  for (const key of keys) {
    const member = inside((value as Record<string, unknown>)[key]);
    if (key === '__proto__') {
      Object.defineProperty(members, key, { value: member, enumerable: true });
    } else {
      members[key] = member;
    }
  }
  return members;
}

function evaluate(name: string, argument: unknown, knowledge: TemplateKnowledge, inside: (value: unknown) => unknown): unknown {
  switch (name) {
    case 'Ref': return typeof argument === 'string' ? refer(argument, knowledge) : LATER;
    case 'Fn::GetAtt': return getAttribute(argument, knowledge);
    case 'Fn::If': return choose(argument, knowledge, inside);
    case 'Fn::Join': return join(inside(argument));
    case 'Fn::Sub': return substitute(argument, knowledge, inside);
    default: return LATER;
  }
}

function refer(target: string, { environment, textOf }: TemplateKnowledge): unknown {
  const { account, region } = environment;
  switch (target) {
    case 'AWS::NoValue': return undefined;
    case 'AWS::Region': return region ?? { Ref: target };
    case 'AWS::AccountId': return account ?? { Ref: target };
    case 'AWS::Partition': return (region && partitionOf(region)) ?? { Ref: target };
    case 'AWS::URLSuffix': return (region && urlSuffixOf(region)) ?? { Ref: target };
    default: return textOf(target) ?? { Ref: target };
  }
}

function getAttribute(argument: unknown, { textOf }: TemplateKnowledge): unknown {
  const [logicalId, ...rest]: unknown[] = typeof argument === 'string' ? argument.split('.') : Array.isArray(argument) ? argument : [];
  if (typeof logicalId !== 'string' || !rest.every((part) => typeof part === 'string')) {
    return LATER;
  }
  const attribute = rest.join('.');
  return textOf(logicalId, attribute) ?? { 'Fn::GetAtt': [logicalId, attribute] };
}

function choose(argument: unknown, { isTrue }: TemplateKnowledge, inside: (value: unknown) => unknown): unknown {
  const [condition, whenTrue, whenFalse]: unknown[] = Array.isArray(argument) ? argument : [];
  const is = typeof condition === 'string' ? isTrue(condition) : undefined;
  return is === undefined ? LATER : inside(is ? whenTrue : whenFalse);
}

function join(argument: unknown): unknown {
  const [separator, parts]: unknown[] = Array.isArray(argument) ? argument : [];
  return typeof separator === 'string' && Array.isArray(parts) ? parts.map(asText).join(separator) : LATER;
}

/** ECR accepts no text of this length, and the time to resolve placeholders grows with the square of their number. */
const LONGEST_SUB = 50_000;

function substitute(argument: unknown, knowledge: TemplateKnowledge, inside: (value: unknown) => unknown): unknown {
  const [text, given]: unknown[] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== 'string' || text.length > LONGEST_SUB) {
    return LATER;
  }
  return text.replace(/\$\{([^{}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) {
      return `\${${name.slice(1)}}`;
    }
    return asText(isObject(given) && Object.hasOwn(given, name) ? inside(given[name]) : name.includes('.') ? getAttribute(name, knowledge) : refer(name, knowledge));
  });
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : LATER_TEXT;
}
