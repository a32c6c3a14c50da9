import { toMoment } from './dates';
import type { DescribeImagesOptions } from './describe-images-options';
import { LifecycleStorageClass } from './lifecycle-image';
import type { LifecycleImage } from './lifecycle-image';
import { fail, throwIfInvalid, type Problem } from '../../core/errors';
import { formatValue } from '../../core/format-value';
import { parseJson } from '../parse-json';

type Json = Record<string, unknown>;

/** The content of pages of `describe-images`. */
export interface DescribedImages {
  readonly images: LifecycleImage[];
  /** Whether each page announces another one, so that at least one is missing. */
  readonly isPartial: boolean;
}

/** More problems would only hide the first ones. */
const MOST_PROBLEMS = 5;

const CLASSES: Readonly<Record<string, LifecycleStorageClass>> = {
  ACTIVE: LifecycleStorageClass.STANDARD,
  ARCHIVED: LifecycleStorageClass.ARCHIVE,
  ACTIVATING: LifecycleStorageClass.ARCHIVE,
};

const MOMENT = 'an ISO date with its zone, such as 2026-11-01T06:00:00Z, or seconds since 1970';

/** The requirement for each field, and whether a value meets it. An absent value does, unless the field is required. */
const FIELDS: Readonly<Record<string, { readonly must: string; readonly accepts: (value: unknown) => boolean; readonly required?: boolean }>> = {
  imageDigest: { must: 'a string', accepts: isText, required: true },
  imagePushedAt: { must: MOMENT, accepts: isMoment, required: true },
  imageTags: { must: 'a list of strings', accepts: (value) => Array.isArray(value) && value.every(isText) },
  imageSizeInBytes: { must: 'a number from 0', accepts: (value) => typeof value === 'number' && value >= 0 },
  imageStatus: { must: `one of ${Object.keys(CLASSES).join(', ')}`, accepts: (value) => isText(value) && Object.hasOwn(CLASSES, value) },
  lastRecordedPullTime: { must: MOMENT, accepts: isMoment },
  lastArchivedAt: { must: MOMENT, accepts: isMoment },
  lastActivatedAt: { must: MOMENT, accepts: isMoment },
  imageManifestMediaType: { must: 'a string', accepts: isText },
  subjectManifestDigest: { must: 'a string', accepts: isText },
};

/** Reads pages of `describe-images`. Throws their problems. */
export function readDescribedImages(pages: unknown, { childDigests, allowMissingPages }: DescribeImagesOptions): DescribedImages {
  const found = parsePages(pages, childDigests ?? {});
  throwIfInvalid(found.problems);
  if (found.isPartial && allowMissingPages !== true) {
    fail('InvalidDescribeImages', 'pages must be all pages of the repository, but each has a NextToken: add the page that follows, '
      + 'let the AWS CLI join them (leave out --max-items and --no-paginate), or pass allowMissingPages');
  }
  return found;
}

function parsePages(pages: unknown, children: Readonly<Record<string, string[]>>): DescribedImages & { problems: Problem[] } {
  if (!Array.isArray(pages)) {
    return { images: [], problems: [problem(`pages must be a list of JSON texts, got ${formatValue(pages)}`)], isPartial: false };
  }
  const read = pages.map((page: unknown, index) => readPage(pages.length === 1 ? 'the text' : `page ${index + 1}`, page));
  const problems = read.flatMap((page) => page.problems);
  return {
    images: problems.length > 0 ? [] : read.flatMap(({ details }) => details.map((detail) => toImage(detail, children))),
    problems,
    isPartial: read.length > 0 && read.every(({ hasNext }) => hasNext),
  };
}

function readPage(name: string, text: unknown): { details: Json[]; problems: Problem[]; hasNext: boolean } {
  const parsed = parseJson(text);
  if (parsed.problem !== undefined) {
    return { details: [], problems: [problem(`${name} ${parsed.problem}`)], hasNext: false };
  }
  const page = parsed.value;
  const details: unknown = Array.isArray(page) ? page : (page as Json | null)?.imageDetails;
  if (!Array.isArray(details)) {
    return {
      details: [],
      problems: [problem(`${name} must be what 'aws ecr describe-images' prints, with a list imageDetails, got ${formatValue(page)}`)],
      hasNext: false,
    };
  }
  const { NextToken: token, nextToken = token } = page as Json;
  return { details, problems: checkDetails(name, details), hasNext: nextToken !== undefined && nextToken !== null };
}

function checkDetails(name: string, details: readonly unknown[]): Problem[] {
  const problems: Problem[] = [];
  for (let index = 0; index < details.length && problems.length < MOST_PROBLEMS; index++) {
    const detail = details[index];
    if (typeof detail !== 'object' || detail === null) {
      problems.push(problem(`${name} must list images, got ${formatValue(detail)} at place ${index + 1}`));
    } else {
      checkDetail(`${name}, image ${index + 1}:`, detail as Json, problems);
    }
  }
  return problems;
}

function checkDetail(name: string, detail: Json, problems: Problem[]): void {
  for (const key of Object.keys(FIELDS)) {
    const { must, accepts, required } = FIELDS[key];
    const value = detail[key] ?? undefined;
    if (value === undefined || value === '' ? required : !accepts(value)) {
      problems.push(problem(`${name} ${key} must be ${value === undefined || value === '' ? 'there' : `${must}, got ${formatValue(value)}`}`));
    }
  }
  if (CLASSES[detail.imageStatus as string] === LifecycleStorageClass.ARCHIVE && (detail.lastArchivedAt ?? undefined) === undefined) {
    problems.push(problem(`${name} lastArchivedAt must be there, as the image is archived`));
  }
}

function toImage(detail: Json, children: Readonly<Record<string, string[]>>): LifecycleImage {
  const digest = detail.imageDigest as string;
  return {
    digest,
    tags: detail.imageTags as string[] ?? undefined,
    pushedAt: toMoment(detail.imagePushedAt)!,
    lastPulledAt: toMoment(detail.lastRecordedPullTime),
    sizeInBytes: detail.imageSizeInBytes as number ?? undefined,
    storageClass: CLASSES[detail.imageStatus as string],
    archivedAt: toMoment(detail.lastArchivedAt),
    restoredAt: toMoment(detail.lastActivatedAt),
    manifestMediaType: detail.imageManifestMediaType as string ?? undefined,
    childDigests: Object.hasOwn(children, digest) ? [...children[digest]] : undefined,
    subjectDigest: detail.subjectManifestDigest as string ?? undefined,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isMoment(value: unknown): boolean {
  return toMoment(value) !== undefined;
}

function problem(message: string): Problem {
  return { code: 'InvalidDescribeImages', message };
}
