import type { ErrorDocs } from './error-doc';
import type { PULL_THROUGH_CACHE_CODES } from '../../src/codes/error-codes';

/** Pull through caches. */
export const PULL_THROUGH_CACHE_ERRORS = {
  InvalidUpstreamUrl: {
    cause: 'The URL of an upstream registry is not the host alone, in lowercase.',
    fix: 'Leave out scheme, port, path and `/`, or use a method of `UpstreamRegistry` that knows the host.',
    example: "UpstreamRegistry.of('https://quay.io')",
  },
  UnsupportedUpstream: {
    cause: 'ECR does not pull from this host.',
    fix: 'Use the host of the registry itself, such as `registry-1.docker.io`. Other registries have no pull through cache.',
    example: "UpstreamRegistry.of('docker.io', { secret })",
  },
  InvalidUpstreamName: {
    cause: 'The name of an upstream registry is unknown, or not the one of its URL.',
    fix: 'Leave out `registry`.',
    example: "UpstreamRegistry.of('registry-1.docker.io', { secret, registry: 'dockerhub' })",
  },
  UpstreamIsOwnRegistry: {
    cause: 'A cache rule would pull from its own registry.',
    fix: 'Name another account or region.',
    example: "new PullThroughCacheRule(this, 'Cache', { upstream: UpstreamRegistry.privateEcr({ account: this.account, region: this.region }), … })",
  },
  UpstreamInOtherPartition: {
    cause: 'The private registry is in another partition of AWS than the cache rule.',
    fix: 'Use a registry of the same partition.',
    example: "UpstreamRegistry.privateEcr({ account: '444455556666', region: 'cn-north-1' }) // in us-east-1",
  },
  UpstreamSecretRequired: {
    cause: 'The upstream registry requires a login, but the rule has no secret.',
    fix: 'Give a secret whose name begins with `ecr-pullthroughcache/`.',
    example: "new PullThroughCacheRule(this, 'Cache', { upstream: UpstreamRegistry.of('ghcr.io'), … })",
  },
  UpstreamRoleRequired: {
    cause: 'In a template, a rule for the private registry of another account has no role.',
    fix: 'Add `CustomRoleArn`: a role that trusts `pullthroughcache.ecr.amazonaws.com`. The construct creates one.',
    example: 'UpstreamRegistryUrl: 444455556666.dkr.ecr.us-east-1.amazonaws.com # without CustomRoleArn',
  },
  UpstreamCredentialNotAccepted: {
    cause: 'A rule has a secret or a role that its upstream registry does not use, or has both.',
    fix: 'Leave out what the registry does not use.',
    example: "UpstreamRegistry.of('quay.io', { secret })",
  },
  UpstreamPrefixWithRoot: {
    cause: 'A rule for the prefix `ROOT` has another prefix for the upstream registry.',
    fix: 'Leave out `upstreamRepositoryPrefix`, or give the rule a prefix.',
    example: "new PullThroughCacheRule(this, 'Cache', { repositoryPrefix: PullThroughCacheRule.ROOT, upstreamRepositoryPrefix: 'library', … })",
  },
  InvalidUpstreamSecret: {
    cause: 'The credential of an upstream registry is not a secret, or its name does not begin with `ecr-pullthroughcache/`.',
    fix: 'Give the secret such a `secretName`.',
    example: "UpstreamRegistry.dockerHub(new secretsmanager.Secret(this, 'Hub', { secretName: 'docker-hub' }))",
  },
  UpstreamSecretElsewhere: {
    cause: 'The secret is in another account or region than the cache rule.',
    fix: 'Copy the secret to the account and region of the rule.',
    example: "UpstreamRegistry.dockerHub(secretsmanager.Secret.fromSecretCompleteArn(this, 'Hub', 'arn:aws:secretsmanager:eu-west-1:…')) // in us-east-1",
  },
  UpstreamSecretKeyNotSupported: {
    cause: 'The secret is encrypted with your own key. ECR can read it with the default key `aws/secretsmanager` only.',
    fix: 'Leave out `encryptionKey` of the secret.',
    example: "new secretsmanager.Secret(this, 'Hub', { secretName: 'ecr-pullthroughcache/hub', encryptionKey: key })",
  },
  DuplicateCachePrefix: {
    cause: 'Two cache rules of one account and region have the same prefix.',
    fix: 'Give one of them another prefix, or import the rule where it is used.',
    example: "['A', 'B'].forEach((id) => new PullThroughCacheRule(this, id, { repositoryPrefix: 'quay', … }))",
  },
  TooManyCacheRules: {
    cause: 'An account has more than 50 cache rules in a region.',
    fix: 'Use one rule for each upstream registry. AWS does not raise this limit.',
    example: 'prefixes.forEach((repositoryPrefix) => new PullThroughCacheRule(this, repositoryPrefix, { repositoryPrefix, … })) // 51 prefixes',
  },
  CacheRuleRequired: {
    cause: 'A value that must be a pull through cache rule is something else.',
    fix: 'Pass a `PullThroughCacheRule`, an imported one, or an L1 `CfnPullThroughCacheRule`.',
    example: "PullThroughCacheRuleGrants.fromPullThroughCacheRule('quay' as any)",
  },
  UpstreamIsNotEcr: {
    cause: '`grantUpstream` is called on a rule that pulls from a registry outside ECR.',
    fix: 'Call `grantUpstream` on a rule whose upstream is `UpstreamRegistry.privateEcr`.',
    example: "new PullThroughCacheRule(this, 'Quay', { upstream: UpstreamRegistry.quay(), … }).grantUpstream(repository)",
  },
} satisfies ErrorDocs<typeof PULL_THROUGH_CACHE_CODES[number]>;
