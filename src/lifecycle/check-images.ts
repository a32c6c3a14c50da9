import { LifecycleStorageClass } from './lifecycle-image';
import type { LifecycleImage } from './lifecycle-image';
import type { Problem } from '../private/errors';
import { show } from '../private/show';

/** More would only hide the first ones. */
const MOST_PROBLEMS = 5;
const DATES = ['pushedAt', 'lastPulledAt', 'archivedAt', 'restoredAt'] as const;
const LISTS = ['tags', 'childDigests'] as const;
const CLASSES: readonly unknown[] = [undefined, ...Object.values(LifecycleStorageClass)];

/** What is wrong with images that people gave; the first few problems are enough. */
export function checkImages(images: unknown): Problem[] {
  if (!Array.isArray(images)) {
    return [problem(`images must be a list, got ${show(images)}`)];
  }
  const problems: Problem[] = [];
  const digests = new Set<unknown>();
  for (let index = 0; index < images.length && problems.length < MOST_PROBLEMS; index++) {
    checkImage(images[index], `images[${index}]`, problems);
    const digest = images[index]?.digest;
    if (digests.size === digests.add(digest).size) {
      problems.push(problem(`images[${index}].digest must be unique in the list, got ${show(digest)} again`));
    }
  }
  return problems;
}

function checkImage(image: LifecycleImage, path: string, problems: Problem[]): void {
  if (typeof image !== 'object' || image === null) {
    problems.push(problem(`${path} must be an image, got ${show(image)}`));
    return;
  }
  if (typeof image.digest !== 'string' || image.digest === '') {
    problems.push(problem(`${path}.digest must be a digest such as 'sha256:…', got ${show(image.digest)}`));
  }
  for (const prop of DATES) {
    const date = image[prop];
    if (date === undefined ? prop === 'pushedAt' : !(date instanceof Date) || Number.isNaN(date.getTime())) {
      problems.push(problem(`${path}.${prop} must be a date, got ${show(date)}`));
    }
  }
  for (const prop of LISTS) {
    const list: unknown = image[prop];
    if (list !== undefined && !(Array.isArray(list) && list.every((entry) => typeof entry === 'string'))) {
      problems.push(problem(`${path}.${prop} must be a list of strings, got ${show(list)}`));
    }
  }
  const { sizeInBytes } = image;
  if (sizeInBytes !== undefined && !(typeof sizeInBytes === 'number' && sizeInBytes >= 0)) {
    problems.push(problem(`${path}.sizeInBytes must be a number from 0, got ${show(sizeInBytes)}`));
  }
  if (!CLASSES.includes(image.storageClass)) {
    problems.push(problem(`${path}.storageClass must be 'standard' or 'archive', got ${show(image.storageClass)}`));
  }
  if (image.storageClass === LifecycleStorageClass.ARCHIVE && image.archivedAt === undefined) {
    problems.push(problem(`${path}.archivedAt must tell when the image was archived, as it is in the archive class`));
  }
}

function problem(message: string): Problem {
  return { code: 'InvalidLifecycleImage', message };
}
