/*
 * Every error code of the library, as in `error.name` of a thrown error. Codes are public API, so they are never renamed or
 * removed. Where aws-cdk-lib/aws-ecr rejects the same input, the code is the same. The cause, fix and example of each code are in
 * `scripts/error-docs`, the source of `docs/errors.md`.
 */

/** Names, ARNs, tags and digests. */
export const NAMING_CODES = [
  'InvalidRepositoryName',
  'InvalidRepositoryPrefix',
  'InvalidRepositoryArnFormat',
  'RepositoryArnIsLateBoundValue',
  'RepositoryNameAndArnDisagree',
  'CannotLookupRepositoryWithTokenizedValue',
  'RepositoryNameOrArnRequired',
  'CouldNotDetermineRepositoryIdentifier',
  'ArnsMustStartWithArn',
  'InvalidAccountId',
  'InvalidRegion',
  'InvalidImageTag',
  'InvalidImageDigest',
  'ImageTagsMustNotBeEmpty',
] as const;

/** Properties of a repository. */
export const REPOSITORY_CODES = [
  'ExpectedBoolean',
  'ExpectedList',
  'UnknownTagMutability',
  'ImageTagMutabilityRequiresExclusionFilters',
  'ExclusionFiltersRequiredForMutabilityWithExclusion',
  'ExclusionFiltersCountOutOfRange',
  'InvalidExclusionFilter',
  'FilterPatternCannotBeEmpty',
  'FilterPatternExceedsMaxLength',
  'FilterPatternContainsInvalidCharacters',
  'FilterPatternExceedsWildcardLimit',
  'UnexpectedEncryptionType',
  'EncryptionKeyRequiresKmsEncryption',
  'InvalidEncryptionKey',
  'EncryptionKeyInOtherRegion',
  'DsseOnlyInGovCloud',
  'EmptyOnDeleteRequiresDestroyRemovalPolicy',
  'AutoDeleteImagesRequiresDestroyRemovalPolicy',
  'RemovalPolicyNotSupported',
  'TooManyResourceTags',
  'InvalidResourceTag',
] as const;

/** Lifecycle rules. */
export const LIFECYCLE_CODES = [
  'InvalidLifecycleRule',
  'InvalidTagStatus',
  'TaggedStatusRequiresTagPrefixOrPatternList',
  'TagPrefixAndPatternListOnlyForTaggedStatus',
  'CannotSpecifyBothTagPrefixAndPatternList',
  'TagPatternExceedsWildcardLimit',
  'InvalidTagSelection',
  'LifecycleRuleMustContainExactlyOneAgeOrCountProperty',
  'InvalidLifecycleAction',
  'InvalidMaxImageCount',
  'InvalidLifecycleDuration',
  'CannotConvertedIntoWhole',
  'InvalidRulePriority',
  'PullRuleMustArchive',
  'ArchiveRuleMustExpire',
  'ArchiveTimeBelowMinimum',
  'LifecycleCanOnlyHaveOneAnyTagStatusRule',
  'LifecycleCanOnlyHaveOneUntaggedRule',
  'DuplicateTagSelection',
  'DuplicateRulePriority',
  'CannotCombinePrioritizedAnyRuleWithUnprioritizedRules',
  'AnyTagStatusRuleMustHaveHighestPriority',
  'TooManyLifecycleRules',
  'LifecyclePolicyTooLong',
  'InvalidLifecyclePolicy',
  'EmptyLifecyclePolicy',
  'InvalidLifecyclePolicyText',
  'LifecyclePreviewNeedsPlainValues',
  'InvalidLifecycleImage',
  'InvalidDescribeImages',
  'NoSuchLifecycleImage',
] as const;

/** Policies and grants. */
export const PERMISSION_CODES = [
  'InvalidPolicyStatement',
  'InvalidPolicyText',
  'PolicyStatementRequired',
  'PolicyTextTooLong',
  'PolicyResourceRequired',
  'PolicyCannotBeExtended',
  'InvalidPrincipal',
  'PrincipalMustNotBeGroup',
  'PrincipalMustNotHoldWildcard',
  'GrantNeedsActions',
  'GranteeRequired',
  'RepositoryRequired',
  'PrincipalCannotHoldIdentityPolicy',
] as const;

/** Settings of a registry. */
export const REGISTRY_CODES = [
  'RegistrySettingDefinedTwice',
  'InvalidRepositoryFilter',
  'FilterCountOutOfRange',
  'FilterNeedsPlainValues',
  'InvalidReplicationRule',
  'ReplicationRuleRequired',
  'TooManyReplicationRules',
  'InvalidReplicationDestination',
  'DestinationCountOutOfRange',
  'TooManyReplicationDestinations',
  'ReplicationToItself',
  'ReplicationAcrossPartitions',
  'ReplicationTargetUnknown',
  'InvalidScanType',
  'InvalidScanFrequency',
  'DuplicateScanFrequency',
  'ContinuousScanRequiresEnhanced',
  'ConflictingScanSettings',
  'InvalidSigningProfile',
  'SigningRuleRequired',
  'TooManySigningRules',
  'TooManyPullTimeUpdateExclusions',
  'DualStackUriNeedsRegion',
] as const;

/** Public repositories. */
export const PUBLIC_REPOSITORY_CODES = [
  'PublicRepositoryInOtherRegion',
  'InvalidCatalogText',
  'InvalidBadge',
  'InvalidRegistryAlias',
  'RegistryAliasRequired',
  'DuplicatePublicRepository',
] as const;

/** Repository creation templates. */
export const CREATION_TEMPLATE_CODES = [
  'InvalidCreationTrigger',
  'InvalidDescription',
  'EncryptionKeyNeedsKeyArn',
  'InvalidRole',
  'RoleMustNotHavePath',
  'RoleInOtherAccount',
  'DuplicateTemplatePrefix',
] as const;

/** Templates from another source. */
export const TEMPLATE_CODES = [
  'UnknownProperty',
] as const;

/** Pull through caches. */
export const PULL_THROUGH_CACHE_CODES = [
  'InvalidUpstreamUrl',
  'UnsupportedUpstream',
  'InvalidUpstreamName',
  'UpstreamIsOwnRegistry',
  'UpstreamInOtherPartition',
  'UpstreamSecretRequired',
  'UpstreamRoleRequired',
  'UpstreamCredentialNotAccepted',
  'UpstreamPrefixWithRoot',
  'InvalidUpstreamSecret',
  'UpstreamSecretElsewhere',
  'UpstreamSecretKeyNotSupported',
  'DuplicateCachePrefix',
  'TooManyCacheRules',
  'CacheRuleRequired',
  'UpstreamIsNotEcr',
] as const;

/** The name of an error. */
export type ErrorCode =
  | typeof NAMING_CODES[number]
  | typeof REPOSITORY_CODES[number]
  | typeof LIFECYCLE_CODES[number]
  | typeof PERMISSION_CODES[number]
  | typeof REGISTRY_CODES[number]
  | typeof PUBLIC_REPOSITORY_CODES[number]
  | typeof CREATION_TEMPLATE_CODES[number]
  | typeof TEMPLATE_CODES[number]
  | typeof PULL_THROUGH_CACHE_CODES[number];
