/**
 * The apps that are compared, one for each row of the table. To add a row, add an entry:
 *
 * - `title`;
 * - `l1` defines one item as L1s in a stack, `l2` defines it with the constructs of a library;
 * - `onlyOurs`: aws-ecr has no such construct;
 * - `env`: the environment of a stack by its number, if an account can have only one item in a region;
 * - `prepare` creates what the items of a stack need, and is not timed; `l1` and `l2` receive the result;
 * - `finish` is called once for each stack, and adds what the L1s need to give the same template;
 * - `count`, `perStack`, `rounds` and `warmUps` replace the defaults; `validator: true` leaves CDK's validator on.
 */
import { FIFTY_RULES, TWO_RULES, pullPolicy, repository, scanRule } from './l1s.mjs';
import { core, iam, upstream } from './libraries.mjs';

const ROLES = 100;

/** An account can have each setting once in a region, and aws-ecr has constructs for none of them. */
const ONE_REGISTRY_A_STACK = {
  onlyOurs: true,
  count: 50,
  perStack: 1,
  env: (place) => ({ account: String(111122223333 + place), region: 'eu-west-1' }),
};

const twoRules = {
  title: 'a repository with two lifecycle rules',
  l1: (stack, id) => repository(stack, id, TWO_RULES),
  l2: ({ Repository, TagMutability, TagStatus }, stack, id) => new Repository(stack, id, {
    imageScanOnPush: true,
    imageTagMutability: TagMutability.IMMUTABLE,
    lifecycleRules: [
      { description: 'no untagged images', tagStatus: TagStatus.UNTAGGED, maxImageAge: core.Duration.days(14) },
      { maxImageCount: 100 },
    ],
  }),
};

