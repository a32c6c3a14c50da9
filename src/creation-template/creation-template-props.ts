import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { RemovalPolicy } from 'aws-cdk-lib/core';
import type { RepositoryCreationTrigger } from './repository-creation-trigger';
import type { LifecyclePolicy, LifecycleRule } from '../lifecycle';
import type { RepositoryEncryption } from '../repository-settings/encryption';
import type { ImageTagMutabilityExclusionFilter, TagMutability } from '../repository-settings/tag-mutability';

/**
 * The settings of the repositories that a template creates.
 */
export interface RepositoryCreationTemplateOptions {
  /**
   * The purpose of the template: up to 256 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Whether a tag may be moved to another image.
   *
   * ECR never updates an immutable tag in a cached repository.
   *
   * @default TagMutability.MUTABLE
   */
  readonly imageTagMutability?: TagMutability;

  /**
   * The tags that `imageTagMutability` does not apply to: 1 to 5 filters.
   *
   * Required by the two modes `*_WITH_EXCLUSION`. Throws with any other mode.
   *
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
   * @default - no exceptions
   */
  readonly imageTagMutabilityExclusionFilters?: ImageTagMutabilityExclusionFilter[];

  /**
   * The kind of server-side encryption. `KMS` and `KMS_DSSE` need a role, which is created for you.
   *
   * @default - `KMS` if `encryptionKey` is given, otherwise `AES_256`
   */
  readonly encryption?: RepositoryEncryption;

  /**
   * The KMS key to encrypt with, in the region of the template. A template with a key needs a role, which is created for you.
   *
   * Throws when `encryption` is `AES_256`, and for an alias: a template needs the ARN of the key.
   *
   * @default - the AWS managed key `aws/ecr` if `encryption` is `KMS` or `KMS_DSSE`, otherwise no key
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Rules that expire or archive images. Their order matters: see `LifecycleRule`.
   *
   * @default - images are kept until they are deleted
   */
  readonly lifecycleRules?: LifecycleRule[];

  /**
   * A lifecycle policy. Its rules come before those of `lifecycleRules`.
   *
   * @default - the rules of `lifecycleRules` only
   */
  readonly lifecyclePolicy?: LifecyclePolicy;

  /**
   * The first statements of the policy of each repository: with principals and actions, and without resources.
   *
   * @default - no policy
   */
  readonly repositoryPolicy?: iam.PolicyStatement[];

  /**
   * The tags of each repository, by key: up to 50. A template with tags needs a role, which is created for you.
   *
   * The template itself has no tags, so `Tags.of` does not affect the repositories.
   *
   * @default - no tags
   */
  readonly resourceTags?: Record<string, string>;

  /**
   * The role that ECR uses to tag and encrypt repositories. It must trust `ecr.amazonaws.com`, be in the account of the template,
   * and have no path.
   *
   * The template grants the role the permissions that it needs, if CDK can modify the role.
   *
   * @default - created with least privilege if `resourceTags`, `encryption` or `encryptionKey` needs one; otherwise no role
   */
  readonly role?: iam.IRoleRef;

  /**
   * What happens to the template when it is removed from its stack, or the stack is deleted. The repositories that ECR created
   * stay.
   *
   * A retained template blocks its prefix: no stack can define another template for it.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Properties of a repository creation template.
 */
export interface RepositoryCreationTemplateProps extends RepositoryCreationTemplateOptions {
  /**
   * The beginning of the names of the repositories, or `RepositoryCreationTemplate.ROOT`. Changing it replaces the template.
   *
   * 1 to 256 characters: lowercase letters and digits, separated by `.`, `_`, `__`, any number of `-`, or `/`. ECR adds a `/`, so
   * `prod` applies to `prod/api`, but not to `production`. If several templates match, ECR uses the one with the longest prefix.
   */
  readonly prefix: string;

  /**
   * The actions for which ECR creates repositories from the template. Each at most once.
   */
  readonly appliedFor: RepositoryCreationTrigger[];
}
