import { Lazy, Stack } from 'aws-cdk-lib/core';
import { readPolicyText } from './check-policy-text';
import type { LifecycleRule } from './lifecycle-rule';
import { LifecycleRuleSet } from './lifecycle-rule-set';
import { applyRules } from './preview/apply-rules';
import { checkImages } from './preview/check-images';
import { compileRules } from './preview/compiled-rule';
import { formatNoDate, isDate } from './preview/dates';
import { readDescribedImages } from './preview/describe-images';
import type { LifecycleImage } from './preview/lifecycle-image';
import type { UnreachableLifecycleRule } from './preview/lifecycle-outcome';
import { LifecyclePreview } from './preview/lifecycle-preview';
import type { DescribeImagesPreviewOptions, LifecyclePreviewOptions } from './preview/lifecycle-preview';
import { unreachableRules } from './unreachable-rules';
import { withoutNulls } from './without-nulls';
import { fail, throwIfInvalid, type Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isAbsent } from '../core/tokens';

/**
 * A lifecycle policy as a value: validated, ordered, and independent of a construct tree.
 *
 * It never changes. `rules` returns copies.
 *
 * @example
 * const policy = LifecyclePolicy.of([LifecycleRulePresets.keepTagged('prod*'), LifecycleRulePresets.keepTagged('release-*')]);
 * new Repository(this, 'Repo', {
 *   lifecyclePolicy: policy,
 *   lifecycleRules: [LifecycleRulePresets.expireUntaggedAfter(Duration.days(14)), LifecycleRulePresets.keepNewest(100)],
 * });
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 */
export class LifecyclePolicy {
  /**
   * Creates a policy from rules.
   *
   * Throws if ECR would reject the rules, alone or together. The error lists all problems.
   *
   * @param rules the rules, in the order of adding; at most 50. A policy without rules keeps everything
   */
  public static of(rules: LifecycleRule[]): LifecyclePolicy {
    if (!Array.isArray(rules)) {
      fail('InvalidLifecycleRule', `rules must be a list of lifecycle rules, got ${formatValue(rules)}`);
    }
    const set = new LifecycleRuleSet();
    throwIfInvalid(set.addList(rules, 'rules'));
    return new LifecyclePolicy(set);
  }

  /**
   * Reads the JSON text of a policy, as the AWS console shows it and `aws ecr get-lifecycle-policy` returns it.
   *
   * The policy keeps the priorities of the text until rules are added. Its `rules` are in the order of those priorities, but have
   * no `rulePriority`: when you combine them with others, the order of the list decides.
   *
   * Throws when ECR would reject the text. The text must not have unknown keys or nulls.
   *
   * @param text the JSON text, beginning with `{"rules":[…]}`
   */
  public static fromJson(text: string): LifecyclePolicy {
    const { rules, problems } = readPolicyText(text);
    throwIfInvalid(problems);
    return new LifecyclePolicy(LifecycleRuleSet.imported(rules));
  }

  /** @internal */
  public static _of(set: LifecycleRuleSet): LifecyclePolicy {
    return new LifecyclePolicy(set.copy());
  }

  private constructor(private readonly set: LifecycleRuleSet) {}

  /**
   * Adds the rules to a set, and returns the problems.
   *
   * @internal
   */
  public _addTo(rules: LifecycleRuleSet, path: string): Problem[] {
    return rules.addAll(this.set, path);
  }

  /**
   * Copies of the rules, as passed, in the order of adding.
   *
   * Rules that were read from JSON are in the order of their priorities, and have no `rulePriority`.
   */
  public get rules(): LifecycleRule[] {
    return this.set.rules();
  }

  /**
   * The unreachable rules: they can never act, because earlier rules own every image that they select.
   *
   * The list is safe, but not complete: a rule in it can never act, but a rule whose images are owned only by several others
   * together may be missing.
   */
  public get unreachableRules(): UnreachableLifecycleRule[] {
    return unreachableRules(this.set.ordered());
  }

  /**
   * Renders the policy as compact JSON, the form that ECR accepts.
   *
   * With tokens in the rules, the result is a token, which resolves to valid JSON in any stack.
   * Throws for a policy without rules, which ECR rejects.
   */
  public toJson(): string {
    if (this.set.size === 0) {
      fail('EmptyLifecyclePolicy', 'a lifecycle policy without rules has no JSON that ECR accepts; add a rule or leave the policy out');
    }
    return this.set.isTokenized
      ? Lazy.uncachedString({ produce: ({ scope }) => Stack.of(scope).toJsonString(this.set.render()) })
      : this.set.plainText();
  }

  /**
   * Shows what the policy would do to images. It makes no calls to AWS and changes nothing.
   *
   * Throws when rules contain tokens, whose values are not known yet, and when an image is invalid.
   *
   * @param images the images of the repository, such as from `LifecycleImageReader.fromDescribeImages`
   * @param options the time of the preview, by default now
   */
  public preview(images: LifecycleImage[], options: LifecyclePreviewOptions = {}): LifecyclePreview {
    return this._preview(images, options?.now ?? undefined, false);
  }

  /**
   * Same as `preview`, for the output of `aws ecr describe-images`. In languages other than TypeScript this is faster, because the
   * images stay in JavaScript.
   *
   * Throws when rules contain tokens, when a text is not such output, and when images are missing, unless `allowMissingPages` is
   * true.
   *
   * @param pages the text of each page, or one text if the pages are already joined; `{"imageDetails":[…]}` or the bare list
   * @param options the time of the preview, by default now; and what `describe-images` does not list
   */
  public previewDescribeImages(pages: string[], options: DescribeImagesPreviewOptions = {}): LifecyclePreview {
    const { images, isPartial } = readDescribedImages(pages, options ?? {});
    return this._preview(images, options?.now ?? undefined, isPartial);
  }

  /**
   * Adds what only this library knows: whether images are missing.
   *
   * @internal
   */
  public _preview(images: LifecycleImage[], now: Date = new Date(), isPartial: boolean): LifecyclePreview {
    if (this.set.isTokenized) {
      fail('LifecyclePreviewNeedsPlainValues', 'a policy with tokens in its rules cannot be previewed: their values are known at deployment only');
    }
    if (!isDate(now)) {
      fail('InvalidLifecycleImage', `now must be a date, got ${formatNoDate(now)}`);
    }
    const plain = Array.isArray(images) ? images.map(plainImage) : images;
    throwIfInvalid(checkImages(plain));
    return LifecyclePreview._of(applyRules(compileRules(this.set.ordered()), plain, now.getTime()), this.unreachableRules, isPartial);
  }
}

/** An image without nulls. A value that is not an image is left for the check. */
function plainImage(image: LifecycleImage): LifecycleImage {
  return isAbsent(image) ? image : withoutNulls(image);
}