export const CASES = [
  {
    title: 'a plain repository',
    l1: (stack, id) => repository(stack, id),
    l2: ({ Repository }, stack, id) => new Repository(stack, id),
  },
  twoRules,
  { ...twoRules, title: '… in an app of 10,000', count: 10_000, rounds: 7, warmUps: 0 },
  { ...twoRules, title: '… with the validator of templates', count: 200, rounds: 7, warmUps: 1, validator: true },
  {
    title: '… with a scan event and a pull grant',
    perStack: 20, // CDK splits the policy of a role with more grants
    prepare: role,
    l1: (stack, id, { granted }) => {
      const resource = twoRules.l1(stack, id);
      scanRule(stack, resource);
      granted.push(resource);
    },
    l2: (library, stack, id, { puller }) => {
      const made = twoRules.l2(library, stack, id);
      made.onImageScanCompleted('Scanned');
      made.grantPull(puller);
    },
    finish: (stack, { puller, granted }) => pullPolicy(stack, puller, granted),
  },
  {
    title: 'a repository with 50 lifecycle rules',
    l1: (stack, id) => repository(stack, id, FIFTY_RULES),
    l2: ({ Repository }, stack, id) => new Repository(stack, id, {
      lifecycleRules: Array.from({ length: 50 }, (_, index) => ({ tagPatternList: [`service-${index + 1}-*`], maxImageCount: index + 1 })),
    }),
  },
  {
    title: 'a pull grant, of 100 on one repository',
    perStack: ROLES,
    prepare: (stack) => ({ roles: Array.from({ length: ROLES }, (_, index) => newRole(stack, `Role${index}`)) }),
    l1: (stack, id, prepared) => {
      prepared.repository ??= repository(stack, 'Repository');
      pullPolicy(stack, prepared.roles[numberOf(id) % ROLES], [prepared.repository]);
    },
    l2: ({ Repository }, stack, id, prepared) => {
      prepared.repository ??= new Repository(stack, 'Repository');
      prepared.repository.grantPull(prepared.roles[numberOf(id) % ROLES]);
    },
  },
  {
    title: 'a repository and a pull grant, of 1,000 to one role',
    count: 1000,
    perStack: 1000,
    prepare: role,
    l1: (stack, id, { granted }) => { granted.push(repository(stack, id)); },
    l2: ({ Repository }, stack, id, { puller }) => { new Repository(stack, id).grantPull(puller); },
    finish: (stack, { puller, granted }) => pullPolicy(stack, puller, granted),
  },
  {
    title: 'an import by name and its URI, of 1,000',
    count: 1000,
    l1: (stack, id) => output(stack, id, `${stack.account}.dkr.ecr.${stack.region}.${stack.urlSuffix}/${nameOf(id)}:latest`),
    l2: ({ Repository }, stack, id) => output(stack, id, Repository.fromRepositoryName(stack, id, nameOf(id)).repositoryUriForTag('latest')),
  },
  {
    title: 'a public repository',
    onlyOurs: true,
    l1: (stack, id) => new upstream.CfnPublicRepository(stack, id, {
      repositoryName: nameOf(id), repositoryCatalogData: { RepositoryDescription: 'A service', Architectures: ['x86-64'], OperatingSystems: ['Linux'] },
    }).applyRemovalPolicy(core.RemovalPolicy.RETAIN),
    l2: ({ PublicRepository, PublicArchitecture, PublicOperatingSystem }, stack, id) => new PublicRepository(stack, id, {
      repositoryName: nameOf(id),
      description: 'A service',
      architectures: [PublicArchitecture.X86_64],
      operatingSystems: [PublicOperatingSystem.LINUX],
    }),
  },
  {
    title: 'a repository creation template',
    onlyOurs: true,
    l1: (stack, id) => new upstream.CfnRepositoryCreationTemplate(stack, id, {
      prefix: nameOf(id),
      appliedFor: ['REPLICATION'],
      imageTagMutability: 'IMMUTABLE',
      lifecyclePolicy: TWO_RULES.lifecyclePolicy.lifecyclePolicyText,
    }),
    l2: ({ RepositoryCreationTemplate, RepositoryCreationTrigger, TagMutability, TagStatus }, stack, id) => new RepositoryCreationTemplate(stack, id, {
      prefix: nameOf(id),
      appliedFor: [RepositoryCreationTrigger.REPLICATION],
      imageTagMutability: TagMutability.IMMUTABLE,
      lifecycleRules: [
        { description: 'no untagged images', tagStatus: TagStatus.UNTAGGED, maxImageAge: core.Duration.days(14) },
        { maxImageCount: 100 },
      ],
    }),
  },
  {
    title: 'a pull through cache rule',
    onlyOurs: true,
    perStack: 50, // an account has no more in a region
    env: (place) => ({ account: String(111122223333 + place), region: 'eu-west-1' }),
    l1: (stack, id) => new upstream.CfnPullThroughCacheRule(stack, id, { ecrRepositoryPrefix: nameOf(id), upstreamRegistryUrl: 'quay.io' }),
    l2: ({ PullThroughCacheRule, UpstreamRegistry }, stack, id) => new PullThroughCacheRule(stack, id, {
      repositoryPrefix: nameOf(id), upstream: UpstreamRegistry.quay(),
    }),
  },
  {
    title: 'the policy of a registry',
    ...ONE_REGISTRY_A_STACK,
    l1: registryPolicy,
    l2: ({ RegistryPolicy }, stack, id) => new RegistryPolicy(stack, id, { statements: [shared()] }),
  },
  {
    title: 'the replication of a registry',
    ...ONE_REGISTRY_A_STACK,
    l1: replication,
    l2: ({ ReplicationConfiguration, ReplicationDestination, ReplicationFilter }, stack, id) => new ReplicationConfiguration(stack, id, {
      rules: [{ destinations: [ReplicationDestination.region('us-east-1')], repositories: [ReplicationFilter.prefix('prod/')] }],
    }),
  },
  {
    title: 'the scanning of a registry',
    ...ONE_REGISTRY_A_STACK,
    l1: scanning,
    l2: ({ RegistryScanningConfiguration, ScanFilter }, stack, id) => new RegistryScanningConfiguration(stack, id, {
      rules: [{ frequency: 'CONTINUOUS_SCAN', repositories: [ScanFilter.wildcard('prod/*')] }],
    }),
  },
  {
    title: 'the signing of a registry',
    ...ONE_REGISTRY_A_STACK,
    l1: signing,
    l2: ({ SigningConfiguration, SigningFilter, SigningProfiles }, stack, id) => new SigningConfiguration(stack, id, {
      rules: [{
        signingProfile: SigningProfiles.fromSigningProfileArn(stack, `${id}Profile`, profileArn(stack)),
        repositories: [SigningFilter.wildcard('prod/*')],
      }],
    }),
  },
  {
    title: 'an exclusion from pull times, of 50',
    onlyOurs: true,
    count: 50,
    perStack: 50,
    l1: exclusion,
    l2: ({ PullTimeUpdateExclusion }, stack, id) => new PullTimeUpdateExclusion(stack, id, { role: scannerRole(stack, id) }),
  },
  {
    title: 'all settings of a registry through Registry',
    ...ONE_REGISTRY_A_STACK,
    l1: (stack, id) => [registryPolicy, replication, scanning, signing, exclusion].forEach((define, index) => define(stack, `${id}-${index}`)),
    l2: ({ Registry, ReplicationDestination, ReplicationFilter, ScanFilter, SigningFilter, SigningProfiles }, stack, id) => {
      const registry = Registry.of(stack);
      registry.addToPolicy(shared());
      registry.replicateTo([ReplicationDestination.region('us-east-1')], { repositories: [ReplicationFilter.prefix('prod/')] });
      registry.scanContinuously(ScanFilter.wildcard('prod/*'));
      registry.sign(SigningProfiles.fromSigningProfileArn(stack, `${id}Profile`, profileArn(stack)), { repositories: [SigningFilter.wildcard('prod/*')] });
      registry.excludeFromPullTime(scannerRole(stack, id));
    },
  },
];

