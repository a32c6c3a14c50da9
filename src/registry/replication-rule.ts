import type { ReplicationDestination } from './replication-destination';
import type { ReplicationFilter } from './replication-filter';

/**
 * Options of a replication rule.
 */
export interface ReplicationOptions {
  /**
   * The repositories to copy: 1 to 100 filters, any of which selects a repository.
   *
   * @default - all repositories
   */
  readonly repositories?: ReplicationFilter[];

  /**
   * Whether deletions are replicated too: images that are deleted or expire at the source, and tags that are removed there, are also
   * removed at the destinations.
   *
   * ECR added this in autumn 2026. The validator of CDK has older schemas, and reports it as an unknown property: acknowledge
   * `CloudFormation-Validate::F3002` once CloudFormation takes it in your region.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
   */
  readonly deleteReplication?: boolean;
}

/**
 * A replication rule: which repositories are copied, and where to. A copy has the name of its source.
 */
export interface ReplicationRule extends ReplicationOptions {
  /**
   * The registries to copy to: 1 to 100, and at most 25 different ones over all rules.
   */
  readonly destinations: ReplicationDestination[];
}
