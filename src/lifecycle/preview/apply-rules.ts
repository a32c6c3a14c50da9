import type { CompiledRule } from './compiled-rule';
import type { LifecycleImage } from './lifecycle-image';
import { settleLinkedImages } from './linked-images';
import { PreviewTable, actionOf, KEEP, NONE } from './preview-table';
import { TagMatcher } from './tag-matcher';

const NO_TAGS: readonly string[] = [];

/**
 * Applies rules to images as ECR does.
 *
 * Every rule is evaluated on all images in its storage class. The first rule whose tag requirements an image meets owns it, and
 * only the owner can act on it. The images are walked from the newest to the oldest, so the rank of an image within a rule is the
 * number of images that the rule has matched so far, including images of other owners.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 */
export function applyRules(rules: readonly CompiledRule[], images: readonly LifecycleImage[], now: number): PreviewTable {
  const table = new PreviewTable(rules, images, now);
  const { starts, numbers } = matchingRules(table);
  for (const image of newestFirst(table)) {
    judge(table, image, numbers, starts[image], starts[image + 1]);
  }
  table.action.set(table.picked);
  settleLinkedImages(table);
  tally(table);
  return table;
}

/** The image numbers by time, newest first. Images with equal times are sorted by digest, so that the order of the input does not matter. */
function newestFirst({ time, images }: PreviewTable): Int32Array {
  return Int32Array.from(time.keys()).sort((a, b) => time[b] - time[a] || (images[a].digest < images[b].digest ? -1 : 1));
}

/** For all images, the numbers of the rules whose tag requirements each image meets, first owner first, in one list. */
interface Matches {
  readonly numbers: readonly number[];
  /** For each image, the beginning of its part of the list; one more entry for the end. */
  readonly starts: Int32Array;
}

/** Uses the order of the input, which is that of the memory, so that the walk by time does not read the images. */
function matchingRules({ rules, images, archived }: PreviewTable): Matches {
  const matcher = new TagMatcher(rules);
  const untagged = numbersOf(rules, ({ takesUntagged }) => takesUntagged);
  const anyTag = numbersOf(rules, ({ takesTagged, patterns }) => takesTagged && patterns.length === 0);
  const inArchive = rules.map(({ storageClass }) => storageClass === 'archive' ? 1 : 0);
  const numbers: number[] = [];
  const starts = new Int32Array(images.length + 1);
  const fitting: number[] = [];
  for (let image = 0; image < images.length; image++) {
    const tags = images[image].tags ?? NO_TAGS;
    fitting.length = 0;
    if (tags.length > 0) {
      matcher.satisfied(image, tags, fitting);
      fitting.push(...anyTag);
      fitting.sort(byNumber);
    }
    for (const number of tags.length > 0 ? fitting : untagged) {
      if (inArchive[number] === archived[image]) {
        numbers.push(number);
      }
    }
    starts[image + 1] = numbers.length;
  }
  return { numbers, starts };
}

function numbersOf(rules: readonly CompiledRule[], wanted: (rule: CompiledRule) => boolean): number[] {
  return [...rules.keys()].filter((number) => wanted(rules[number]));
}

function byNumber(a: number, b: number): number {
  return a - b;
}

/** Lets the rules that match the image, first owner first, count it and claim it. */
function judge(table: PreviewTable, image: number, numbers: readonly number[], start: number, end: number): void {
  const { rules, counts, owner, laterRule } = table;
  for (let place = start; place < end; place++) {
    const number = numbers[place];
    const rule = rules[number];
    const rank = ++counts[number].matched;
    const picked = rule.countType === 'imageCountMoreThan'
      ? rank > rule.countNumber
      : table.now - table.since(rule, image) > rule.oldest;
    if (owner[image] === NONE) {
      owner[image] = number;
      table.rank[image] = rank;
      counts[number].owned++;
      if (picked) {
        table.picked[image] = actionOf(rule);
      }
    } else if (picked) {
      counts[number].pickedButNotOwned++;
      if (laterRule[image] === NONE) {
        laterRule[image] = number;
      }
    }
  }
}

/** Counts what rules did, after the action on each image is settled. Removal with a subject does not count as an act of a rule. */
function tally({ images, counts, owner, picked, blockedBy, removedWith }: PreviewTable): void {
  for (let image = 0; image < images.length; image++) {
    if (picked[image] !== KEEP && removedWith[image] === NONE) {
      counts[owner[image]][blockedBy[image] === NONE ? 'actedOn' : 'blocked']++;
    }
  }
}
