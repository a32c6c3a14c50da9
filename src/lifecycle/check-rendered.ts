import { LifecycleRuleSet } from './lifecycle-rule-set';
import { readPolicy } from './parse-policy';
import type { Problem } from '../core/errors';
import { holdsIntrinsic } from '../core/tokens';

/**
 * The faults of rules that held tokens when they were added, as they are rendered at synthesis. A rule of which only
 * CloudFormation will know something is passed over.
 */
export function checkRenderedRules(rendered: readonly unknown[]): Problem[] {
  const { rules, problems } = readPolicy(JSON.stringify({ rules: rendered }), holdsIntrinsic);
  const set = new LifecycleRuleSet();
  return [...problems, ...rules.flatMap((rule) => set.add(rule))];
}
