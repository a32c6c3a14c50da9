import type { LifecycleImage, LifecycleStorageClass } from './lifecycle-image';
import type { PreviewTable } from './preview-table';
import type { LifecycleAction } from '../lifecycle-rule';
import { reasonFor } from './reasons';

/** What a policy does to an image: nothing, or the `LifecycleAction` of a rule. */
export enum LifecycleImageAction {
  /** The image stays as it is. */
  KEEP = 'keep',

  /** The image would be deleted. */
  EXPIRE = 'expire',

  /** The image would be moved to the archive class. */
  ARCHIVE = 'archive',
}

/** What a rule of the policy did in a preview. */
export interface LifecycleRuleOutcome {
  /** The number of the rule. */
  readonly rulePriority: number;

  /**
   * The description of the rule.
   *
   * @default - none
   */
  readonly description?: string;

  /** What the rule does to images that it picks. */
  readonly action: LifecycleAction;

  /** The storage class that the rule looks at. */
  readonly storageClass: LifecycleStorageClass;

  /** How many images meet the tag requirements of the rule. */
  readonly matched: number;

  /** How many of them no earlier rule owns. The rule can act only on those. */
  readonly owned: number;

  /** How many images the rule would expire or archive. */
  readonly actedOn: number;

  /** How many images the rule would act on if no earlier rule owned them. */
  readonly pickedButNotOwned: number;

  /** How many images the rule picks but cannot act on, because an image index refers to them. */
  readonly blocked: number;

  /** Whether the rule is unreachable: it can never act, on any images. */
  readonly unreachable: boolean;
}

/** Totals over the images of a preview. The bytes do not include image indexes, whose size ECR takes from their children. */
export interface LifecycleTotals {
  /** How many images there are. */
  readonly images: number;

  /** The bytes of all images. */
  readonly bytes: number;

  /** How many images stay as they are. */
  readonly kept: number;

  /** The bytes of the images that stay. */
  readonly keptBytes: number;

  /** How many images would be deleted. */
  readonly expired: number;

  /** The bytes of the images that would be deleted. */
  readonly expiredBytes: number;

  /** How many images would be archived. */
  readonly archived: number;

  /** The bytes of the images that would be archived. */
  readonly archivedBytes: number;

  /** How many of the kept images a rule would remove, but an image index refers to them. */
  readonly blocked: number;
}

/** An unreachable rule: it can never act, on any images. */
export interface UnreachableLifecycleRule {
  /** The number of the rule. */
  readonly rulePriority: number;

  /**
   * The description of the rule.
   *
   * @default - none
   */
  readonly description?: string;

  /** The numbers of the earlier rules that own every image that the rule could select. Empty if no image can match its tags. */
  readonly ownerRulePriorities: number[];

  /** The reason, with the fix, as a sentence. */
  readonly reason: string;
}

const ACTIONS = [LifecycleImageAction.KEEP, LifecycleImageAction.EXPIRE, LifecycleImageAction.ARCHIVE];

/** What a policy does to one image, by which rule, and why. */
export class LifecycleOutcome {
  /** @internal */
  public static _of(table: PreviewTable, index: number): LifecycleOutcome {
    return new LifecycleOutcome(table, index);
  }

  private constructor(private readonly table: PreviewTable, private readonly index: number) {}

  /** The image, as passed. */
  public get image(): LifecycleImage {
    return this.table.images[this.index];
  }

  /** The digest of the image. */
  public get digest(): string {
    return this.image.digest;
  }

  /** The tags of the image. An untagged image has none. */
  public get tags(): string[] {
    return [...this.image.tags ?? []];
  }

  /** What happens to the image. */
  public get action(): LifecycleImageAction {
    return ACTIONS[this.table.action[this.index]];
  }

  /** The reason, as a sentence for people. The wording may change: compare `action` and `rulePriority` in tests. */
  public get reason(): string {
    return reasonFor(this.table, this.index);
  }

  /** The number of the rule that owns the image: the first whose tag requirements it meets. `undefined` if there is none. */
  public get rulePriority(): number | undefined {
    return this.owner?.priority;
  }

  /** The description of the rule that owns the image. */
  public get ruleDescription(): string | undefined {
    return this.owner?.description;
  }

  /** The place of the image among those that its rule selects, newest first, from 1. `undefined` if no rule owns it. */
  public get rank(): number | undefined {
    return this.owner && this.table.rank[this.index];
  }

  /** The number of the first later rule that would act on the image if `rulePriority` did not own it. */
  public get laterRulePriority(): number | undefined {
    return this.table.rules[this.table.laterRule[this.index]]?.priority;
  }

  /** The digest of the image index that keeps an image from being removed. `undefined` if no index does. */
  public get blockedBy(): string | undefined {
    return this.table.images[this.table.blockedBy[this.index]]?.digest;
  }

  /** The digest of the subject with which this artifact is removed. `undefined` if it stays, or if a rule removes it. */
  public get removedWith(): string | undefined {
    return this.table.images[this.table.removedWith[this.index]]?.digest;
  }

  /** The storage class that the image is in before the policy acts. */
  public get storageClass(): LifecycleStorageClass {
    return this.table.storageClassOf(this.index);
  }

  /** When the image counts as pushed: its push, or its restore from the archive. */
  public get effectivePushedAt(): Date {
    return new Date(this.table.time[this.index]);
  }

  private get owner() {
    return this.table.rules[this.table.owner[this.index]];
  }
}
