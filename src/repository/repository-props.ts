import type * as kms from 'aws-cdk-lib/aws-kms';
import type { RemovalPolicy } from 'aws-cdk-lib/core';
import type { LifecyclePolicy, LifecycleRule } from '../lifecycle';
import type { RepositoryEncryption } from '../repository-settings/encryption';
import type { ImageTagMutabilityExclusionFilter, TagMutability } from '../repository-settings/tag-mutability';

/**
 * Properties of a repository.
 */
export interface RepositoryProps {
  /**
   * The name of the repository, unique in its registry, optionally with a namespace: `team/app`.
   *
   * 2 to 256 characters: lowercase letters and digits, separated by `.`, `_`, `__`, any number of `-`, or `/`. With a
   * name, a change that replaces the repository needs a new name as well.
   *
   * @default - CloudFormation makes one up
   */
  readonly repositoryName?: string;

  /**
   * The kind of server-side encryption. Changing it replaces the repository.
   *
   * @default - `KMS` if `encryptionKey` is given, otherwise `AES_256`
   */
  readonly encryption?: RepositoryEncryption;

  /**
   * The KMS key to encrypt with, in the region of the repository. Changing it replaces the repository.
   *
   * Throws when `encryption` is `AES_256`.
   *
   * @default - the AWS managed key `aws/ecr` if `encryption` is `KMS` or `KMS_DSSE`, otherwise no key
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Rules that expire or archive images. Their order matters: see `LifecycleRule`.
   *
   * @default - images are kept until somebody deletes them
   */
  readonly lifecycleRules?: LifecycleRule[];

  /**
   * A lifecycle policy made or imported elsewhere. Its rules come before those of `lifecycleRules`.
   *
   * @default - no rules other than those of `lifecycleRules`
   */
  readonly lifecyclePolicy?: LifecyclePolicy;

  /**
   * The AWS account id of the registry that the lifecycle policy is for: 12 digits.
   *
   * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html
   * @default - the registry of the account of the stack
   */
  readonly lifecycleRegistryId?: string;

  /**
   * What becomes of the repository when it is removed from its stack, or the stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether each image is scanned when it is pushed.
   *
   * Under enhanced scanning, which is a setting of the registry, this has no effect.
   *
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
   * @default false
   */
  readonly imageScanOnPush?: boolean;

  /**
   * Whether a tag may be moved to another image.
   *
   * @default TagMutability.MUTABLE
   */
  readonly imageTagMutability?: TagMutability;

  /**
   * The tags that are the exception to `imageTagMutability`: 1 to 5 filters.
   *
   * Goes with the two modes `*_WITH_EXCLUSION`, which need it; throws with any other mode.
   *
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
   * @default - no exceptions
   */
  readonly imageTagMutabilityExclusionFilters?: ImageTagMutabilityExclusionFilter[];

  /**
   * Whether a custom resource deletes all images before the repository is deleted.
   *
   * Needs `removalPolicy: RemovalPolicy.DESTROY`, and has no effect when `emptyOnDelete` is true.
   *
   * @default false
   * @deprecated Use `emptyOnDelete`, which needs no custom resource.
   */
  readonly autoDeleteImages?: boolean;

  /**
   * Whether the images are deleted with the repository. Without it, only an empty repository can be deleted.
   *
   * `true` needs `RemovalPolicy.DESTROY`, as `removalPolicy` or by `applyRemovalPolicy`; otherwise it throws, at synthesis at the latest.
   *
   * @default false
   */
  readonly emptyOnDelete?: boolean;
}

/**
 * What identifies a repository that exists outside this app.
 */
export interface RepositoryAttributes {
  /** The name of the repository. */
  readonly repositoryName: string;

  /** The ARN of the repository. */
  readonly repositoryArn: string;
}

/**
 * What a repository is looked up by: at least one of the two.
 */
export interface RepositoryLookupOptions {
  /**
   * The name of the repository.
   *
   * @default - the name in `repositoryArn`
   */
  readonly repositoryName?: string;

  /**
   * The ARN of the repository.
   *
   * @default - the repository of that name in the account and region of the stack
   */
  readonly repositoryArn?: string;
}
