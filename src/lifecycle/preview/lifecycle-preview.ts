import type { Evaluation } from './evaluation';
import { EXPIRE, KEEP, NONE } from './evaluation';
import { LifecycleStorageClass } from './lifecycle-image';
import { LifecycleFate, LifecycleOutcome } from './lifecycle-outcome';
import type { IdleLifecycleRule, LifecycleRuleOutcome, LifecycleTotals } from './lifecycle-outcome';
import { isImageIndex } from './media-types';
import { fail } from '../../core/errors';
import { formatValue } from '../../core/format-value';
import { TagPattern } from '../tag-pattern';

/** Settings of a preview. */
export interface LifecyclePreviewOptions {
  /**
   * The moment at which the policy is applied.
   *
   * @default - the current time
   */
  readonly now?: Date;
}

/**
 * What a lifecycle policy would do to the images of a repository: nothing is deleted, ECR is not asked.
 *
 * Ages are exact to the millisecond here; ECR acts within 24 hours of an image qualifying. Whether an image is in use by a
 * service or a function is known neither to ECR nor here.
 */
export class LifecyclePreview {
  /** @internal */
  public static _of(evaluation: Evaluation, idleRules: readonly IdleLifecycleRule[]): LifecyclePreview {
    return new LifecyclePreview(evaluation, idleRules);
  }

  private views?: LifecycleOutcome[];

  private constructor(private readonly evaluation: Evaluation, private readonly idle: readonly IdleLifecycleRule[]) {}

  /** One outcome an image, in the order of the input. */
  public get outcomes(): LifecycleOutcome[] {
    return [...this.all()];
  }

  /** The moment at which the policy was applied. */
  public get now(): Date {
    return new Date(this.evaluation.now);
  }

  /** The images that stay as they are. */
  public get kept(): LifecycleOutcome[] {
    return this.withFate(LifecycleFate.KEEP);
  }

  /** The images that would be deleted. */
  public get expired(): LifecycleOutcome[] {
    return this.withFate(LifecycleFate.EXPIRE);
  }

  /** The images that would be moved to the archive class. */
  public get archived(): LifecycleOutcome[] {
    return this.withFate(LifecycleFate.ARCHIVE);
  }

  /** Sums over all images. */
  public get totals(): LifecycleTotals {
    const { images, fate, blockedBy } = this.evaluation;
    const count = [0, 0, 0];
    const bytes = [0, 0, 0];
    let blocked = 0;
    for (let index = 0; index < images.length; index++) {
      count[fate[index]]++;
      bytes[fate[index]] += isImageIndex(images[index]) ? 0 : images[index].sizeInBytes ?? 0;
      blocked += blockedBy[index] === NONE ? 0 : 1;
    }
    const [kept, expired, archived] = count;
    const [keptBytes, expiredBytes, archivedBytes] = bytes;
    const allBytes = keptBytes + expiredBytes + archivedBytes;
    return { images: images.length, bytes: allBytes, kept, keptBytes, expired, expiredBytes, archived, archivedBytes, blocked };
  }

  /** What each rule did, in the order of priority. */
  public get rules(): LifecycleRuleOutcome[] {
    const idle = new Set(this.idle.map(({ rulePriority }) => rulePriority));
    return this.evaluation.rules.map(({ priority, description, action, storageClass }, number) => ({
      rulePriority: priority,
      description,
      action,
      storageClass: storageClass === 'archive' ? LifecycleStorageClass.ARCHIVE : LifecycleStorageClass.STANDARD,
      ...this.evaluation.counts[number],
      neverActs: idle.has(priority),
    }));
  }

  /** The rules that can never act, whatever the images. */
  public get idleRules(): IdleLifecycleRule[] {
    return [...this.idle];
  }

  /** What a reader should know of the limits of this preview. Empty when there is nothing to say. */
  public get caveats(): string[] {
    const { images, fate } = this.evaluation;
    const blind = images.filter((image) => isImageIndex(image) && image.childDigests === undefined).length;
    const going = images.some(({ tags }, index) => fate[index] !== KEEP && !tags?.length);
    return blind === 0 || !going ? [] : [
      `the children of ${blind} image indexes are not known (describe-images does not tell): `
      + 'untagged images that they refer to are shown as going, though ECR keeps them as long as the index',
    ];
  }

  /**
   * Finds the outcome of one image.
   *
   * Throws when there is no such image.
   *
   * @param tagOrDigest a tag, or a digest, of the image
   */
  public outcomeOf(tagOrDigest: string): LifecycleOutcome {
    const found = this.evaluation.images.findIndex(({ digest, tags }) => digest === tagOrDigest || tags?.includes(tagOrDigest));
    return found >= 0 ? LifecycleOutcome._of(this.evaluation, found)
      : fail('NoSuchLifecycleImage', `no image of the preview has the tag or digest ${formatValue(tagOrDigest)}`);
  }

  /**
   * Finds the images that would be expired or archived although one of their tags fits a pattern: what must not go.
   *
   * @param pattern a tag, in which `*` stands for any run of characters
   */
  public lostImages(pattern: string): LifecycleOutcome[] {
    const wanted = TagPattern.wildcard(pattern);
    const { images, fate } = this.evaluation;
    return this.all().filter((_, index) => fate[index] !== KEEP && images[index].tags?.some((tag) => wanted.matches(tag)));
  }

  /** Made when asked for: sums and single outcomes do not need them. */
  private all(): readonly LifecycleOutcome[] {
    return this.views ??= this.evaluation.images.map((_, index) => LifecycleOutcome._of(this.evaluation, index));
  }

  private withFate(fate: LifecycleFate): LifecycleOutcome[] {
    const wanted = fate === LifecycleFate.KEEP ? KEEP : fate === LifecycleFate.EXPIRE ? EXPIRE : 2;
    return this.all().filter((_, index) => this.evaluation.fate[index] === wanted);
  }
}
