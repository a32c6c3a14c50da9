import { ARCHIVE, EXPIRE, KEEP, NONE } from './evaluation';
import type { Evaluation } from './evaluation';

/**
 * Takes back what rules do to images that a staying image index refers to.
 *
 * ECR does not expire or archive such an image before the index. An index that goes in the same run does not hold its
 * children: they follow within a run or two. An index that is held itself stays, and so holds its own children.
 */
export function holdChildren(evaluation: Evaluation): void {
  const { images, fate, blockedBy } = evaluation;
  const pending = indexesWithChildren(evaluation);
  if (pending.length === 0) {
    return;
  }
  const numbers = numbersByDigest(evaluation);
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    for (const digest of images[index].childDigests!) {
      const child = numbers.get(digest) ?? NONE;
      if (holds(evaluation, index, child)) {
        fate[child] = KEEP;
        blockedBy[child] = index;
        if (images[child].childDigests?.length) {
          pending.push(child);
        }
      }
    }
  }
}

/** Lets signatures, SBOMs and attestations go with the image that they belong to; and what belongs to those, with them. */
export function followSubjects(evaluation: Evaluation): void {
  const { fate, follows, archived } = evaluation;
  const artifactsOf = artifactsBySubject(evaluation);
  const going = [...artifactsOf.keys()].filter((subject) => fate[subject] !== KEEP);
  for (let subject = going.pop(); subject !== undefined; subject = going.pop()) {
    for (const artifact of artifactsOf.get(subject)!) {
      if (mayFollow(evaluation, artifact) && (fate[subject] === EXPIRE || archived[artifact] === 0)) {
        fate[artifact] = fate[subject];
        follows[artifact] = subject;
        if (artifactsOf.has(artifact)) {
          going.push(artifact);
        }
      }
    }
  }
}

function mayFollow({ fate, blockedBy }: Evaluation, artifact: number): boolean {
  return fate[artifact] === KEEP && blockedBy[artifact] === NONE;
}

function artifactsBySubject(evaluation: Evaluation): Map<number, number[]> {
  const { images } = evaluation;
  const found = new Map<number, number[]>();
  let numbers: Map<string, number> | undefined;
  for (let artifact = 0; artifact < images.length; artifact++) {
    const { subjectDigest } = images[artifact];
    if (subjectDigest === undefined) {
      continue;
    }
    numbers ??= numbersByDigest(evaluation);
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
function holds({ fate, archived }: Evaluation, index: number, child: number): boolean {
  return fate[child] === EXPIRE
    ? fate[index] !== EXPIRE
    : fate[child] === ARCHIVE && fate[index] === KEEP && archived[index] === 0;
}

function indexesWithChildren({ images }: Evaluation): number[] {
  const found: number[] = [];
  for (let number = 0; number < images.length; number++) {
    if (images[number].childDigests?.length) {
      found.push(number);
    }
  }
  return found;
}

function numbersByDigest({ images }: Evaluation): Map<string, number> {
  return new Map(images.map(({ digest }, number) => [digest, number]));
}
