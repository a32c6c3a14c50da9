import { Token } from 'aws-cdk-lib/core';
import { CRITERION_PROPS, daysOf } from './criterion';
import type { LifecycleRule } from './lifecycle-rule';
import { isIntrinsic } from '../core/tokens';

type Resolve = (value: unknown) => unknown;

/**
 * A rule with its tokens resolved as far as synthesis can. A value that only CloudFormation knows stays a token.
 *
 * @param rule a checked rule
 * @param resolve resolves a value
 */
export function resolveRule(rule: LifecycleRule, resolve: Resolve): LifecycleRule {
  const resolved: Record<string, unknown> = { ...rule };
  for (const prop of ['description', 'tagStatus', 'tagPrefixList', 'tagPatternList', 'maxImageCount'] as const) {
    resolved[prop] = resolveValue(rule[prop], resolve);
  }
  for (const prop of CRITERION_PROPS) {
    if (prop !== 'maxImageCount' && rule[prop]?.isUnresolved()) {
      resolved[prop] = durationOf(resolveValue(daysOf(rule[prop]), resolve));
    }
  }
  return resolved;
}

/** A value with its tokens resolved. A token whose value only CloudFormation knows stays. */
export function resolveValue(value: unknown, resolve: Resolve): unknown {
  if (Array.isArray(value) && !Token.isUnresolved(value)) {
    return value.map((entry) => resolveValue(entry, resolve));
  }
  const resolved = resolve(value);
  return isIntrinsic(resolved) ? value
    : Array.isArray(resolved) ? resolved.map((entry) => isIntrinsic(entry) ? Token.asString(entry) : entry)
      : resolved;
}

/** A duration whose amount `Duration` itself may reject, such as -1. */
function durationOf(days: unknown) {
  return { isUnresolved: () => Token.isUnresolved(days), toDays: () => days, unitLabel: () => 'days' };
}
