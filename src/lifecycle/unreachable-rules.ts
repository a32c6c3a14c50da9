import type { CheckedRule, PlacedRule } from './checked-rule';
import { TagStatus } from './lifecycle-rule';
import type { UnreachableLifecycleRule } from './preview/lifecycle-outcome';
import { patternsOf } from './rule-patterns';
import type { TagPattern } from './tag-pattern';
import { isWholeFromOne } from './whole-numbers';

/**
 * The unreachable rules of a policy. Sound: a rule that is named can indeed never act, whatever is added.
 *
 * Not complete: two rules that only together cover a third one are seen for "untagged plus every tag" only. Rules whose
 * tags or order are known at deployment only are left out.
 */
export function unreachableRules(placed: readonly PlacedRule[]): UnreachableLifecycleRule[] {
  if (!placed.every(({ priority }) => isWholeFromOne(priority))) {
    return [];
  }
  const ordered = placed.map(candidate).sort((a, b) => a.priority - b.priority);
  const found: UnreachableLifecycleRule[] = [];
  for (let number = 0; number < ordered.length; number++) {
    if (!isHidden(ordered[number].rule)) {
      const verdict = whyUnreachable(ordered, number);
      if (verdict) {
        found.push(verdict);
      }
    }
  }
  return found;
}

/** A rule with its patterns at hand, for every two rules are compared. */
interface Candidate extends PlacedRule {
  readonly patterns: readonly TagPattern[];
}

function candidate({ priority, rule }: PlacedRule): Candidate {
  return { priority, rule, patterns: patternsOf(rule) };
}

function whyUnreachable(ordered: readonly Candidate[], number: number): UnreachableLifecycleRule | undefined {
  const { rule, priority, patterns } = ordered[number];
  if (patterns.some(({ isSatisfiable }) => !isSatisfiable)) {
    return unreachable(ordered[number], [], `rule ${priority}${nameOf(rule)} is unreachable: a prefix is plain text, and no tag contains '*'; `
      + 'use tagPatternList for wildcards');
  }
  const owners = ownersOfAll(ordered, number);
  return owners.length === 0 ? undefined : unreachable(ordered[number], owners,
    `rule ${priority}${nameOf(rule)} is unreachable: every image that it selects is owned by `
    + `${owners.map((owner) => `rule ${owner.priority}${nameOf(owner.rule)}`).join(' or ')}; `
    + 'the first rule whose tag requirements an image meets owns it, even when that rule keeps it');
}

function unreachable({ rule, priority }: PlacedRule, owners: readonly PlacedRule[], reason: string): UnreachableLifecycleRule {
  return { rulePriority: priority, description: rule.given.description, ownerRulePriorities: owners.map((owner) => owner.priority), reason };
}

/**
 * The earlier rules that together own whatever a rule selects; none when something may be left for it.
 *
 * Nothing owns untagged images before the one rule for them of a class, so only rules for tags get past the first step,
 * and the rule for any image.
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
  return owner.storageClass === rule.storageClass && !isHidden(owner) && owner.tagStatus !== TagStatus.TAGGED;
}

/** Whether each requirement of the owner follows from one of the rule's. */
function ownsTagged({ rule: owner, patterns: requirements }: Candidate, { rule, patterns: given }: Candidate): boolean {
  if (owner.storageClass !== rule.storageClass || owner.tagStatus === TagStatus.UNTAGGED || isHidden(owner)) {
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

/** Whether tokens hide what the rule selects. */
function isHidden({ hasToken, tagSet, tagStatus }: CheckedRule): boolean {
  return hasToken && tagSet === undefined && tagStatus !== TagStatus.ANY && tagStatus !== TagStatus.UNTAGGED;
}

/** How people tell the rule from others, also while its number may still change. */
function nameOf({ given }: CheckedRule): string {
  const name = given.description ?? (given.tagPrefixList ?? given.tagPatternList)?.join(' and ');
  return name ? ` (${name})` : '';
}
