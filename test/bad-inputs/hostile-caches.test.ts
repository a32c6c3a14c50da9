import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Stack } from 'aws-cdk-lib/core';
import { HOSTILE_VALUES, thrownBy, TEXTS } from './hostile-values';
import { PullThroughCacheRule, UpstreamRegistry, type PullThroughCacheRuleProps } from '../../src';

const newStack = () => new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
const newRule = (props: Partial<PullThroughCacheRuleProps> = {}) => (
  new PullThroughCacheRule(newStack(), 'Cache', { upstream: UpstreamRegistry.quay(), repositoryPrefix: 'quay', ...props }));

/** Every part of the API of caches that accepts text, or an object. */
const PLACES: Record<string, (value: any) => unknown> = {
  'repositoryPrefix': (repositoryPrefix) => newRule({ repositoryPrefix }),
  'upstreamRepositoryPrefix': (upstreamRepositoryPrefix) => newRule({ upstreamRepositoryPrefix }),
  'upstream': (upstream) => newRule({ upstream }),
  'removalPolicy': (removalPolicy) => newRule({ removalPolicy }),
  'url': (url) => UpstreamRegistry.of(url),
  'registry': (registry) => UpstreamRegistry.of('quay.io', { registry }),
  'registryName': (registryName) => UpstreamRegistry.azure(registryName, {} as ISecret),
  'account': (account) => newRule({ upstream: UpstreamRegistry.privateEcr({ account, region: 'us-east-1' }) }),
  'region': (region) => newRule({ upstream: UpstreamRegistry.privateEcr({ account: '444455556666', region }) }),
  'role': (role) => newRule({ upstream: UpstreamRegistry.privateEcr({ account: '444455556666', region: 'us-east-1', role }) }),
  'secret': (secret) => newRule({ upstream: UpstreamRegistry.dockerHub(secret) }),
  'the ARN of a secret': (secretArn) => newRule({ upstream: UpstreamRegistry.dockerHub({ secretArn } as ISecret) }),
  'name': (name) => newRule().repository(name),
  'the imported repositoryPrefix': (repositoryPrefix) => PullThroughCacheRule.fromRepositoryPrefix(newStack(), 'Import', repositoryPrefix),
};

describe.each(Object.entries(PLACES))('%s', (_, place) => {
  test.each(Object.entries(TEXTS))('fails in short lines for a megabyte of %s', (__, text) => {
    thrownBy(() => place(text));
  });

  test.each(Object.entries(HOSTILE_VALUES).filter(([, value]) => typeof value() !== 'string'))('fails for %s', (__, value) => {
    thrownBy(() => place(value()));
  });
});

test('a cached repository may be named like a member of every object, such as constructor', () => {
  expect(newRule().repository('constructor').repositoryName).toBe('quay/constructor');
});
