import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { AccountPrincipal, Role, ServicePrincipal, User } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Platform, SigningProfile } from 'aws-cdk-lib/aws-signer';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { App, CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib/core';
import * as ecr from '../../src';

const ENV = { account: '111122223333', region: 'eu-west-1' };

/** Our constructs, as the constructor of a stack defines them. */
const SAMPLES: Record<string, (stack: Stack) => unknown> = {
  'a repository without props': (stack) => new ecr.Repository(stack, 'Repo'),
  'a repository with every prop': (stack) => new ecr.Repository(stack, 'Repo', {
    repositoryName: 'team/service',
    encryptionKey: new Key(stack, 'Key'),
    imageScanOnPush: true,
    imageTagMutability: ecr.TagMutability.IMMUTABLE_WITH_EXCLUSION,
    imageTagMutabilityExclusionFilters: [ecr.ImageTagMutabilityExclusionFilter.wildcard('dev-*')],
    lifecycleRules: [{ tagPrefixList: ['prod'], maxImageCount: 9999 }, { maxImageAge: Duration.days(30) }],
    removalPolicy: RemovalPolicy.DESTROY,
    emptyOnDelete: true,
  }),
  'the shortest lifecycle policy': (stack) => new ecr.Repository(stack, 'Repo', { lifecycleRules: [{ maxImageCount: 1 }] }),
  'every encryption': (stack) => {
    new ecr.Repository(stack, 'Aes', { encryption: ecr.RepositoryEncryption.AES_256 });
    new ecr.Repository(stack, 'Kms', { encryption: ecr.RepositoryEncryption.KMS });
  },
  'the repository that empties itself': (stack) => new ecr.Repository(stack, 'Repo', { autoDeleteImages: true, removalPolicy: RemovalPolicy.DESTROY }),
  'grants to many principals': (stack) => {
    const repository = new ecr.Repository(stack, 'Repo');
    repository.grants.pull(new ServicePrincipal('codebuild.amazonaws.com'));
    repository.grantPull(new AccountPrincipal('444455556666'));
    repository.grantPullPush(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
    const user = new User(stack, 'User');
    ecr.AuthorizationToken.grantRead(user);
    ecr.PublicGalleryAuthorizationToken.grantRead(user);
  },
  'rules of every event': (stack) => {
    const target = new SqsQueue(new Queue(stack, 'Queue'));
    const repository = new ecr.Repository(stack, 'Repo');
    repository.onEvent('Any', { target });
    repository.onCloudTrailEvent('Call', { target });
    repository.onCloudTrailImagePushed('Push', { target, imageTag: 'v1' });
    repository.onImageScanCompleted('Scan', { target, imageTags: ['v1', 'v2'] });
  },
  'caches of every kind of upstream': (stack) => {
    const secret = new Secret(stack, 'Secret', { secretName: 'ecr-pullthroughcache/docker-hub' });
    new ecr.PullThroughCacheRule(stack, 'Hub', { upstream: ecr.UpstreamRegistry.dockerHub(secret), repositoryPrefix: 'docker-hub', upstreamRepositoryPrefix: 'library' });
    new ecr.PullThroughCacheRule(stack, 'Ecr', { upstream: ecr.UpstreamRegistry.privateEcr({ account: '444455556666', region: 'eu-west-1' }), repositoryPrefix: 'shared' });
    const quay = new ecr.PullThroughCacheRule(stack, 'Quay', { upstream: ecr.UpstreamRegistry.quay(), repositoryPrefix: 'quay' });
    quay.useTemplate({ resourceTags: { team: 'platform' }, lifecycleRules: [{ maxImageCount: 1 }] });
    quay.grants.pull(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
    new CfnOutput(stack, 'Uri', { value: quay.imageUri('argoproj/argocd', 'v3') });
  },
  'outputs of imports': (stack) => {
    const repository = ecr.Repository.fromRepositoryArn(stack, 'Repo', 'arn:aws:ecr:eu-west-1:111122223333:repository/team/service');
    new CfnOutput(stack, 'Uri', { value: repository.repositoryUriForTag('v1') });
    new ecr.Repository(stack, 'Own');
  },
  'all settings of a registry': (stack) => {
    const registry = ecr.Registry.of(stack);
    registry.replicateTo([ecr.ReplicationDestination.region('us-west-2')], { repositories: [ecr.ReplicationFilter.prefix('prod/')] });
    registry.allowReplicationFrom('444455556666');
    registry.scanContinuously(ecr.ScanFilter.wildcard('prod/*'));
    registry.sign(new SigningProfile(stack, 'Signer', { platform: Platform.NOTATION_OCI_SHA384_ECDSA }));
    registry.excludeFromPullTime(Role.fromRoleName(stack, 'Scanner', 'scanner'));
  },
  'replicated deletions, which are acknowledged to be newer than its schemas': (stack) => {
    const registry = ecr.Registry.of(stack);
    registry.replicateTo([ecr.ReplicationDestination.region('us-west-2')], { deleteReplication: true });
    Validations.of(registry).acknowledge({ id: 'CloudFormation-Validate::F3002', reason: 'newer than the schemas' });
  },
};

/** Synthesizes with findings of CDK's validator as errors. The validator is off in all other tests. */
function validated(define: (stack: Stack) => unknown): () => void {
  return () => {
    const app = new App({ analyticsReporting: false, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
    define(new Stack(app, 'Agnostic'));
    define(new Stack(app, 'Concrete', { env: ENV }));
    app.synth();
  };
}

beforeAll(() => {
  delete process.env.CDK_VALIDATION;
  jest.spyOn(console, 'error').mockImplementation();
  jest.spyOn(console, 'warn').mockImplementation();
});

afterAll(() => {
  process.env.CDK_VALIDATION = 'false';
});

test.each(Object.entries(SAMPLES))('the validator of CDK finds nothing in %s', (_, define) => {
  expect(validated(define)).not.toThrow();
  expect(findings()).toEqual([]);
});

test('fails if the validator of CDK finds a problem', () => {
  expect(validated((stack) => {
    const repository = new ecr.Repository(stack, 'Repo');
    (repository.node.defaultChild as import('aws-cdk-lib/aws-ecr').CfnRepository).repositoryName = 'Not A Name';
  })).toThrow(/Not A Name|RepositoryName|alidation/);
});

/** Findings that are warnings are printed. */
function findings(): unknown[] {
  return [...jest.mocked(console.error).mock.calls, ...jest.mocked(console.warn).mock.calls].flat()
    .filter((line) => /CloudFormation Validate|[WEFI]\d{4}\b/.test(String(line)));
}
