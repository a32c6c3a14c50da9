import { COUNT_TYPES, CRITERION_PROPS, storageClassOf } from './criterion';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';

type Json = Record<string, unknown>;

/** The keys of an object in the text of a policy. ECR rejects unknown keys and nulls. */
interface Keys {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const POLICY: Keys = { required: ['rules'], optional: [] };
const RULE: Keys = { required: ['rulePriority', 'selection', 'action'], optional: ['description'] };
const SELECTION: Keys = {
  required: ['tagStatus', 'countType', 'countNumber'],
  optional: ['countUnit', 'tagPatternList', 'tagPrefixList', 'storageClass'],
};
const EXPIRE: Keys = { required: ['type'], optional: [] };
const TRANSITION: Keys = { required: ['type', 'targetStorageClass'], optional: [] };

/** What is wrong with the JSON of a policy around its rules. */
export function checkPolicyJson(policy: unknown): Problem[] {
  const object = checkObject('the text of a policy', policy);
  if (object.length > 0) {
    return object;
  }
  if (Object.hasOwn(policy as Json, 'lifecyclePolicyText')) {
    return [problem('the text must be the policy itself; this is the answer of get-lifecycle-policy: pass its lifecyclePolicyText')];
  }
  const keys = checkKeys('the policy', policy as Json, POLICY);
  const { rules } = policy as Json;
  return keys.length > 0 || (Array.isArray(rules) && rules.length > 0) ? keys
    : [problem(`rules must be a list of at least one rule, got ${formatValue(rules)}`)];
}

/** What is wrong with the JSON of one rule: its grammar only. */
export function checkRuleJson(path: string, rule: unknown): Problem[] {
  const outside = checkObjectWithKeys(path, rule, RULE);
  if (outside.length > 0) {
    return outside;
  }
  const { selection, action } = rule as Json;
  const inside = checkObjectWithKeys(`${path}.selection`, selection, SELECTION);
  return inside.length > 0 ? inside : [...checkCriterion(`${path}.selection`, selection as Json), ...checkAction(`${path}.action`, action)];
}

function checkCriterion(path: string, { countType, countNumber, countUnit, storageClass }: Json): Problem[] {
  const prop = CRITERION_PROPS.find((candidate) => COUNT_TYPES[candidate] === countType);
  if (!prop) {
    return [problem(`${path}.countType must be one of ${Object.values(COUNT_TYPES).join(', ')}, got ${formatValue(countType)}`)];
  }
  const problems: Problem[] = [];
  const unit = prop === 'maxImageCount' ? undefined : 'days';
  if (countUnit !== unit) {
    problems.push(problem(
      `${path}.countUnit must be ${unit === undefined ? 'absent' : "'days'"} with countType ${formatValue(countType)}, got ${formatValue(countUnit)}`,
    ));
  }
  if ((storageClass ?? 'standard') !== storageClassOf(prop)) {
    problems.push(problem(
      `${path}.storageClass must be '${storageClassOf(prop)}' with countType ${formatValue(countType)}, got ${formatValue(storageClass)}`,
    ));
  }
  if (!Number.isSafeInteger(countNumber) || countNumber as number < 1) {
    problems.push(problem(`${path}.countNumber must be a whole number from 1, got ${formatValue(countNumber)}`));
  }
  return problems;
}

function checkAction(path: string, action: unknown): Problem[] {
  const object = checkObject(path, action);
  if (object.length > 0) {
    return object;
  }
  const { type, targetStorageClass } = action as Json;
  if (type === 'expire') {
    return checkKeys(path, action as Json, EXPIRE);
  }
  if (type !== 'transition') {
    return [problem(`${path}.type must be 'expire' or 'transition', got ${formatValue(type)}`)];
  }
  const keys = checkKeys(path, action as Json, TRANSITION);
  return keys.length > 0 || targetStorageClass === 'archive' ? keys
    : [problem(`${path}.targetStorageClass must be 'archive', got ${formatValue(targetStorageClass)}`)];
}

function checkObjectWithKeys(path: string, value: unknown, keys: Keys): Problem[] {
  const object = checkObject(path, value);
  return object.length > 0 ? object : checkKeys(path, value as Json, keys);
}

function checkObject(path: string, value: unknown): Problem[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? [] : [problem(`${path} must be an object, got ${formatValue(value)}`)];
}

function checkKeys(path: string, object: Json, { required, optional }: Keys): Problem[] {
  const known = [...required, ...optional];
  const missing = required.filter((key) => !Object.hasOwn(object, key)).map((key) => problem(`${path} must have the key '${key}'`));
  const wrong = Object.keys(object).flatMap((key) => {
    if (!known.includes(key)) {
      return [problem(`${path} must not have the key ${formatValue(key)}; ECR knows ${known.join(', ')}`)];
    }
    return object[key] !== null ? [] : [problem(`${path}.${key} must not be null${optional.includes(key) ? '; leave it out' : ''}`)];
  });
  return [...missing, ...wrong];
}

function problem(message: string): Problem {
  return { code: 'InvalidLifecyclePolicyText', message };
}
