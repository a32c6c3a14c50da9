import { ARCHIVE, EXPIRE, KEEP, NONE } from './preview-table';
import type { PreviewTable } from './preview-table';

/**
 * Takes back what rules do to images that a staying image index refers to.
 *
 * ECR does not expire or archive such an image before the index. An index that goes in the same run does not hold its
 * children: they follow within a run or two. An index that is held itself stays, and so holds its own children.
 */
export function holdChildren(table: PreviewTable): void {
  const { images, action, blockedBy } = table;
  const pending = indexesWithChildren(table);
  if (pending.length === 0) {
    return;
  }
  const numbers = numbersByDigest(table);
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    for (const digest of images[index].childDigests!) {
      const child = numbers.get(digest) ?? NONE;
      if (holds(table, index, child)) {
        action[child] = KEEP;
        blockedBy[child] = index;
        if (images[child].childDigests?.length) {
          pending.push(child);
        }
      }
    }
  }
}

/** Lets signatures, SBOMs and attestations go with the image that they belong to; and what belongs to those, with them. */
export function followSubjects(table: PreviewTable): void {
  const { action, removedWith, archived } = table;
  const artifactsOf = artifactsBySubject(table);
  const going = [...artifactsOf.keys()].filter((subject) => action[subject] !== KEEP);
  for (let subject = going.pop(); subject !== undefined; subject = going.pop()) {
    for (const artifact of artifactsOf.get(subject)!) {
      if (mayFollow(table, artifact) && (action[subject] === EXPIRE || archived[artifact] === 0)) {
        action[artifact] = action[subject];
        removedWith[artifact] = subject;
        if (artifactsOf.has(artifact)) {
          going.push(artifact);
        }
      }
    }
  }
}

function mayFollow({ action, blockedBy }: PreviewTable, artifact: number): boolean {
  return action[artifact] === KEEP && blockedBy[artifact] === NONE;
}

function artifactsBySubject(table: PreviewTable): Map<number, number[]> {
  const { images } = table;
  const found = new Map<number, number[]>();
  let numbers: Map<string, number> | undefined;
  for (let artifact = 0; artifact < images.length; artifact++) {
    const { subjectDigest } = images[artifact];
    if (subjectDigest === undefined) {
      continue;
    }
    numbers ??= numbersByDigest(table);
    const subject = numbers.get(subjectDigest);
    if (subject !== undefined) {
      const known = found.get(subject);
      if (known) {
        known.push(artifact);
      } else {
        found.set(subject, [artifact]);
      }
    }
  }
  return found;
}

/** Not for a child that is not there, or for the index itself: what happens to that, happens to the index. */
function holds({ action, archived }: PreviewTable, index: number, child: number): boolean {
  return action[child] === EXPIRE
    ? action[index] !== EXPIRE
    : action[child] === ARCHIVE && action[index] === KEEP && archived[index] === 0;
}

function indexesWithChildren({ images }: PreviewTable): number[] {
  const found: number[] = [];
  for (let number = 0; number < images.length; number++) {
    if (images[number].childDigests?.length) {
      found.push(number);
    }
  }
  return found;
}

function numbersByDigest({ images }: PreviewTable): Map<string, number> {
  return new Map(images.map(({ digest }, number) => [digest, number]));
}
