import { ARCHIVE, EXPIRE, KEEP, NONE } from './preview-table';
import type { PreviewTable } from './preview-table';

/**
 * Decides what happens to images that others refer to, and to images that belong to others, after rules have picked images.
 *
 * - ECR does not expire or archive an image before the image index that refers to it. An index that is removed in the same run does
 *   not hold its children: they follow within a run or two. An index that is held itself stays, and so holds its own children.
 * - Signatures, SBOMs and attestations are removed with their subject, and so are artifacts that belong to them. An index may also
 *   hold them.
 *
 * So an image waits for its indexes and its subject. Images cannot refer to each other in circles, because a digest is a hash. If
 * they do in a test, indexes hold their children.
 */
export function settleLinkedImages(table: PreviewTable): void {
  const links = linksIn(table);
  const waiting = new Map([...links.keys()].map((image) => [image, inputsOf(links, image).filter((input) => links.has(input)).length]));
  const dependents = dependentsIn(links);
  const ready = [...waiting.keys()].filter((image) => waiting.get(image) === 0);
  for (let image = ready.pop(); image !== undefined; image = ready.pop()) {
    waiting.delete(image);
    settle(table, image, links.get(image)!);
    for (const dependent of dependents.get(image) ?? []) {
      const left = waiting.get(dependent)! - 1;
      waiting.set(dependent, left);
      if (left === 0) {
        ready.push(dependent);
      }
    }
  }
  for (const image of waiting.keys()) {
    keepInCircle(table, image, links.get(image)!);
  }
}

/** What an image waits for. */
interface ImageLinks {
  /** The image indexes that refer to it. */
  readonly indexes: number[];
  subject: number;
}

/** The images that wait for others. */
function linksIn({ images }: PreviewTable): Map<number, ImageLinks> {
  const links = new Map<number, ImageLinks>();
  if (!images.some(({ childDigests, subjectDigest }) => childDigests !== undefined || subjectDigest !== undefined)) {
    return links;
  }
  const numbers = new Map<string | undefined, number>(images.map(({ digest }, number) => [digest, number]));
  const linksOf = (image: number) => {
    const known = links.get(image) ?? { indexes: [], subject: NONE };
    links.set(image, known);
    return known;
  };
  images.forEach(({ childDigests, subjectDigest }, image) => {
    for (const child of new Set(childDigests?.map((digest) => numbers.get(digest)))) {
      if (child !== undefined && child !== image) {
        linksOf(child).indexes.push(image);
      }
    }
    const subject = numbers.get(subjectDigest);
    if (subject !== undefined && subject !== image) {
      linksOf(image).subject = subject;
    }
  });
  return links;
}

/** What an image waits for, `NONE` included. */
function inputsOf(links: ReadonlyMap<number, ImageLinks>, image: number): number[] {
  const { indexes, subject } = links.get(image)!;
  return [...indexes, subject];
}

function dependentsIn(links: ReadonlyMap<number, ImageLinks>): Map<number, number[]> {
  const dependents = new Map<number, number[]>();
  for (const image of links.keys()) {
    for (const input of inputsOf(links, image)) {
      const known = dependents.get(input);
      if (known) {
        known.push(image);
      } else {
        dependents.set(input, [image]);
      }
    }
  }
  return dependents;
}

/** An artifact that its own rule only archives is deleted with a deleted subject. If an index prevents that, it is archived. */
function settle(table: PreviewTable, image: number, { indexes, subject }: ImageLinks): void {
  const { action, archived, picked, blockedBy, removedWith } = table;
  const own = picked[image];
  const ofSubject = subject === NONE || (action[subject] === ARCHIVE && archived[image] === 1) ? KEEP : action[subject];
  const follows = ofSubject === EXPIRE ? own !== EXPIRE : ofSubject === ARCHIVE && own === KEEP;
  for (const wanted of follows ? [ofSubject, own] : [own]) {
    const holder = indexes.find((index) => holds(table, index, wanted));
    if (holder === undefined) {
      action[image] = wanted;
      if (wanted !== KEEP) {
        blockedBy[image] = NONE;
        removedWith[image] = follows && wanted === ofSubject ? subject : NONE;
      }
      return;
    }
    blockedBy[image] = holder;
  }
  action[image] = KEEP;
}

function keepInCircle({ action, picked, blockedBy }: PreviewTable, image: number, { indexes }: ImageLinks): void {
  if (picked[image] !== KEEP && indexes.length > 0) {
    action[image] = KEEP;
    blockedBy[image] = indexes[0];
  }
}

/** Whether an index keeps an image from being expired or archived. An index in the archive does not keep its children from being archived. */
function holds({ action, archived }: PreviewTable, index: number, wanted: number): boolean {
  return wanted === EXPIRE
    ? action[index] !== EXPIRE
    : wanted === ARCHIVE && action[index] === KEEP && archived[index] === 0;
}
