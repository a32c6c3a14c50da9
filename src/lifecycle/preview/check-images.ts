import { formatNoDate, isDate } from './dates';
import { LifecycleStorageClass } from './lifecycle-image';
import type { LifecycleImage } from './lifecycle-image';
import type { Problem } from '../../core/errors';
import { formatValue } from '../../core/format-value';

/** More problems would only hide the first ones. */
const MOST_PROBLEMS = 5;

/** The problems of images from a caller, without nulls. The first few problems are enough. */
export function checkImages(images: unknown): Problem[] {
  if (!Array.isArray(images)) {
    return [problem(`images must be a list, got ${formatValue(images)}`)];
  }
  const problems: Problem[] = [];
  for (let index = 0; index < images.length && problems.length < MOST_PROBLEMS; index++) {
    const found = checkImage(images[index]);
    if (found.length > 0) {
      problems.push(...found.map((rest) => problem(`images[${index}]${rest}`)));
    }
  }
  return problems.length > 0 ? problems : checkDigests(images);
}

/** The problems of an image: the rest of sentences that begin with its name. */
function checkImage(image: LifecycleImage): string[] {
  if (typeof image !== 'object' || image === null) {
    return [` must be an image, got ${formatValue(image)}`];
  }
  const { digest, pushedAt, lastPulledAt, archivedAt, restoredAt, tags, childDigests, subjectDigest, sizeInBytes, storageClass } = image;
  const found: string[] = [];
  if (typeof digest !== 'string' || digest === '') { found.push(`.digest must be a digest such as 'sha256:…', got ${formatValue(digest)}`); }
  if (!isDate(pushedAt)) { found.push(noDate('pushedAt', pushedAt)); }
  if (lastPulledAt !== undefined && !isDate(lastPulledAt)) { found.push(noDate('lastPulledAt', lastPulledAt)); }
  if (archivedAt !== undefined && !isDate(archivedAt)) { found.push(noDate('archivedAt', archivedAt)); }
  if (restoredAt !== undefined && !isDate(restoredAt)) { found.push(noDate('restoredAt', restoredAt)); }
  if (tags !== undefined && !isTexts(tags)) { found.push(`.tags must be a list of strings, got ${formatValue(tags)}`); }
  if (childDigests !== undefined && !isTexts(childDigests)) { found.push(`.childDigests must be a list of strings, got ${formatValue(childDigests)}`); }
  if (subjectDigest !== undefined && typeof subjectDigest !== 'string') { found.push(`.subjectDigest must be a digest, got ${formatValue(subjectDigest)}`); }
  if (sizeInBytes !== undefined && !(typeof sizeInBytes === 'number' && sizeInBytes >= 0)) {
    found.push(`.sizeInBytes must be a number from 0, got ${formatValue(sizeInBytes)}`);
  }
  return storageClass === undefined ? found : [...found, ...checkStorageClass(image)];
}

function checkStorageClass({ storageClass, archivedAt }: LifecycleImage): string[] {
  if (storageClass !== LifecycleStorageClass.STANDARD && storageClass !== LifecycleStorageClass.ARCHIVE) {
    return [`.storageClass must be 'standard' or 'archive', got ${formatValue(storageClass)}`];
  }
  return storageClass === LifecycleStorageClass.ARCHIVE && archivedAt === undefined
    ? ['.archivedAt must be the time when the image was archived, as it is in the archive class'] : [];
}

function checkDigests(images: readonly LifecycleImage[]): Problem[] {
  const digests = new Set<string>();
  const again = images.findIndex(({ digest }) => digests.size === digests.add(digest).size);
  return again === -1 ? [] : [problem(`images[${again}].digest must be unique in the list, got ${formatValue(images[again].digest)} again`)];
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function noDate(prop: keyof LifecycleImage, value: unknown): string {
  return `.${prop} must be a date, got ${formatNoDate(value)}`;
}

function problem(message: string): Problem {
  return { code: 'InvalidLifecycleImage', message };
}
