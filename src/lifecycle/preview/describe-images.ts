import { LifecycleStorageClass } from './lifecycle-image';
import type { LifecycleImage } from './lifecycle-image';
import type { Problem } from '../../core/errors';
import { formatValue } from '../../core/format-value';

type Json = Record<string, unknown>;

/** More would only hide the first ones. */
const MOST_PROBLEMS = 5;

const CLASSES: Readonly<Record<string, LifecycleStorageClass>> = {
  ACTIVE: LifecycleStorageClass.STANDARD,
  ARCHIVED: LifecycleStorageClass.ARCHIVE,
  ACTIVATING: LifecycleStorageClass.ARCHIVE,
};

/** Reads pages of `describe-images`. */
export function readDescribeImages(pages: unknown, children: Readonly<Record<string, string[]>>): { images: LifecycleImage[]; problems: Problem[] } {
  const reader = new DetailsReader(children);
  if (!Array.isArray(pages)) {
    reader.note(`pages must be a list of JSON texts, got ${formatValue(pages)}`);
    return { images: [], problems: reader.problems };
  }
  const images = pages.flatMap((page: unknown, index) => reader.readPage(pages.length === 1 ? 'the text' : `page ${index + 1}`, page));
  return { images, problems: reader.problems };
}

class DetailsReader {
  public readonly problems: Problem[] = [];

  constructor(private readonly children: Readonly<Record<string, string[]>>) {}

  public readPage(path: string, text: unknown): LifecycleImage[] {
    const details = this.details(path, text);
    const images: LifecycleImage[] = [];
    for (let index = 0; index < details.length && this.problems.length < MOST_PROBLEMS; index++) {
      const detail: unknown = details[index];
      if (typeof detail !== 'object' || detail === null) {
        this.note(`${path} must list images, got ${formatValue(detail)} at place ${index + 1}`);
      } else {
        images.push(this.image(`${path}, image ${index + 1}:`, detail as Json));
      }
    }
    return images;
  }

  public note(message: string): void {
    this.problems.push({ code: 'InvalidDescribeImages', message });
  }

  private details(path: string, text: unknown): unknown[] {
    const page = this.parse(path, text);
    if (page === undefined) {
      return [];
    }
    const details: unknown = Array.isArray(page) ? page : (page as Json | null)?.imageDetails;
    if (Array.isArray(details)) {
      return details;
    }
    this.note(`${path} must be what 'aws ecr describe-images' prints, with a list imageDetails, got ${formatValue(page)}`);
    return [];
  }

  private parse(path: string, text: unknown): unknown {
    if (typeof text !== 'string') {
      this.note(`${path} must be a JSON text, got ${formatValue(text)}`);
      return undefined;
    }
    try {
      return JSON.parse(text);
    } catch (error) {
      this.note(`${path} must be JSON, got ${formatValue(text)} (${(error as Error).message})`);
      return undefined;
    }
  }

  private image(path: string, detail: Json): LifecycleImage {
    const digest = this.text(path, 'imageDigest', detail)!;
    const pushedAt = this.date(path, 'imagePushedAt', detail)!;
    const status = this.text(path, 'imageStatus', detail);
    const archivedAt = this.date(path, 'lastArchivedAt', detail);
    if ((detail.imageDigest ?? '') === '') {
      this.note(`${path} imageDigest must be there`);
    }
    if ((detail.imagePushedAt ?? undefined) === undefined) {
      this.note(`${path} imagePushedAt must be there`);
    }
    if (status !== undefined && !Object.hasOwn(CLASSES, status)) {
      this.note(`${path} imageStatus must be one of ${Object.keys(CLASSES).join(', ')}, got ${formatValue(status)}`);
    }
    const storageClass = CLASSES[status!];
    if (storageClass === LifecycleStorageClass.ARCHIVE && archivedAt === undefined) {
      this.note(`${path} lastArchivedAt must be there, as the image is archived`);
    }
    return {
      digest,
      tags: this.tags(path, detail.imageTags),
      pushedAt,
      lastPulledAt: this.date(path, 'lastRecordedPullTime', detail),
      sizeInBytes: this.size(path, detail.imageSizeInBytes),
      storageClass,
      archivedAt,
      restoredAt: this.date(path, 'lastActivatedAt', detail),
      manifestMediaType: this.text(path, 'imageManifestMediaType', detail),
      childDigests: Object.hasOwn(this.children, digest) ? [...this.children[digest]] : undefined,
      subjectDigest: this.text(path, 'subjectManifestDigest', detail),
    };
  }

  private text(path: string, key: string, detail: Json): string | undefined {
    const value = detail[key] ?? undefined;
    if (value === undefined || typeof value === 'string') {
      return value;
    }
    this.note(`${path} ${key} must be a string, got ${formatValue(value)}`);
    return undefined;
  }

  /** The CLI prints ISO dates, or seconds since 1970 when it is set so. */
  private date(path: string, key: string, detail: Json): Date | undefined {
    const value = detail[key] ?? undefined;
    if (value === undefined) {
      return undefined;
    }
    const date = typeof value === 'number' ? new Date(value * 1000) : new Date(typeof value === 'string' ? value : NaN);
    if (Number.isNaN(date.getTime())) {
      this.note(`${path} ${key} must be an ISO date or seconds since 1970, got ${formatValue(value)}`);
      return undefined;
    }
    return date;
  }

  private tags(path: string, value: unknown): string[] | undefined {
    const tags = value ?? undefined;
    if (tags === undefined || (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'))) {
      return tags;
    }
    this.note(`${path} imageTags must be a list of strings, got ${formatValue(tags)}`);
    return undefined;
  }

  private size(path: string, value: unknown): number | undefined {
    const size = value ?? undefined;
    if (size === undefined || (typeof size === 'number' && size >= 0)) {
      return size;
    }
    this.note(`${path} imageSizeInBytes must be a number from 0, got ${formatValue(size)}`);
    return undefined;
  }
}
