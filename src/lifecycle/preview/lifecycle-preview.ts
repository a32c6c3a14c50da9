import type { DescribeImagesOptions } from './describe-images-options';
import { LifecycleStorageClass } from './lifecycle-image';
import { LifecycleImageAction, LifecycleOutcome } from './lifecycle-outcome';
import type { LifecycleRuleOutcome, LifecycleTotals, UnreachableLifecycleRule } from './lifecycle-outcome';
import { limitationsOf } from './limitations';
import { isImageIndex } from './media-types';
import { EXPIRE, KEEP, NONE } from './preview-table';
import type { PreviewTable } from './preview-table';
import { fail } from '../../core/errors';
import { formatValue } from '../../core/format-value';
import { TagPattern } from '../tag-pattern';

/** Settings of a preview. */
export interface LifecyclePreviewOptions {
  /**
   * The time at which the policy is applied.
   *
   * @default - the current time
   */
  readonly now?: Date;
}

/** Settings of a preview of the output of `aws ecr describe-images`. */
export interface DescribeImagesPreviewOptions extends LifecyclePreviewOptions, DescribeImagesOptions {}

/**
 * What a lifecycle policy would do to the images of a repository. Deletes nothing, and makes no calls to AWS.
 *
 * Ages are exact to the millisecond here. ECR acts within 24 hours after an image qualifies. Neither ECR nor this preview knows
 * whether a service or a function uses an image.
 */
export class LifecyclePreview {
  /** @internal */
  public static _of(table: PreviewTable, unreachableRules: readonly UnreachableLifecycleRule[], isPartial: boolean): LifecyclePreview {
    return new LifecyclePreview(table, unreachableRules, isPartial);
  }

  private views?: LifecycleOutcome[];

  private constructor(
    private readonly table: PreviewTable,
    private readonly unreachable: readonly UnreachableLifecycleRule[],
    private readonly isPartial: boolean,
  ) {}

  /** One outcome per image, in the order of the input. */
  public get outcomes(): LifecycleOutcome[] {
    return [...this.all()];
  }

  /** The time at which the policy was applied. */
  public get now(): Date {
    return new Date(this.table.now);
  }

  /** The images that stay as they are. */
  public get kept(): LifecycleOutcome[] {
    return this.withAction(LifecycleImageAction.KEEP);
  }

  /** The images that would be deleted. */
  public get expired(): LifecycleOutcome[] {
    return this.withAction(LifecycleImageAction.EXPIRE);
  }

  /** The images that would be moved to the archive class. */
  public get archived(): LifecycleOutcome[] {
    return this.withAction(LifecycleImageAction.ARCHIVE);
  }

  /** Totals over all images. */
  public get totals(): LifecycleTotals {
    const { images, action, blockedBy } = this.table;
    const count = [0, 0, 0];
    const bytes = [0, 0, 0];
    let blocked = 0;
    for (let index = 0; index < images.length; index++) {
      count[action[index]]++;
      bytes[action[index]] += isImageIndex(images[index]) ? 0 : images[index].sizeInBytes ?? 0;
      blocked += blockedBy[index] === NONE ? 0 : 1;
    }
    const [kept, expired, archived] = count;
    const [keptBytes, expiredBytes, archivedBytes] = bytes;
    const allBytes = keptBytes + expiredBytes + archivedBytes;
    return { images: images.length, bytes: allBytes, kept, keptBytes, expired, expiredBytes, archived, archivedBytes, blocked };
  }

  /** What each rule did, in the order of priority. */
  public get ruleOutcomes(): LifecycleRuleOutcome[] {
    const unreachable = new Set(this.unreachable.map(({ rulePriority }) => rulePriority));
    return this.table.rules.map(({ priority, description, action, storageClass }, number) => ({
      rulePriority: priority,
      description,
      action,
      storageClass: storageClass === 'archive' ? LifecycleStorageClass.ARCHIVE : LifecycleStorageClass.STANDARD,
      ...this.table.counts[number],
      unreachable: unreachable.has(priority),
    }));
  }

  /** The unreachable rules: they can never act, on any images. */
  public get unreachableRules(): UnreachableLifecycleRule[] {
    return [...this.unreachable];
  }

  /** What this preview cannot know about these images. Empty if there are no limitations. */
  public get limitations(): string[] {
    return limitationsOf(this.table, this.isPartial);
  }

  /**
   * Finds the outcome of one image.
   *
   * Throws when there is no such image.
   *
   * @param tagOrDigest a tag, or a digest, of the image
   */
  public findOutcome(tagOrDigest: string): LifecycleOutcome {
    const found = this.table.images.findIndex(({ digest, tags }) => digest === tagOrDigest || tags?.includes(tagOrDigest));
    return found >= 0 ? LifecycleOutcome._of(this.table, found)
      : fail('NoSuchLifecycleImage', `no image of the preview has the tag or digest ${formatValue(tagOrDigest)}`);
  }

  /**
   * Finds the images with a matching tag that the policy would expire or archive.
   *
   * @param pattern a tag, in which `*` stands for any run of characters
   */
  public removedImages(pattern: string): LifecycleOutcome[] {
    const wanted = TagPattern.wildcard(pattern);
    const { images, action } = this.table;
    return this.all().filter((_, index) => action[index] !== KEEP && images[index].tags?.some((tag) => wanted.matches(tag)));
  }

  /** Created on request: totals and single outcomes do not need them. */
  private all(): readonly LifecycleOutcome[] {
    return this.views ??= this.table.images.map((_, index) => LifecycleOutcome._of(this.table, index));
  }

  private withAction(action: LifecycleImageAction): LifecycleOutcome[] {
    const wanted = action === LifecycleImageAction.KEEP ? KEEP : action === LifecycleImageAction.EXPIRE ? EXPIRE : 2;
    return this.all().filter((_, index) => this.table.action[index] === wanted);
  }
}
