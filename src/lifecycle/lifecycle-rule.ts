import type { Duration } from 'aws-cdk-lib/core';

/** Which images a rule looks at, by whether they carry tags. */
export enum TagStatus {
  /** Every image of the storage class, tagged or not. */
  ANY = 'any',

  /** Images with tags that satisfy the rule's `tagPrefixList` or `tagPatternList`. */
  TAGGED = 'tagged',

  /** Images without any tag. */
  UNTAGGED = 'untagged',
}

/** What happens to the images that a rule picks. */
export enum LifecycleAction {
  /** Delete the image for good. */
  EXPIRE = 'expire',

  /** Move the image to the archive storage class: cheaper, not pullable, restorable, billed for at least 90 days. */
  ARCHIVE = 'archive',
}

/**
 * One rule of a lifecycle policy: which images it owns, and which of those it acts on.
 *
 * Give exactly one criterion: `maxImageCount`, `maxImageAge`, `maxTimeSinceLastPull` or `maxTimeInArchive`.
 *
 * The first rule (lowest priority number) whose tag requirements an image meets owns that image: no later rule may act
 * on it, even when the owner keeps it. The storage class that a rule looks at follows from its criterion: `archive` for
 * `maxTimeInArchive`, `standard` for the others.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
export interface LifecycleRule {
  /**
   * The place of the rule in the order: lower numbers own first. A whole number from 1, unique in the policy.
   *
   * The rule for any image of a storage class needs the highest number of that class.
   *
   * @default - numbered after every rule that has a number, in the order of adding; rules for any image come last
   */
  readonly rulePriority?: number;

  /**
   * The purpose of the rule, for people.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Which images the rule looks at. At most one untagged rule and one rule for any image per storage class.
   *
   * @default TagStatus.TAGGED when a list of prefixes or patterns is given, TagStatus.ANY otherwise
   */
  readonly tagStatus?: TagStatus;

  /**
   * Prefixes that must ALL be found among the tags of an image; different tags may meet different prefixes.
   *
   * For "one or the other" write two rules. A prefix is plain text: `*` is no wildcard here.
   * Only with `TagStatus.TAGGED`, and not together with `tagPatternList`.
   *
   * @default - not selected by prefix
   */
  readonly tagPrefixList?: string[];

  /**
   * Patterns that must ALL be found among the tags of an image; different tags may meet different patterns.
   *
   * `*` stands for any run of characters, at most four in a pattern. For "one or the other" write two rules.
   * Only with `TagStatus.TAGGED`, and not together with `tagPrefixList`.
   *
   * @default - not selected by pattern
   */
  readonly tagPatternList?: string[];

  /**
   * How many of the selected images stay: the newest by push (or restore) time. A whole number from 1.
   *
   * @default - not limited by count
   */
  readonly maxImageCount?: number;

  /**
   * How long the selected images stay after their push (or restore). A whole number of days from 1.
   *
   * @default - not limited by age
   */
  readonly maxImageAge?: Duration;

  /**
   * How long the selected images stay after their last recorded pull. A whole number of days from 1.
   *
   * An image that was never pulled counts from its push, or from its restore. ECR lets such a rule archive only.
   *
   * @default - not limited by pulls
   */
  readonly maxTimeSinceLastPull?: Duration;

  /**
   * How long the selected images stay in the archive storage class. A whole number of days from 90.
   *
   * ECR lets such a rule expire only.
   *
   * @default - not limited by time in archive
   */
  readonly maxTimeInArchive?: Duration;

  /**
   * What happens to the images that the rule picks.
   *
   * @default LifecycleAction.EXPIRE, and LifecycleAction.ARCHIVE for a rule with `maxTimeSinceLastPull`
   */
  readonly action?: LifecycleAction;
}
