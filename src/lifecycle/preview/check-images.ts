import { isDate, showNoDate } from './dates';
import { LifecycleStorageClass } from './lifecycle-image';
import type { LifecycleImage } from './lifecycle-image';
import type { Problem } from '../../core/errors';
import { formatValue } from '../../core/format-value';

/** More would only hide the first ones. */
const MOST_PROBLEMS = 5;

/** What is wrong with images that people gave; the first few problems are enough. */
export function checkImages(images: unknown): Problem[] {
  const problems: Problem[] = [];
  if (!Array.isArray(images)) {
    note(problems, `images must be a list, got ${formatValue(images)}`);
    return problems;
  }
  for (let index = 0; index < images.length && problems.length < MOST_PROBLEMS; index++) {
    checkImage(images[index], index, problems);
  }
  if (problems.length === 0) {
    const digests = new Set<string>();
    const again = images.findIndex(({ digest }: LifecycleImage) => digests.size === digests.add(digest).size);
    if (again !== -1) {
      note(problems, `images[${again}].digest must be unique in the list, got ${formatValue(images[again].digest)} again`);
    }
  }
  return problems;
}

function checkImage(image: LifecycleImage, index: number, problems: Problem[]): void {
  if (typeof image !== 'object' || image === null) {
    note(problems, `images[${index}] must be an image, got ${formatValue(image)}`);
    return;
  }
  const { digest, sizeInBytes, storageClass } = image;
  if (typeof digest !== 'string' || digest === '') {
    note(problems, `images[${index}].digest must be a digest such as 'sha256:…', got ${formatValue(digest)}`);
  }
  if (!isDate(image.pushedAt)) { notDate(problems, index, 'pushedAt', image.pushedAt); }
  if (!isDateOrAbsent(image.lastPulledAt)) { notDate(problems, index, 'lastPulledAt', image.lastPulledAt); }
  if (!isDateOrAbsent(image.archivedAt)) { notDate(problems, index, 'archivedAt', image.archivedAt); }
  if (!isDateOrAbsent(image.restoredAt)) { notDate(problems, index, 'restoredAt', image.restoredAt); }
  if (!isTextsOrAbsent(image.tags)) { notTexts(problems, index, 'tags', image.tags); }
  if (!isTextsOrAbsent(image.childDigests)) { notTexts(problems, index, 'childDigests', image.childDigests); }
  if (sizeInBytes !== undefined && !(typeof sizeInBytes === 'number' && sizeInBytes >= 0)) {
    note(problems, `images[${index}].sizeInBytes must be a number from 0, got ${formatValue(sizeInBytes)}`);
  }
  if (storageClass !== undefined) {
    checkStorageClass(image, index, problems);
  }
}

function checkStorageClass({ storageClass, archivedAt }: LifecycleImage, index: number, problems: Problem[]): void {
  if (storageClass !== LifecycleStorageClass.STANDARD && storageClass !== LifecycleStorageClass.ARCHIVE) {
    note(problems, `images[${index}].storageClass must be 'standard' or 'archive', got ${formatValue(storageClass)}`);
  }
  if (storageClass === LifecycleStorageClass.ARCHIVE && archivedAt === undefined) {
    note(problems, `images[${index}].archivedAt must tell when the image was archived, as it is in the archive class`);
  }
}

function isDateOrAbsent(value: unknown): boolean {
  return value === undefined || isDate(value);
}

function isTextsOrAbsent(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((text) => typeof text === 'string'));
}

function notDate(problems: Problem[], index: number, prop: keyof LifecycleImage, value: unknown): void {
  note(problems, `images[${index}].${prop} must be a date, got ${showNoDate(value)}`);
}

function notTexts(problems: Problem[], index: number, prop: keyof LifecycleImage, value: unknown): void {
  note(problems, `images[${index}].${prop} must be a list of strings, got ${formatValue(value)}`);
}

function note(problems: Problem[], message: string): void {
  problems.push({ code: 'InvalidLifecycleImage', message });
}
