import { readDescribedImages } from './describe-images';
import type { DescribeImagesOptions } from './describe-images-options';
import type { LifecycleImage } from './lifecycle-image';

/** Reads images for `LifecyclePolicy.preview`. */
export class LifecycleImageReader {
  /**
   * Reads the JSON that `aws ecr describe-images` prints.
   *
   * `describe-images` lists active images only, unless it is called with `--filter imageStatus=ANY`. An image that is being
   * restored counts as archived. Throws when a text is not such output, and when images are missing, unless `allowMissingPages` is
   * true.
   *
   * @param pages the text of each page, or one text if the pages are already joined; `{"imageDetails":[…]}` or the bare list
   * @param options what `describe-images` does not list
   */
  public static fromDescribeImages(pages: string[], options: DescribeImagesOptions = {}): LifecycleImage[] {
    return readDescribedImages(pages, options ?? {}).images;
  }

  private constructor() {}
}
