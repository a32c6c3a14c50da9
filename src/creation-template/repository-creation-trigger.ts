/**
 * What makes ECR create a repository.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html
 */
export enum RepositoryCreationTrigger {
  /** The first pull of an image through a pull through cache. */
  PULL_THROUGH_CACHE = 'PULL_THROUGH_CACHE',

  /** The first image that replication copies. */
  REPLICATION = 'REPLICATION',

  /** A push to a repository that does not exist. Without a template, the push fails. */
  CREATE_ON_PUSH = 'CREATE_ON_PUSH',
}
