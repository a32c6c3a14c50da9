import { LifecycleRuleSet } from './lifecycle-rule-set';
import { parsePolicy } from './parse-policy';
import { checkTextLength } from './policy-length';
import { WrittenRuleNames } from './rule-names';
import type { Problem } from '../core/errors';
import { isKnownLater } from '../core/tokens';

/** What is wrong with the text of a policy in a template. */
export function checkPolicyText(name: string, text: unknown): Problem[] {
  if (isKnownLater(text)) {
    return [];
  }
  const { rules, problems } = parsePolicy(text);
  const set = new LifecycleRuleSet();
  const inRules = rules.flatMap(({ rule, path }) => set.addNamed(rule, new WrittenRuleNames(path)));
  const all = [...problems, ...inRules];
  const tooLong = all.length > 0 || typeof text !== 'string' ? [] : checkTextLength(text, name);
  return [...all.map(({ code, message }) => ({ code, message: `${name}: ${message}` })), ...tooLong];
}
