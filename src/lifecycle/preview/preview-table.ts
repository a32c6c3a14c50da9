import type { CompiledRule } from './compiled-rule';
import { LifecycleStorageClass } from './lifecycle-image';
import type { LifecycleImage } from './lifecycle-image';
import { LifecycleAction } from '../lifecycle-rule';

/** What happens to an image, as a number: an index into `ACTIONS` of `lifecycle-outcome`. */
export const KEEP = 0;
/** See `KEEP`. */
export const EXPIRE = 1;
/** See `KEEP`. */
export const ARCHIVE = 2;

/** No rule, or no image. */
export const NONE = -1;

/** The images that a rule matched, by count. */
export interface RuleCounts {
  matched: number;
  owned: number;
  actedOn: number;
  pickedButNotOwned: number;
  blocked: number;
}

/**
 * The results of a preview: one column per property, one row per image in the order of the input.
 *
 * It has columns, because 100,000 objects cost more than applying the rules. `LifecycleOutcome` is a view of one row.
 */
export class PreviewTable {
  /** When the image counts as pushed, in epoch milliseconds. */
  public readonly time: Float64Array;
  public readonly archived: Uint8Array;
  private readonly pulledAt: Float64Array;
  private readonly archivedAt: Float64Array;
  /** What the owner of an image alone would do to it. */
  public readonly picked: Uint8Array;
  /** What happens to an image. */
  public readonly action: Uint8Array;
  /** The index of the owning rule. */
  public readonly owner: Int16Array;
  /** The place among the images that the owner matches, newest first, from 1. */
  public readonly rank: Int32Array;
  /** The index of the first later rule that would act. */
  public readonly laterRule: Int16Array;
  /** The index of the image index that holds an image that would be removed. */
  public readonly blockedBy: Int32Array;
  /** The index of the subject that an artifact is removed with. */
  public readonly removedWith: Int32Array;
  public readonly counts: readonly RuleCounts[];

  constructor(public readonly rules: readonly CompiledRule[], public readonly images: readonly LifecycleImage[], public readonly now: number) {
    const size = images.length;
    this.time = new Float64Array(size);
    this.archived = new Uint8Array(size);
    this.pulledAt = new Float64Array(size);
    this.archivedAt = new Float64Array(size);
    this.picked = new Uint8Array(size);
    this.action = new Uint8Array(size);
    this.owner = new Int16Array(size).fill(NONE);
    this.rank = new Int32Array(size);
    this.laterRule = new Int16Array(size).fill(NONE);
    this.blockedBy = new Int32Array(size).fill(NONE);
    this.removedWith = new Int32Array(size).fill(NONE);
    this.counts = rules.map(() => ({ matched: 0, owned: 0, actedOn: 0, pickedButNotOwned: 0, blocked: 0 }));
    for (let index = 0; index < size; index++) {
      const { pushedAt, restoredAt, lastPulledAt, archivedAt } = images[index];
      this.time[index] = Math.max(pushedAt.getTime(), restoredAt?.getTime() ?? -Infinity);
      this.pulledAt[index] = lastPulledAt?.getTime() ?? -Infinity;
      this.archivedAt[index] = archivedAt?.getTime() ?? -Infinity;
      this.archived[index] = isArchived(images[index]) ? 1 : 0;
    }
  }

  /** The storage class of an image before the policy acts. */
  public storageClassOf(index: number): LifecycleStorageClass {
    return this.archived[index] === 1 ? LifecycleStorageClass.ARCHIVE : LifecycleStorageClass.STANDARD;
  }

  /** The time from which a rule measures the age of an image, in epoch milliseconds. */
  public since({ countType }: CompiledRule, index: number): number {
    switch (countType) {
      case 'sinceImagePulled': return this.countsFromPull(index) ? this.pulledAt[index] : this.time[index];
      case 'sinceImageTransitioned': return this.archivedAt[index];
      default: return this.time[index];
    }
  }

  /**
   * Whether the last pull counts: there was one, and the image was not restored since. A pull may be older than the push, because a
   * digest can be pushed again.
   */
  public countsFromPull(index: number): boolean {
    const restored = this.images[index].restoredAt;
    return this.pulledAt[index] > -Infinity && !(restored && restored.getTime() > this.pulledAt[index]);
  }
}

/** What a rule does to the images that it acts on, as a number. */
export function actionOf(rule: CompiledRule): number {
  return rule.action === LifecycleAction.ARCHIVE ? ARCHIVE : EXPIRE;
}

function isArchived({ storageClass, archivedAt, restoredAt }: LifecycleImage): boolean {
  if (storageClass !== undefined) {
    return storageClass === LifecycleStorageClass.ARCHIVE;
  }
  return archivedAt !== undefined && (restoredAt === undefined || restoredAt.getTime() < archivedAt.getTime());
}
