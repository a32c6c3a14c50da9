import type { ErrorDocs } from './error-doc';
import type { REGISTRY_CODES } from '../../src/codes/error-codes';

/** Settings of a registry: policy, replication, scanning, signing, pull time. */
export const REGISTRY_ERRORS = {
  RegistrySettingDefinedTwice: {
    cause: 'Two resources of the app define the same setting of one registry: its policy, replication, scanning or signing, or the exclusion of one role. ECR rejects the second, or it overwrites the first.',
    fix: 'Define the setting in one stack. Use `Registry.of(thatStack)` in the others, or `Registry.fromEnvironment` if they need only URIs and grants.',
    example: "new RegistryPolicy(stackA, 'Policy', …); new RegistryPolicy(stackB, 'Policy', …)",
  },
  InvalidRepositoryFilter: {
    cause: 'The filter of a replication, scanning or signing rule is not one that ECR accepts there. Each of the three has its own rules.',
    fix: 'Make it with `ReplicationFilter.prefix`, `ScanFilter.wildcard`, `ScanFilter.contains` or `SigningFilter.wildcard`. Names of repositories are in lowercase; a prefix has no `*`; a pattern has no separators at its ends, and no two in a row.',
    example: "ScanFilter.wildcard('prod-')",
  },
  FilterCountOutOfRange: {
    cause: 'A rule has a list of filters without any, or with more than 100.',
    fix: 'Leave out the list to select every repository, or use filters that select more repositories each.',
    example: "new ReplicationConfiguration(this, 'Replication', { rules: [{ destinations, repositories: [] }] })",
  },
  FilterNeedsPlainValues: {
    cause: 'A program tests whether a filter with a token selects a repository, or tests a name that is a token.',
    fix: 'Test filters of literal strings with literal names.',
    example: "ScanFilter.wildcard(`${Aws.REGION}/*`).matches('eu-west-1/api')",
  },
  InvalidReplicationRule: {
    cause: 'A value that must be a replication rule is something else.',
    fix: 'Give `{ destinations, repositories }`.',
    example: "new ReplicationConfiguration(this, 'Replication', { rules: [undefined as any] })",
  },
  ReplicationRuleRequired: {
    cause: 'A replication configuration has no rule. CloudFormation would create it, and then fail to update or delete it.',
    fix: 'Add a rule, or leave out the configuration.',
    example: "new ReplicationConfiguration(this, 'Replication')",
  },
  TooManyReplicationRules: {
    cause: 'A replication configuration has more than 25 rules.',
    fix: 'Merge rules that have the same destinations; a rule may have 100 filters.',
    example: 'for (const team of thirtyTeams) replication.addRule({ … })',
  },
  InvalidReplicationDestination: {
    cause: 'A value in the list of destinations is not a destination.',
    fix: 'Make each with `ReplicationDestination.region`, `.registry` or `.of`.',
    example: "replication.addRule({ destinations: ['eu-west-1' as any] })",
  },
  DestinationCountOutOfRange: {
    cause: 'A replication rule has no destination, or more than 100.',
    fix: 'Give at least one destination.',
    example: 'replication.addRule({ destinations: [] })',
  },
  TooManyReplicationDestinations: {
    cause: 'The rules of a registry copy to more than 25 different registries in all.',
    fix: 'Copy to fewer registries. A copy is not copied further, so that limit cannot be avoided.',
    example: 'replication.addRule({ destinations: thirtyAccounts.map((account) => ReplicationDestination.registry(account, region)) })',
  },
  ReplicationToItself: {
    cause: 'A replication rule copies a registry to itself.',
    fix: 'Name another region, or another account.',
    example: "new ReplicationConfiguration(euWest1Stack, 'Replication', { rules: [{ destinations: [ReplicationDestination.region('eu-west-1')] }] })",
  },
  ReplicationAcrossPartitions: {
    cause: 'A destination is in another partition, such as China or GovCloud.',
    fix: 'Replicate within one partition.',
    example: "new ReplicationConfiguration(euWest1Stack, 'Replication', { rules: [{ destinations: [ReplicationDestination.region('cn-north-1')] }] })",
  },
  ReplicationTargetUnknown: {
    cause: 'The region of a registry in `ReplicationDestination.of` is known only at deployment, or only one of the accounts of source and destination is known before.',
    fix: 'Give both stacks an `env` with account and region, or use `ReplicationDestination.registry`.',
    example: 'ReplicationDestination.of(backup) // in a stack without an account',
  },
  InvalidScanType: {
    cause: 'The type of scanning is not one that ECR has.',
    fix: 'Use a member of `ScanType`; the values are in uppercase.',
    example: "new RegistryScanningConfiguration(this, 'Scanning', { scanType: 'enhanced' as any })",
  },
  InvalidScanFrequency: {
    cause: 'The frequency of a scanning rule is not one that ECR has.',
    fix: 'Use a member of `ScanFrequency`. Scans on demand need no rule.',
    example: "new RegistryScanningConfiguration(this, 'Scanning', { rules: [{ frequency: 'MANUAL' as any }] })",
  },
  DuplicateScanFrequency: {
    cause: 'A scanning configuration has two rules of one frequency.',
    fix: 'Put all filters of a frequency into one rule. `scanOnPush` and `scanContinuously` do that.',
    example: "new RegistryScanningConfiguration(this, 'Scanning', { rules: [{ frequency: onPush, repositories: [a] }, { frequency: onPush, repositories: [b] }] })",
  },
  ContinuousScanRequiresEnhanced: {
    cause: 'A rule scans continuously with basic scanning. Only enhanced scanning supports that.',
    fix: 'Use `ScanType.ENHANCED`, or scan on push.',
    example: "new RegistryScanningConfiguration(this, 'Scanning', { scanType: ScanType.BASIC }).scanContinuously()",
  },
  ConflictingScanSettings: {
    cause: 'One part of the app sets a registry to scan on demand only, and another part to scan by rules or with enhanced scanning.',
    fix: 'Leave out `scanManuallyOnly()`, or all other calls about scanning.',
    example: 'registry.scanManuallyOnly(); registry.scanOnPush()',
  },
  InvalidSigningProfile: {
    cause: 'A signing profile is not one that ECR can sign with: another ARN, that of a profile version, or a profile of another region.',
    fix: 'Give a `SigningProfile` of aws-signer in the region of the registry, or `SigningProfiles.fromSigningProfileArn`.',
    example: "SigningProfiles.fromSigningProfileArn(this, 'Profile', 'arn:aws:signer:us-east-1:111122223333:/signing-profiles/ecr/1a2b3c4d5e')",
  },
  SigningRuleRequired: {
    cause: 'A signing configuration has no rule.',
    fix: 'Add a rule, or leave out the configuration.',
    example: "new SigningConfiguration(this, 'Signing')",
  },
  TooManySigningRules: {
    cause: 'A signing configuration has more than 10 rules.',
    fix: 'Merge the filters of rules that have the same profile; a rule may have 100.',
    example: 'for (const team of elevenTeams) signing.addRule({ … })',
  },
  TooManyPullTimeUpdateExclusions: {
    cause: 'An app excludes more than 100 roles from the pull times of one registry.',
    fix: 'Let scanners share a role, or exclude fewer roles.',
    example: 'for (const role of hundredAndOneRoles) new PullTimeUpdateExclusion(this, role.roleName, { role })',
  },
  DualStackUriNeedsRegion: {
    cause: 'A program reads the URI of a dual-stack registry in a stack whose region is known only at deployment. The domain depends on the partition, and no pseudo parameter of CloudFormation has it.',
    fix: 'Give the stack an `env` with a region, or import the registry with one: `Registry.fromEnvironment(this, id, { region })`.',
    example: "Registry.of(new Stack(app, 'Anywhere')).dualStackRegistryUri",
  },
} satisfies ErrorDocs<typeof REGISTRY_CODES[number]>;
