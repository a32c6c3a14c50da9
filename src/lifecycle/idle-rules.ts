import type { PlacedRule } from './checked-rule';
import type { CompiledRule } from './compiled-rule';
import { compileRules } from './compiled-rule';
import type { IdleLifecycleRule } from './lifecycle-outcome';
import { isWholeFromOne } from './whole-numbers';

/**
 * The rules of a policy that can never act. Sound: a rule that is named can indeed not act.
 *
 * Not complete: two rules that only together cover a third one are seen for "untagged plus every tag" only. Rules whose
 * tags or order are known at deployment only are left out.
 */
export function idleRules(placed: readonly PlacedRule[]): IdleLifecycleRule[] {
  if (placed.length < 2 && !placed.some(({ rule }) => rule.given.tagPrefixList)) {
    return [];
  }
  if (!placed.every(({ priority }) => isWholeFromOne(priority))) {
    return [];
  }
  const rules = compileRules(placed.filter(({ rule }) => rule.tagSet !== undefined || !rule.hasToken));
  return rules.flatMap((rule, number) => idle(rule, rules.slice(0, number)) ?? []);
}

function idle(rule: CompiledRule, earlier: readonly CompiledRule[]): IdleLifecycleRule | undefined {
  const { priority: rulePriority, description } = rule;
  const dead = rule.patterns.find((pattern) => !pattern.isSatisfiable);
  if (dead) {
    return {
      rulePriority,
      description,
      shadowedBy: [],
      reason: `${words(rule)} can never act: a prefix is plain text, and no tag contains '*'; use tagPatternList for wildcards`,
    };
  }
  const owners = shadowedBy(rule, earlier.filter(({ storageClass }) => storageClass === rule.storageClass));
  return owners.length === 0 ? undefined : {
    rulePriority,
    description,
    shadowedBy: owners.map(({ priority }) => priority),
    reason: `${words(rule)} can never act: every image that it selects is owned by ${owners.map(words).join(' or ')}; `
      + 'the first rule whose tag requirements an image meets owns it, even when that rule keeps it',
  };
}

function shadowedBy(rule: CompiledRule, earlier: readonly CompiledRule[]): CompiledRule[] {
  const untagged = rule.takesUntagged ? earlier.find(({ takesUntagged }) => takesUntagged) : undefined;
  const tagged = rule.takesTagged ? earlier.find((other) => other.takesTagged && ownsTaggedOf(other, rule)) : undefined;
  if ((rule.takesUntagged && !untagged) || (rule.takesTagged && !tagged)) {
    return [];
  }
  return [...new Set([untagged, tagged].filter((owner) => owner !== undefined))].sort((a, b) => a.priority - b.priority);
}

/** Whether each requirement of the owner follows from one of the rule's. */
function ownsTaggedOf(owner: CompiledRule, rule: CompiledRule): boolean {
  return owner.patterns.every((wanted) => wanted.matchesEveryTag || rule.patterns.some((given) => wanted.covers(given)));
}

function words({ priority, description }: CompiledRule): string {
  return description ? `rule ${priority} (${description})` : `rule ${priority}`;
}