function registryPolicy(stack, id) {
  new upstream.CfnRegistryPolicy(stack, id, { policyText: { Statement: [shared().toStatementJson()], Version: '2012-10-17' } });
}

function replication(stack, id) {
  new upstream.CfnReplicationConfiguration(stack, id, {
    replicationConfiguration: {
      rules: [{
        destinations: [{ region: 'us-east-1', registryId: stack.account }],
        repositoryFilters: [{ filter: 'prod/', filterType: 'PREFIX_MATCH' }],
      }],
    },
  });
}

function scanning(stack, id) {
  new upstream.CfnRegistryScanningConfiguration(stack, id, {
    scanType: 'ENHANCED',
    rules: [{ scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: [{ filter: 'prod/*', filterType: 'WILDCARD' }] }],
  }).applyRemovalPolicy(core.RemovalPolicy.RETAIN);
}

function signing(stack, id) {
  new upstream.CfnSigningConfiguration(stack, id, {
    rules: [{ signingProfileArn: profileArn(stack), repositoryFilters: [{ filter: 'prod/*', filterType: 'WILDCARD_MATCH' }] }],
  });
}

function exclusion(stack, id) {
  new upstream.CfnPullTimeUpdateExclusion(stack, id, { principalArn: scannerArn(id) });
}

function profileArn(stack) {
  return `arn:aws:signer:${stack.region}:${stack.account}:/signing-profiles/ecr`;
}

function scannerArn(id) {
  return `arn:aws:iam::111122223333:role/scanner-${id.replace(/-.*/, '')}`;
}

function scannerRole(stack, id) {
  return iam.Role.fromRoleArn(stack, `${id}Role`, scannerArn(id));
}

function shared() {
  return new iam.PolicyStatement({
    principals: [new iam.OrganizationPrincipal('o-a1b2c3d4e5')], actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], resources: ['*'],
  });
}

function role(stack) {
  return { puller: newRole(stack, 'Role'), granted: [] };
}

function newRole(stack, id) {
  return new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
}

function output(stack, id, value) {
  new core.CfnOutput(stack, `${id}Uri`, { value });
}

function nameOf(id) {
  return `team/service-${numberOf(id)}`;
}

function numberOf(id) {
  return Number(id.slice('Thing'.length));
}
