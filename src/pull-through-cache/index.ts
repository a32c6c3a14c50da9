export type { IPullThroughCacheRule } from './pull-through-cache-rule-base';
export type { PullThroughCacheRuleProps } from './cache-rule-props';
export { PullThroughCacheRuleGrants } from './pull-through-cache-rule-grants';
export { PullThroughCacheRule } from './pull-through-cache-rule';
export type { PrivateEcrUpstreamOptions, UpstreamRegistryOptions } from './upstream-registry';
export { UpstreamRegistry } from './upstream-registry';
