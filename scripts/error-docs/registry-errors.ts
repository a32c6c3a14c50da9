import type { ErrorDocs } from './error-doc';
import type { REGISTRY_CODES } from '../../src/codes/error-codes';

/** Settings of a registry: policy, replication, scanning, signing, pull time. */
export const REGISTRY_ERRORS = {
  RegistrySettingDefinedTwice: {
    cause: 'Two resources of the app define the same setting of one registry: its policy, replication, scanning or signing, or the exclusion of one role. ECR refuses the second, or it overwrites the first.',
    fix: 'Let one stack define the setting, through `Registry.of(scope)`. In the other stacks use `Registry.fromEnvironment`.',
    example: "new RegistryPolicy(stackA, 'Policy', …); new RegistryPolicy(stackB, 'Policy', …)",
  },
  InvalidRepositoryFilter: {
    cause: 'The filter of a replication, scanning or signing rule is not one that ECR accepts there. Each of the three has rules of its own.',
    fix: 'Make it with `ReplicationFilter.prefix`, `ScanFilter.wildcard`, `ScanFilter.contains` or `SigningFilter.wildcard`. Names of repositories are in lowercase; a prefix has no `*`; a pattern has no separators at its ends, and no two in a row.',
    example: "ScanFilter.wildcard('prod-')",
  },
  FilterCountOutOfRange: {
    cause: 'A rule has a list of filters without any, or with more than 100.',
    fix: 'Leave out the list to select every repository, or use filters that select more repositories each.',
    example: "new ReplicationConfiguration(this, 'Replication', { rules: [{ destinations, repositories: [] }] })",
  },
  FilterNeedsPlainValues: {
    cause: 'A filter with a token is asked whether it selects a repository, or is asked about a name that is a token.',
    fix: 'Ask filters of plain strings about plain names.',
    example: "ScanFilter.wildcard(`${Aws.REGION}/*`).matches('eu-west-1/api')",
  },
} satisfies ErrorDocs<typeof REGISTRY_CODES[number]>;
