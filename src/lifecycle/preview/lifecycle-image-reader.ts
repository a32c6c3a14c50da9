import { readDescribeImages } from './describe-images';
import type { LifecycleImage } from './lifecycle-image';
import { throwIfInvalid } from '../../core/errors';

/** Settings of reading images. */
export interface DescribeImagesOptions {
  /**
   * The digests that each image index refers to, by the digest of the index. `describe-images` does not tell them.
   *
   * They are in the manifests: `docker buildx imagetools inspect`, or `aws ecr batch-get-image`.
   *
   * @default - not known, so untagged children of an index are not seen to be held by it
   */
  readonly childDigests?: { [indexDigest: string]: string[] };
}

/** Reads images for `LifecyclePolicy.preview`. */
export class LifecycleImageReader {
  /**
   * Reads the JSON that `aws ecr describe-images` prints.
   *
   * `describe-images` lists active images only, unless it is called with `--filter imageStatus=ANY`. An image that is just
   * being restored counts as archived. Throws one clear error when a text is something else.
   *
   * @param pages the text of each page, or one text when paging was already joined; `{"imageDetails":[…]}` or the bare list
   * @param options what `describe-images` does not tell
   */
  public static fromDescribeImages(pages: string[], options: DescribeImagesOptions = {}): LifecycleImage[] {
    const { images, problems } = readDescribeImages(pages, options.childDigests ?? {});
    throwIfInvalid(problems);
    return images;
  }

  private constructor() {}
}
