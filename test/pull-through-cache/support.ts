import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { PullThroughCacheRule, UpstreamRegistry, type PullThroughCacheRuleProps } from '../../src';
import { newStack, propertiesOf } from '../registry/support';

export { ACCOUNT, agnosticStack, HERE, newStack, problemsIn, propertiesOf, warningsIn } from '../registry/support';

export const TYPE = 'AWS::ECR::PullThroughCacheRule';
export const SECRET_ARN = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:ecr-pullthroughcache/docker-hub-Ab12Cd';
export const OTHER = { account: '444455556666', region: 'us-east-1' };

/** A rule for Quay, below `quay`. */
export function newRule(props: Partial<PullThroughCacheRuleProps> = {}, stack: Construct = newStack(), id = 'Cache'): PullThroughCacheRule {
  return new PullThroughCacheRule(stack, id, { upstream: UpstreamRegistry.quay(), repositoryPrefix: 'quay', ...props });
}

/** A secret that exists. */
export function importedSecret(stack: Stack, arn = SECRET_ARN): ISecret {
  return Secret.fromSecretCompleteArn(stack, 'Secret', arn);
}

/** The properties of a rule. */
export function rendered(props: Partial<PullThroughCacheRuleProps>, stack = newStack()): any {
  newRule(props, stack);
  return propertiesOf(stack, TYPE);
}
