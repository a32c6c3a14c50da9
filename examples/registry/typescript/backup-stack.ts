import { Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { RepositoryCreationTemplate, RepositoryCreationTrigger, TagStatus } from 'cdk-ecr';

/**
 * The registry of the backup account. The registry that replicates to it adds the statement that allows this.
 */
export class BackupStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    // A copy does not have the settings of its source.
    new RepositoryCreationTemplate(this, 'Copies', {
      prefix: RepositoryCreationTemplate.ROOT,
      appliedFor: [RepositoryCreationTrigger.REPLICATION],
      lifecycleRules: [{ tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(14) }],
    });
  }
}
