import type { CompiledRule } from './compiled-rule';
import { Evaluation, fateOf, NONE } from './evaluation';
import type { LifecycleImage } from './lifecycle-image';
import { newestFirst } from './newest-first';
import { followSubjects, holdChildren } from './references';
import { TagMatcher } from './tag-matcher';

const NO_TAGS: readonly string[] = [];

/**
 * Applies rules to images as ECR does.
 *
 * Every rule is evaluated on everything in its storage class; the first rule whose tag requirements an image meets owns
 * it, and only the owner may act. The images are walked from the newest to the oldest, so the rank of an image within a
 * rule is how many the rule has met so far, images of other owners included.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 */
export function evaluate(rules: readonly CompiledRule[], images: readonly LifecycleImage[], now: number): Evaluation {
  const evaluation = new Evaluation(rules, images, now);
  const matcher = new TagMatcher(rules);
  const candidates = candidateRules(rules);
  for (const image of newestFirst(evaluation.time, images)) {
    const tags = images[image].tags ?? NO_TAGS;
    matcher.read(image, tags);
    judge(evaluation, matcher, image, candidates[evaluation.archived[image] * 2 + (tags.length > 0 ? 1 : 0)]);
  }
  holdChildren(evaluation);
  followSubjects(evaluation);
  tally(evaluation);
  return evaluation;
}

/** The rules worth asking, first owner first: standard untagged, standard tagged, archive untagged, archive tagged. */
function candidateRules(rules: readonly CompiledRule[]): readonly (readonly number[])[] {
  const numbers = rules.map((_, number) => number);
  return ['standard', 'archive'].flatMap((storageClass) => [
    numbers.filter((number) => rules[number].storageClass === storageClass && rules[number].takesUntagged),
    numbers.filter((number) => rules[number].storageClass === storageClass && rules[number].takesTagged),
  ]);
}

function judge(evaluation: Evaluation, matcher: TagMatcher, image: number, candidates: readonly number[]): void {
  const { rules, counts, owner, shadowed } = evaluation;
  for (const number of candidates) {
    if (!matcher.satisfies(image, number)) {
      continue;
    }
    const rank = ++counts[number].matched;
    const rule = rules[number];
    const picked = rule.countType === 'imageCountMoreThan'
      ? rank > rule.countNumber
      : evaluation.now - evaluation.since(rule, image) > rule.oldest;
    if (owner[image] === NONE) {
      owner[image] = number;
      evaluation.rank[image] = rank;
      counts[number].owned++;
      if (picked) {
        evaluation.fate[image] = fateOf(rule);
      }
    } else if (picked) {
      counts[number].shadowed++;
      if (shadowed[image] === NONE) {
        shadowed[image] = number;
      }
    }
  }
}

/** Counts what rules did once it is settled which images are held. */
function tally({ images, counts, owner, fate, blockedBy, follows }: Evaluation): void {
  for (let image = 0; image < images.length; image++) {
    if (owner[image] === NONE) {
      continue;
    }
    if (blockedBy[image] !== NONE) {
      counts[owner[image]].blocked++;
    } else if (fate[image] !== 0 && follows[image] === NONE) {
      counts[owner[image]].actedOn++;
    }
  }
}
