import type { Duration } from 'aws-cdk-lib/core';

/** Which images a rule looks at, by whether they carry tags. */
export enum TagStatus {
  /** Every image of the storage class, tagged or not. */
  ANY = 'any',

  /** Images with tags that match the rule's `tagPrefixList` or `tagPatternList`. */
  TAGGED = 'tagged',

  /** Images without any tag. */
  UNTAGGED = 'untagged',
}

/** What happens to the images that a rule picks. */
export enum LifecycleAction {
  /** Delete the image permanently. */
  EXPIRE = 'expire',

  /** Move the image to the archive storage class: cheaper, cannot be pulled, can be restored, billed for at least 90 days. */
  ARCHIVE = 'archive',
}

/**
 * One rule of a lifecycle policy: the images that it owns, and those of them that it acts on.
 *
 * Pass exactly one criterion: `maxImageCount`, `maxImageAge`, `maxTimeSinceLastPull` or `maxTimeInArchive`.
 *
 * The first rule (lowest priority number) whose tag requirements an image meets owns that image: no later rule can act on it, even
 * if the owner keeps it. The storage class that a rule looks at follows from its criterion: `archive` for `maxTimeInArchive`,
 * `standard` for the others.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
export interface LifecycleRule {
  /**
   * The place of the rule in the order: rules with lower numbers own images first. A whole number from 1, unique in the policy.
   *
   * The rule for any image of a storage class needs the highest number of that class.
   *
   * @default - numbered after every rule that has a number, in the order of adding; rules for any image come last
   */
  readonly rulePriority?: number;

  /**
   * The purpose of the rule, for readers.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Which images the rule looks at. A policy can have one untagged rule and one rule for any image per storage class.
   *
   * @default - TagStatus.TAGGED if there is a list of prefixes or patterns, otherwise TagStatus.ANY
   */
  readonly tagStatus?: TagStatus;

  /**
   * Prefixes that must ALL match tags of an image. Different tags may match different prefixes.
   *
   * For "one or the other", write two rules. A prefix is plain text: `*` is not a wildcard. Requires `TagStatus.TAGGED`, and cannot
   * be combined with `tagPatternList`.
   *
   * @default - not selected by prefix
   */
  readonly tagPrefixList?: string[];

  /**
   * Patterns that must ALL match tags of an image. Different tags may match different patterns.
   *
   * `*` stands for any run of characters, at most four in a pattern. For "one or the other", write two rules. Requires
   * `TagStatus.TAGGED`, and cannot be combined with `tagPrefixList`.
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
   * For an image that was never pulled, the time counts from its push, or from its restore. ECR allows only archiving for such a
   * rule.
   *
   * @default - not limited by pulls
   */
  readonly maxTimeSinceLastPull?: Duration;

  /**
   * How long the selected images stay in the archive storage class. A whole number of days from 90.
   *
   * ECR allows only expiring for such a rule.
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
