import type { PlacedRule } from './checked-rule';
import { TagStatus } from './lifecycle-rule';
import type { LifecycleRule } from './lifecycle-rule';
import type { UnreachableLifecycleRule } from './preview/lifecycle-outcome';
import { titleOf } from './rule-names';
import { patternsOf } from './rule-patterns';
import type { TagPattern } from './tag-pattern';
import { isWholeFromOne } from './whole-numbers';
import { formatValue } from '../core/format-value';

/**
 * The unreachable rules of a policy. Sound: a rule in the result can never act, even if rules are added later.
 *
 * Not complete: two rules that only together cover a third one are found for "untagged plus every tag" only. Rules whose tags or
 * order are known only at deployment are left out.
 */
export function unreachableRules(placed: readonly PlacedRule[]): UnreachableLifecycleRule[] {
  if (!placed.every(({ priority }) => isWholeFromOne(priority))) {
    return [];
  }
  const ordered = placed.map(candidate).sort((a, b) => a.priority - b.priority);
  const found: UnreachableLifecycleRule[] = [];
  for (let number = 0; number < ordered.length; number++) {
    if (ordered[number].rule.selectionKnown) {
      const verdict = whyUnreachable(ordered, number);
      if (verdict) {
        found.push(verdict);
      }
    }
  }
  return found;
}

/** A rule with its patterns, because every two rules are compared. */
interface Candidate extends PlacedRule {
  readonly patterns: readonly TagPattern[];
}

function candidate({ priority, rule }: PlacedRule): Candidate {
  return { priority, rule, patterns: patternsOf(rule) };
}

function whyUnreachable(ordered: readonly Candidate[], number: number): UnreachableLifecycleRule | undefined {
  const { rule, priority, patterns } = ordered[number];
  const impossible = patterns.findIndex(({ isSatisfiable }) => !isSatisfiable);
  if (impossible >= 0) {
    return unreachable(ordered[number], [], `rule ${priority}${titleOf(rule.given)} is unreachable: ${whyImpossible(rule.given, impossible)}`);
  }
  const owners = ownersOfAll(ordered, number);
  return owners.length === 0 ? undefined : unreachable(ordered[number], owners,
    `rule ${priority}${titleOf(rule.given)} is unreachable: every image that it selects is owned by `
    + `${owners.map((owner) => `rule ${owner.priority}${titleOf(owner.rule.given)}`).join(' or ')}; `
    + 'the first rule whose tag requirements an image meets owns it, even when that rule keeps it');
}

function whyImpossible({ tagPrefixList, tagPatternList }: LifecycleRule, index: number): string {
  return tagPrefixList?.[index].includes('*')
    ? "a prefix is plain text, and no tag contains '*'; use tagPatternList for wildcards"
    : `no image tag matches ${formatValue((tagPrefixList ?? tagPatternList!)[index])}; `
      + "a tag has letters, digits, '_', '.' and '-', does not begin with '.' or '-', and has at most 300 characters";
}

function unreachable({ rule, priority }: PlacedRule, owners: readonly PlacedRule[], reason: string): UnreachableLifecycleRule {
  return { rulePriority: priority, description: rule.given.description, ownerRulePriorities: owners.map((owner) => owner.priority), reason };
}

/**
 * The earlier rules that together own every image that a rule selects; empty if the rule may own an image itself.
 *
 * A class has at most one rule for untagged images, and its rule for any image comes last. So nothing before the rule for untagged
 * images owns its images: only rules for tags and the rule for any image get past the first step.
 */
function ownersOfAll(ordered: readonly Candidate[], number: number): PlacedRule[] {
  const { rule } = ordered[number];
  const owners = new Set<PlacedRule>();
  if (rule.tagStatus !== TagStatus.TAGGED && !takeFirst(owners, ordered, number, ownsUntagged)) {
    return [];
  }
  if (!takeFirst(owners, ordered, number, ownsTagged)) {
    return [];
  }
  return [...owners].sort((a, b) => a.priority - b.priority);
}

type Ownership = (owner: Candidate, other: Candidate) => boolean;

function takeFirst(owners: Set<PlacedRule>, ordered: readonly Candidate[], number: number, owns: Ownership): boolean {
  for (let place = 0; place < number; place++) {
    if (owns(ordered[place], ordered[number])) {
      owners.add(ordered[place]);
      return true;
    }
  }
  return false;
}

function ownsUntagged({ rule: owner }: Candidate, { rule }: Candidate): boolean {
  return owner.storageClass === rule.storageClass && owner.selectionKnown && owner.tagStatus !== TagStatus.TAGGED;
}

/** Whether each requirement of the owner follows from a requirement of the rule. */
function ownsTagged({ rule: owner, patterns: requirements }: Candidate, { rule, patterns: given }: Candidate): boolean {
  if (owner.storageClass !== rule.storageClass || owner.tagStatus === TagStatus.UNTAGGED || !owner.selectionKnown) {
    return false;
  }
  for (const wanted of requirements) {
    if (!wanted.matchesEveryTag && !followsFrom(given, wanted)) {
      return false;
    }
  }
  return true;
}

function followsFrom(given: readonly TagPattern[], wanted: TagPattern): boolean {
  for (const pattern of given) {
    if (wanted.covers(pattern)) {
      return true;
    }
  }
  return false;
}
