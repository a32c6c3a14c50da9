/** The storage classes of ECR. */
export enum LifecycleStorageClass {
  /** The usual class: images can be pulled. */
  STANDARD = 'standard',

  /** The cheap class: images must be restored before they can be pulled. */
  ARCHIVE = 'archive',
}

/**
 * An image of a repository, with the properties that lifecycle policies look at.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html
 */
export interface LifecycleImage {
  /** The digest of the image manifest, unique in the repository. */
  readonly digest: string;

  /**
   * The tags of the image.
   *
   * @default - untagged
   */
  readonly tags?: string[];

  /** When the image was pushed. */
  readonly pushedAt: Date;

  /**
   * When ECR last recorded a pull. ECR updates it once a day, and pulls by Amazon Inspector do not count.
   *
   * @default - never pulled
   */
  readonly lastPulledAt?: Date;

  /**
   * The compressed size of the image in bytes.
   *
   * @default 0
   */
  readonly sizeInBytes?: number;

  /**
   * The storage class that the image is in.
   *
   * @default - LifecycleStorageClass.ARCHIVE if it was archived and not restored since, otherwise LifecycleStorageClass.STANDARD
   */
  readonly storageClass?: LifecycleStorageClass;

  /**
   * When the image was last archived. Required for an image in the archive class.
   *
   * @default - never archived
   */
  readonly archivedAt?: Date;

  /**
   * When the image was last restored from the archive. Ages and ranks count from this time.
   *
   * @default - never restored
   */
  readonly restoredAt?: Date;

  /**
   * The media type of the manifest, which distinguishes an image index (manifest list) from an image.
   *
   * @default - an image, unless `childDigests` is present
   */
  readonly manifestMediaType?: string;

  /**
   * The digests that this image index refers to. ECR does not expire those images before the index.
   *
   * @default - none known
   */
  readonly childDigests?: string[];

  /**
   * The digest of the image that this one belongs to. Signatures, SBOMs and attestations have one, and ECR removes them with it.
   *
   * @default - belongs to no other image
   */
  readonly subjectDigest?: string;
}
