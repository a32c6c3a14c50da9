import type { WarningId } from '../../src/codes/warning-ids';

/** The text of `docs/errors.md` about a warning. */
export interface WarningDoc {
  /** What is legal but dangerous. */
  readonly cause: string;
  /** How to fix it, other than by acknowledging the warning. */
  readonly advice: string;
}

/** The text of `docs/errors.md` about each warning. */
export const WARNINGS = {
  '@aws-cdk/aws-ecr:noResourceStatements': {
    cause: 'A statement of a repository policy names resources. Sources disagree on whether ECR accepts it.',
    advice: 'Leave out `resources`: the policy is about its repository.',
  },
  'cdk-ecr:notResources': {
    cause: 'A statement of a repository policy has `notResources`. Sources disagree on whether ECR accepts it.',
    advice: 'Leave it out.',
  },
  'cdk-ecr:actionsOutsideRepository': {
    cause: 'A statement of a repository policy has actions that do not apply to a repository, such as the login.',
    advice: 'Put them in an identity policy; for the login use `AuthorizationToken.grantRead`.',
  },
  'cdk-ecr:anyPrincipal': {
    cause: 'A statement without conditions gives everyone with an AWS account access.',
    advice: 'Use `OrganizationPrincipal`, or a condition on `aws:PrincipalOrgID`.',
  },
  'cdk-ecr:everyAction': {
    cause: 'A statement allows everyone, or everyone who meets its conditions, every action of ECR. That includes deleting repositories.',
    advice: 'Name the actions that are needed.',
  },
  'cdk-ecr:resourcesOutsideRegistry': {
    cause: 'A statement of a registry policy names repositories of another service, account or region. It has no effect on them.',
    advice: 'Use `repositories`, which writes the ARNs of this registry.',
  },
  'cdk-ecr:lambdaWithoutSource': {
    cause: 'A statement that you wrote lets the functions of every account pull through the Lambda service. Grants are not warned about.',
    advice: 'Add a condition on `aws:SourceAccount` or `aws:SourceArn` to the principal with `withConditions`.',
  },
  'cdk-ecr:importedRepositoryPolicy': {
    cause: 'A grant or a statement needs the policy of an imported repository, which CDK cannot modify: the principal belongs to another account, or is a service or everyone.',
    advice: 'Add the statement where the repository is defined, or use a registry policy.',
  },
  'cdk-ecr:importedRegistryPolicy': {
    cause: 'A statement or a grant needs the policy of a registry that another stack or app defines. CDK cannot modify that policy.',
    advice: 'Add the statement where the registry is defined, with `registry.addToPolicy`.',
  },
  'cdk-ecr:wildcardImport': {
    cause: 'An imported name or ARN has a wildcard, so it stands for many repositories. A name with a wildcard has no valid URI.',
    advice: 'Use such an import only for grants to roles and users, or write the statement with `Repository.arnForLocalRepository`.',
  },
  'cdk-ecr:loginNotGranted': {
    cause: 'A login is granted to a principal whose identity policy cannot be changed here.',
    advice: 'Allow it where the principal is defined.',
  },
  'cdk-ecr:eventsElsewhere': {
    cause: 'An event rule is on the bus of the stack, but the events of the repository arrive in another account or region.',
    advice: 'Forward the events to the bus of the stack, or define the rule in that account and region.',
  },
  'cdk-ecr:eventTagNeverMatches': {
    cause: 'A tag of an event rule is one that no image can have, so the rule never matches it.',
    advice: 'Correct the tag. Use a matcher such as `{ prefix: "v" }` for several tags.',
  },
  'cdk-ecr:basicScanEvents': {
    cause: 'A rule of `onImageScanCompleted` is for basic scanning, but the app sets the registry to enhanced scanning. The rule never fires.',
    advice: 'Match the event "Inspector2 Scan" of `aws.inspector2`. Its `detail.repository-name` holds the ARN of the repository.',
  },
  'cdk-ecr:shortUntaggedExpiry': {
    cause: 'Tags move, and images without a tag expire within a week, even while a function or task still runs them by digest.',
    advice: 'Use a longer `maxImageAge`, `maxImageCount`, or `TagMutability.IMMUTABLE`.',
  },
  'cdk-ecr:unreachableLifecycleRule': {
    cause: 'A lifecycle rule is unreachable: earlier rules own every image that it selects, or no tag can match it.',
    advice: 'Put the narrower rule first, or drop the rule. `LifecyclePolicy.unreachableRules` lists the rules that own its images.',
  },
  'cdk-ecr:unknownLifecycleRuleKey': {
    cause: 'A lifecycle rule, in a language without type checks, has a key that rules do not have. It has no effect, so the rule may select any image.',
    advice: 'Use the key that the warning proposes, such as `tagPatternList` for `tagPatterns`.',
  },
  'cdk-ecr:mixedRulePriorities': {
    cause: 'A lifecycle rule without `rulePriority` is written before one that has it, but is numbered after it.',
    advice: 'Give every rule a `rulePriority`, or none: then the order of the list is the order in ECR.',
  },
  'cdk-ecr:emptyOnDeleteWithoutDestroy': {
    cause: 'A repository with `emptyOnDelete` got a removal policy that keeps it.',
    advice: 'Apply `RemovalPolicy.DESTROY`, or leave out `emptyOnDelete`.',
  },
  'cdk-ecr:tagBeyondSchema': {
    cause: 'A tag of a repository has a key of 128 characters, or a value of 256 or none. ECR accepts it, but the schema of the CloudFormation type does not.',
    advice: 'Use a key of at most 127 and a value of 1 to 255 characters.',
  },
  'cdk-ecr:tagTooLongToPull': {
    cause: 'A tag has 129 to 300 characters: ECR stores it, but clients cannot pull it.',
    advice: 'Use at most 128.',
  },
  'cdk-ecr:registrySettingDefinedTwice': {
    cause: 'Two stacks without a known account and region define the same setting of a registry. That fails when both are deployed to one account and region.',
    advice: 'Give the stacks an `env`, so that this can be checked, or define the setting in one of them.',
  },
  'cdk-ecr:manyReplicationRules': {
    cause: 'A registry has more than 10 replication rules. Pages of AWS disagree on whether the limit is 10 or 25.',
    advice: 'Merge rules that have the same destinations; a rule may have 100 filters.',
  },
  'cdk-ecr:enhancedScanningWithoutRules': {
    cause: 'A registry is set to enhanced scanning, but no rule says which repositories. Those that no rule selects are not scanned.',
    advice: 'Call `scanOnPush` or `scanContinuously`; without filters they select every repository.',
  },
  'cdk-ecr:doubtfulPublicName': {
    cause: 'The name of a public repository begins with `public.ecr.aws/`, so it is probably a URI, or with a digit, where AWS documents a letter.',
    advice: 'Give the name without host and alias, and begin it with a letter.',
  },
  'cdk-ecr:badgeNotSearchable': {
    cause: 'The gallery shows an architecture or operating system, but cannot search by it.',
    advice: 'Use the constants of `PublicArchitecture` and `PublicOperatingSystem`.',
  },
  'cdk-ecr:templateWithoutTrigger': {
    cause: 'The list `appliedFor` of a repository creation template is empty, so the template has no effect.',
    advice: 'Name what creates repositories, such as `RepositoryCreationTrigger.REPLICATION`.',
  },
  'cdk-ecr:immutableCache': {
    cause: 'A template makes the tags of cached repositories immutable. ECR then never updates a tag when it moves upstream.',
    advice: 'Use `TagMutability.MUTABLE`, or `IMMUTABLE_WITH_EXCLUSION` with filters for the tags that move, such as `latest`.',
  },
  'cdk-ecr:templateWithoutRole': {
    cause: 'A template from another source has tags or a KMS key, and no role. ECR accepts it, and creates no repository.',
    advice: 'Set `CustomRoleArn`, or use `RepositoryCreationTemplate`, which creates the role.',
  },
  'cdk-ecr:roleNotTrusted': {
    cause: 'The role of a repository creation template or of a cache rule is in the same CloudFormation template, and does not trust the service that assumes it.',
    advice: 'Allow `sts:AssumeRole` to the service that the message names.',
  },
  'cdk-ecr:duplicateTemplatePrefix': {
    cause: 'Two stacks whose environment is known only at deployment define a template for one prefix. It fails if both are deployed to one account and region.',
    advice: 'Give the stacks an `env`, or define the template in one of them.',
  },
  'cdk-ecr:equivalentPrefixes': {
    cause: 'Two prefixes, one with a `/` at its end and one without, apply to the same repositories. It is not known whether ECR accepts both.',
    advice: 'Keep one of them.',
  },
  'cdk-ecr:unknownUpstream': {
    cause: 'The host of `UpstreamRegistry.of` is not among those that ECR was known to pull from in autumn 2026.',
    advice: 'See whether ECR supports it now, before you deploy.',
  },
  'cdk-ecr:contradictingUpstream': {
    cause: 'The `registry` of `UpstreamRegistry.of` is not the one of the URL. ECR accepts that for registries without a secret.',
    advice: 'Leave out `registry`.',
  },
  'cdk-ecr:partialSecretArn': {
    cause: 'The secret of an upstream registry has an ARN without the six characters that Secrets Manager adds. AWS documents the full ARN only.',
    advice: 'Use the secret itself, or import it with `Secret.fromSecretCompleteArn`.',
  },
  'cdk-ecr:missingSecretKeys': {
    cause: 'The secret of an upstream registry lacks the key `username` or `accessToken`. ECR creates the rule, but each pull fails.',
    advice: 'Store JSON with both keys.',
  },
  'cdk-ecr:duplicateCachePrefix': {
    cause: 'Two stacks whose environment is known only at deployment define a cache rule for one prefix. It fails if both are deployed to one account and region.',
    advice: 'Give the stacks an `env`, or define the rule in one of them.',
  },
  'cdk-ecr:cachedRepositoryPolicy': {
    cause: 'A grant or statement needs the policy of a cached repository. ECR creates such a repository with the first pull, so CDK cannot modify its policy.',
    advice: 'Grant through the registry policy with `Registry.grants.pullThrough`, or put the statement into a creation template.',
  },
  'cdk-ecr:cacheForLambda': {
    cause: 'A cached repository is given to a Lambda function. Lambda cannot pull through a cache.',
    advice: 'Push the image to a repository of your own.',
  },
  'cdk-ecr:pushToCache': {
    cause: 'A grant on a cached repository includes pushing. ECR does not support pushes to cached repositories.',
    advice: 'Grant `pull`, and push to a repository of your own.',
  },
  'cdk-ecr:dockerHubNamespace': {
    cause: 'A cached repository of Docker Hub has a name without a namespace, such as `nginx`. Docker Hub has the official images below `library`.',
    advice: 'Use `library/nginx`, or a rule with `upstreamRepositoryPrefix: \'library\'`.',
  },
  'cdk-ecr:repositoryOutsideUpstream': {
    cause: 'A cache rule was allowed to pull from a repository of another account or region than its upstream.',
    advice: 'Call `grantUpstream` with a repository of the registry in `UpstreamRegistry.privateEcr`.',
  },
  'cdk-ecr:duplicatePublicRepository': {
    cause: 'Two stacks whose account is known only at deployment define a public repository of the same name. It fails if both are deployed to one account.',
    advice: 'Give stacks an `env`, or give one of the repositories another name.',
  },
  'cdk-ecr:signingRegion': {
    cause: 'CloudFormation did not have the signing configuration in this region in autumn 2026.',
    advice: 'See whether it has now, before you deploy.',
  },
  'cdk-ecr:signingPlatform': {
    cause: 'A signing rule has a profile for something else than container images.',
    advice: 'Use a profile of `Platform.NOTATION_OCI_SHA384_ECDSA`.',
  },
  'cdk-ecr:signingNotGranted': {
    cause: 'Signing was to be granted to a principal whose identity policy cannot be modified here.',
    advice: 'Allow it `signer:SignPayload` on the profile where the principal is defined.',
  },
} satisfies Record<WarningId, WarningDoc>;
