/**
 * The id of every warning of the library, by which users acknowledge it. Ids are public API, so they are never renamed or removed.
 * Where aws-cdk-lib/aws-ecr warns for the same reason, the id is the same. The cause and advice of each are in
 * `scripts/error-docs`.
 */
export const WARNING_IDS = [
  '@aws-cdk/aws-ecr:noResourceStatements',
  'cdk-ecr:notResources',
  'cdk-ecr:actionsOutsideRepository',
  'cdk-ecr:everybody',
  'cdk-ecr:everyAction',
  'cdk-ecr:resourcesOutsideRegistry',
  'cdk-ecr:lambdaWithoutSource',
  'cdk-ecr:importedRepositoryPolicy',
  'cdk-ecr:importedRegistryPolicy',
  'cdk-ecr:wildcardImport',
  'cdk-ecr:loginNotGranted',
  'cdk-ecr:eventsElsewhere',
  'cdk-ecr:basicScanEvents',
  'cdk-ecr:eventTagNeverMatches',
  'cdk-ecr:shortUntaggedExpiry',
  'cdk-ecr:unreachableLifecycleRule',
  'cdk-ecr:unknownLifecycleRuleKey',
  'cdk-ecr:mixedRulePriorities',
  'cdk-ecr:emptyOnDeleteWithoutDestroy',
  'cdk-ecr:tagBeyondSchema',
  'cdk-ecr:tagTooLongToPull',
  'cdk-ecr:registrySettingDefinedTwice',
  'cdk-ecr:manyReplicationRules',
  'cdk-ecr:enhancedScanningWithoutRules',
  'cdk-ecr:doubtfulPublicName',
  'cdk-ecr:badgeNotSearchable',
  'cdk-ecr:duplicatePublicRepository',
  'cdk-ecr:signingRegion',
  'cdk-ecr:signingPlatform',
  'cdk-ecr:signingNotGranted',
  'cdk-ecr:templateForNothing',
  'cdk-ecr:immutableCache',
  'cdk-ecr:duplicateTemplatePrefix',
  'cdk-ecr:sameTree',
  'cdk-ecr:unknownUpstream',
  'cdk-ecr:contradictingUpstream',
  'cdk-ecr:partialSecretArn',
  'cdk-ecr:secretKeys',
  'cdk-ecr:duplicateCachePrefix',
  'cdk-ecr:cachedRepositoryPolicy',
  'cdk-ecr:cacheForLambda',
  'cdk-ecr:pushToCache',
  'cdk-ecr:dockerHubNamespace',
  'cdk-ecr:notOfUpstream',
] as const;

/** The id of a warning. */
export type WarningId = typeof WARNING_IDS[number];
