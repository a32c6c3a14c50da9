import { OrganizationPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Platform, SigningProfile } from 'aws-cdk-lib/aws-signer';
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import {
  type IRegistry,
  PullThroughCacheRule,
  Registry,
  ReplicationDestination,
  ReplicationFilter,
  ScanFilter,
  SigningFilter,
  UpstreamRegistry,
} from 'cdk-ecr';

export interface RegistryStackProps extends StackProps {
  /**
   * The registry of the backup account.
   */
  readonly backup: IRegistry;
}

/**
 * The registry of an organization: replicated, scanned, signed, with caches, open to the organization.
 */
export class RegistryStack extends Stack {
  constructor(scope: Construct, id: string, { backup, ...props }: RegistryStackProps) {
    super(scope, id, props);
    const registry = Registry.of(this);

    registry.replicateTo([ReplicationDestination.region('eu-west-1'), ReplicationDestination.of(backup)], {
      repositories: [ReplicationFilter.prefix('prod/'), ReplicationFilter.prefix('base/')],
    });

    registry.scanContinuously(ScanFilter.wildcard('prod/*'), ScanFilter.wildcard('base/*'));
    registry.scanOnPush();

    registry.sign(new SigningProfile(this, 'Signer', { platform: Platform.NOTATION_OCI_SHA384_ECDSA }), {
      repositories: [SigningFilter.wildcard('prod/*')],
    });
    registry.grants.sign(Role.fromRoleName(this, 'Ci', 'ci'));

    const secret = Secret.fromSecretCompleteArn(this, 'DockerHubSecret',
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:ecr-pullthroughcache/docker-hub-a1B2c3');
    this.cache('docker-hub', UpstreamRegistry.dockerHub(secret));
    this.cache('quay', UpstreamRegistry.quay());

    const organization = new OrganizationPrincipal('o-a1b2c3d4e5');
    registry.grants.pull(organization, { repositories: ['base/*', 'prod/*'] });
    registry.grants.pullThrough(organization, { repositories: ['docker-hub/*', 'quay/*'] });

    // It pulls every image, so its pulls do not show which images are in use.
    registry.excludeFromPullTime(Role.fromRoleName(this, 'Scanner', 'image-scanner'));

    new CfnOutput(this, 'RegistryUri', { value: registry.registryUri });
  }

  /** A pull through cache, and the settings of its repositories. */
  private cache(prefix: string, upstream: UpstreamRegistry): void {
    const rule = new PullThroughCacheRule(this, `Cache-${prefix}`, { upstream, repositoryPrefix: prefix });
    rule.useTemplate({ lifecycleRules: [{ maxImageAge: Duration.days(90) }] });
  }
}
