/** Settings of reading images. */
export interface DescribeImagesOptions {
  /**
   * The digests that each image index refers to, by the digest of the index. `describe-images` does not list them.
   *
   * They are in the manifests. Get them with `docker buildx imagetools inspect` or `aws ecr batch-get-image`.
   *
   * @default - unknown, so images that an index refers to may be shown as removed although the index holds them
   */
  readonly childDigests?: { [indexDigest: string]: string[] };

  /**
   * Whether the last page may have a `NextToken`. Then images are missing, and rules by count rank only some of the images.
   *
   * @default false
   */
  readonly allowMissingPages?: boolean;
}
