import type { Duration } from 'aws-cdk-lib/core';
import { TagStatus } from './lifecycle-rule';
import type { LifecycleRule } from './lifecycle-rule';

/** More images than a repository keeps under one tag pattern in practice, and still easy to read. */
const PRACTICALLY_ALL = 9999;

/**
 * Factory methods for common lifecycle rules. Each returns a rule that you can change, combine with other rules, and pass to
 * `LifecyclePolicy.of`, `lifecycleRules` or `addLifecycleRule`.
 *
 * The order matters: put `keepTagged` first.
 */
export class LifecycleRulePresets {
  /**
   * Keeps the newest images of a repository and expires the rest, tagged or not.
   *
   * This is a rule for any image. The policy can have one such rule for the standard class, and it comes last.
   *
   * @param count the number of images to keep; a whole number from 1
   */
  public static keepNewest(count: number): LifecycleRule {
    return { description: `keeps the newest ${count}`, maxImageCount: count };
  }

  /**
   * Keeps images with a matching tag: no later rule acts on them.
   *
   * The rule keeps the newest 9,999 of its images, the closest that ECR has to "forever". Use one rule for each pattern, because a
   * rule with several patterns selects only images that match all of them.
   *
   * @param pattern a tag, in which `*` stands for any run of characters; at most four `*`
   */
  public static keepTagged(pattern: string): LifecycleRule {
    return { description: `keeps ${pattern}`, tagStatus: TagStatus.TAGGED, tagPatternList: [pattern], maxImageCount: PRACTICALLY_ALL };
  }

  /**
   * Expires untagged images some time after their push. A policy can have one rule for untagged images.
   *
   * An image becomes untagged when its tag moves to another image. A service may still run it by its digest.
   *
   * @param age a whole number of days from 1
   */
  public static expireUntaggedAfter(age: Duration): LifecycleRule {
    return { description: `expires untagged images after ${daysOf(age)}`, tagStatus: TagStatus.UNTAGGED, maxImageAge: age };
  }

  /**
   * Archives images that were not pulled for some time.
   *
   * This is a rule for any image. It cannot be combined with `keepNewest`, which is one, too.
   *
   * @param time a whole number of days from 1
   */
  public static archiveNotPulledFor(time: Duration): LifecycleRule {
    return { description: `archives what was not pulled for ${daysOf(time)}`, maxTimeSinceLastPull: time };
  }

  /**
   * Expires images that were in the archive for some time.
   *
   * @param time a whole number of days from 90, the shortest time that is billed
   */
  public static expireArchivedAfter(time: Duration): LifecycleRule {
    return { description: `expires what was archived for ${daysOf(time)}`, maxTimeInArchive: time };
  }

  private constructor() {}
}

/** A duration in words. A value that is not a duration fails when the rule is added, so this only must not fail earlier. */
function daysOf(time: Duration): string {
  return typeof time?.toHumanString === 'function' ? time.toHumanString() : 'some time';
}
