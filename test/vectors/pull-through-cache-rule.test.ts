import * as iam from 'aws-cdk-lib/aws-iam';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Stack } from 'aws-cdk-lib/core';
import { runVectors } from './run-vectors';
import type { FindConstruct } from './vector';
import { PullThroughCacheRule, UpstreamRegistry } from '../../src';
import { CACHE_RULE_CHECKS } from '../../src/pull-through-cache/cache-rule-checks';

runVectors('AWS::ECR::PullThroughCacheRule', {
  checks: CACHE_RULE_CHECKS,
  construct: (stack, id, properties, find) => new PullThroughCacheRule(stack, id, {
    upstream: upstreamOf(stack, properties, find),
    repositoryPrefix: properties.EcrRepositoryPrefix,
    upstreamRepositoryPrefix: properties.UpstreamRepositoryPrefix,
  }),
}, {
  notExpressible: {
    PTC070: 'the role is created',
    PTC118: 'there are no tags',
  },
  notInProperties: {
    PTC107: 'the name of a secret of the template',
    PTC108: 'the key of a secret of the template',
    PTC118: 'a property that the type does not have',
  },
});

/** The methods that know a host. */
const METHODS: Record<string, (secret: ISecret) => UpstreamRegistry> = {
  'public.ecr.aws': () => UpstreamRegistry.ecrPublic(),
  'registry.k8s.io': () => UpstreamRegistry.kubernetes(),
  'quay.io': () => UpstreamRegistry.quay(),
  'registry-1.docker.io': (secret) => UpstreamRegistry.dockerHub(secret),
  'ghcr.io': (secret) => UpstreamRegistry.gitHub(secret),
  'registry.gitlab.com': (secret) => UpstreamRegistry.gitLab(secret),
  'contoso.azurecr.io': (secret) => UpstreamRegistry.azure('contoso', secret),
  'fabrikam.azurecr.io': (secret) => UpstreamRegistry.azure('fabrikam', secret),
  'cgr.dev': (secret) => UpstreamRegistry.chainguard(secret),
};

/** With the method that knows the host, where it takes what is given; else with `of`. */
function upstreamOf(stack: Stack, properties: any, find: FindConstruct): UpstreamRegistry {
  const { UpstreamRegistryUrl: url, UpstreamRegistry: registry, CredentialArn: arn, CustomRoleArn: roleArn } = properties;
  const secret = arn && secretOf(stack, arn, find);
  const role = roleArn && iam.Role.fromRoleArn(stack, 'GivenRole', roleArn);
  const [, account, region] = /^([0-9]{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/.exec(url) ?? [];
  if (account && !secret && registry === 'ecr') {
    return UpstreamRegistry.privateEcr({ account, region, role });
  }
  const method = METHODS[url];
  const knowsAll = method && !role && !registry && Boolean(secret) === method.length > 0;
  return knowsAll ? method(secret) : UpstreamRegistry.of(url, { registry, secret, role });
}

/** A secret of the template, by its ARN, or by text that a user took for it. */
function secretOf(stack: Stack, arn: unknown, find: FindConstruct): ISecret {
  if (typeof arn !== 'string') {
    return find(arn);
  }
  if (!arn.startsWith('arn:')) {
    return { secretArn: arn } as ISecret;
  }
  return /-[A-Za-z0-9]{6}$/.test(arn) ? Secret.fromSecretCompleteArn(stack, 'GivenSecret', arn) : Secret.fromSecretPartialArn(stack, 'GivenSecret', arn);
}
