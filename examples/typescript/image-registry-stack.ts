import { ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal, User } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import {
  AuthorizationToken,
  ImageTagMutabilityExclusionFilter,
  PublicGalleryAuthorizationToken,
  Repository,
  RepositoryEncryption,
  RepositoryGrants,
  TagMutability,
} from 'cdk-ecr';

/**
 * The images of one service: built by a CI role, scanned when pushed, run by Fargate.
 */
export class ImageRegistryStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const key = new Key(this, 'Key', { enableKeyRotation: true });

    const repository = new Repository(this, 'Repository', {
      repositoryName: 'team/service',
      encryption: RepositoryEncryption.KMS,
      encryptionKey: key,
      imageScanOnPush: true,
      // A tag cannot move to another image, except the tags that are meant to move.
      imageTagMutability: TagMutability.IMMUTABLE_WITH_EXCLUSION,
      imageTagMutabilityExclusionFilters: [
        ImageTagMutabilityExclusionFilter.wildcard('latest'),
        ImageTagMutabilityExclusionFilter.wildcard('dev-*'),
      ],
      // The first rule owns what it matches, so that the second one cannot delete it.
      lifecycleRules: [
        { description: 'keep production images', tagPatternList: ['prod*'], maxImageCount: 9999 },
        { description: 'delete the rest', maxImageAge: Duration.days(30) },
      ],
      removalPolicy: RemovalPolicy.DESTROY,
      emptyOnDelete: true,
    });

    const scans = new Queue(this, 'Scans', { encryption: QueueEncryption.SQS_MANAGED, retentionPeriod: Duration.days(14) });
    repository.onImageScanCompleted('ScanCompleted', {
      description: 'Scans of team/service that completed',
      target: new SqsQueue(scans),
    });

    const developer = new User(this, 'Developer');
    AuthorizationToken.grantRead(developer);
    PublicGalleryAuthorizationToken.grantRead(developer);
    repository.grants.pull(developer);

    const baseImages = Repository.fromRepositoryName(this, 'BaseImages', 'platform/base');
    const ci = new Role(this, 'Ci', { assumedBy: new ServicePrincipal('codebuild.amazonaws.com') });
    RepositoryGrants.fromRepository(baseImages).pull(ci);
    repository.grants.pullPush(ci);

    const task = new FargateTaskDefinition(this, 'Task', { cpu: 256, memoryLimitMiB: 512 });
    task.addContainer('Service', { image: ContainerImage.fromEcrRepository(repository, 'prod-1') });

    new CfnOutput(this, 'RepositoryUri', { value: repository.repositoryUri });
  }
}
