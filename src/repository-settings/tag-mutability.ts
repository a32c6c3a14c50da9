import type { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { checkExclusionFilterPattern } from './tag-mutability-checks';
import { throwIfInvalid } from '../core/errors';

/**
 * Whether a tag of the repository may be moved to another image.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
 */
export enum TagMutability {
  /** Every tag may be overwritten. */
  MUTABLE = 'MUTABLE',

  /** No tag may be overwritten. */
  IMMUTABLE = 'IMMUTABLE',

  /** No tag may be overwritten, except those that match an exclusion filter. */
  IMMUTABLE_WITH_EXCLUSION = 'IMMUTABLE_WITH_EXCLUSION',

  /** Every tag may be overwritten, except those that match an exclusion filter. */
  MUTABLE_WITH_EXCLUSION = 'MUTABLE_WITH_EXCLUSION',
}

/**
 * Tags that are the exception to the tag mutability of their repository.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
 */
export class ImageTagMutabilityExclusionFilter {
  /**
   * Select tags by a pattern in which `*` stands for any run of characters.
   *
   * Throws when the pattern is empty, longer than 128 characters, has more than two `*`, or has characters other than letters,
   * digits and `. _ * -`.
   *
   * @param pattern 1 to 128 characters with at most two `*`, such as `dev-*` or `*-rc*`
   */
  public static wildcard(pattern: string): ImageTagMutabilityExclusionFilter {
    throwIfInvalid(checkExclusionFilterPattern('pattern', pattern));
    return new ImageTagMutabilityExclusionFilter('WILDCARD', pattern);
  }

  private constructor(private readonly filterType: string, private readonly filterValue: string) {}

  /**
   * The filter as CloudFormation wants it.
   *
   * @internal
   */
  public _render(): CfnRepository.ImageTagMutabilityExclusionFilterProperty {
    return {
      imageTagMutabilityExclusionFilterType: this.filterType,
      imageTagMutabilityExclusionFilterValue: this.filterValue,
    };
  }
}
