import type { ErrorDocs } from './error-doc';
import type { LIFECYCLE_CODES } from '../../src/codes/error-codes';

/** Lifecycle policies. */
export const LIFECYCLE_ERRORS = {
  InvalidLifecycleRule: {
    cause: 'A lifecycle rule is not an object, or its description is not a string.',
    fix: 'Pass an object with one criterion.',
    example: 'repository.addLifecycleRule(null as any)',
  },
  InvalidTagStatus: {
    cause: 'The tagStatus of a rule is not one that ECR supports.',
    fix: 'Use TagStatus.ANY, TagStatus.TAGGED or TagStatus.UNTAGGED; the values are lowercase.',
    example: "repository.addLifecycleRule({ tagStatus: 'Tagged' as any, tagPrefixList: ['v'], maxImageCount: 1 })",
  },
  TaggedStatusRequiresTagPrefixOrPatternList: {
    cause: 'A rule for tagged images does not select any tags.',
    fix: "Add a tagPrefixList or a tagPatternList; ['*'] as patterns selects every tagged image.",
    example: 'repository.addLifecycleRule({ tagStatus: TagStatus.TAGGED, maxImageCount: 1 })',
  },
  TagPrefixAndPatternListOnlyForTaggedStatus: {
    cause: 'A rule for untagged or for any images has a tag list.',
    fix: 'Remove the list, or use TagStatus.TAGGED.',
    example: "repository.addLifecycleRule({ tagStatus: TagStatus.ANY, tagPatternList: ['v*'], maxImageCount: 1 })",
  },
  CannotSpecifyBothTagPrefixAndPatternList: {
    cause: 'A rule has both a list of prefixes and a list of patterns.',
    fix: "Keep one of them; the prefix 'v' is the pattern 'v*'.",
    example: "repository.addLifecycleRule({ tagPrefixList: ['v'], tagPatternList: ['w*'], maxImageCount: 1 })",
  },
  TagPatternExceedsWildcardLimit: {
    cause: 'A tag pattern has more than four wildcards.',
    fix: 'Use at most four * in each pattern.',
    example: "repository.addLifecycleRule({ tagPatternList: ['a*b*c*d*e*f'], maxImageCount: 1 })",
  },
  InvalidTagSelection: {
    cause: 'tagPrefixList or tagPatternList is not a list, or has an entry that is empty or not a string.',
    fix: 'Pass a list of strings of at least one character.',
    example: "repository.addLifecycleRule({ tagPatternList: [''], maxImageCount: 1 })",
  },
  LifecycleRuleMustContainExactlyOneAgeOrCountProperty: {
    cause: 'A rule has no criterion, or several.',
    fix: 'Pass exactly one of maxImageCount, maxImageAge, maxTimeSinceLastPull and maxTimeInArchive.',
    example: "repository.addLifecycleRule({ tagPrefixList: ['v'] })",
  },
  InvalidLifecycleAction: {
    cause: 'The action of a rule is not one that ECR supports.',
    fix: 'Use LifecycleAction.EXPIRE or LifecycleAction.ARCHIVE.',
    example: "repository.addLifecycleRule({ maxImageCount: 1, action: 'delete' as any })",
  },
  InvalidMaxImageCount: {
    cause: 'The count of a rule is not a whole number from 1.',
    fix: 'Keep at least one image; to delete everything, use an age.',
    example: 'repository.addLifecycleRule({ maxImageCount: 0 })',
  },
  InvalidLifecycleDuration: {
    cause: 'A duration of a rule is not a whole number of days from 1. ECR counts in days only.',
    fix: 'Use Duration.days with a whole number.',
    example: 'repository.addLifecycleRule({ maxImageAge: Duration.days(0) })',
  },
  CannotConvertedIntoWhole: {
    cause: 'A duration of a rule in hours, minutes or seconds is not a whole number of days. The code is aws-cdk-lib\'s own.',
    fix: 'Use Duration.days with a whole number.',
    example: 'repository.addLifecycleRule({ maxImageAge: Duration.hours(36) })',
  },
  InvalidRulePriority: {
    cause: 'The rulePriority of a rule is not a whole number from 1, or leaves no numbers for the rules without one.',
    fix: 'Number rules from 1, or leave rulePriority out.',
    example: 'repository.addLifecycleRule({ rulePriority: 0, maxImageCount: 1 })',
  },
  PullRuleMustArchive: {
    cause: 'A rule by last pull expires images, which ECR does not support.',
    fix: 'Leave out action to archive, and expire archived images with a second rule with maxTimeInArchive.',
    example: 'repository.addLifecycleRule({ maxTimeSinceLastPull: Duration.days(90), action: LifecycleAction.EXPIRE })',
  },
  ArchiveRuleMustExpire: {
    cause: 'A rule by time in archive archives images that are already in the archive.',
    fix: 'Leave out action.',
    example: 'repository.addLifecycleRule({ maxTimeInArchive: Duration.days(365), action: LifecycleAction.ARCHIVE })',
  },
  ArchiveTimeBelowMinimum: {
    cause: 'A rule expires archived images before the minimum of 90 days in the archive.',
    fix: 'Use at least Duration.days(90).',
    example: 'repository.addLifecycleRule({ maxTimeInArchive: Duration.days(30) })',
  },
  LifecycleCanOnlyHaveOneAnyTagStatusRule: {
    cause: 'Two rules of one storage class are for any image.',
    fix: 'Keep one. A rule with neither tagStatus nor tag lists is for any image.',
    example: 'new Repository(this, \'Repo\', { lifecycleRules: [{ maxImageCount: 1 }, { maxImageAge: Duration.days(9) }] })',
  },
  LifecycleCanOnlyHaveOneUntaggedRule: {
    cause: 'Two rules of one storage class are for untagged images.',
    fix: 'Keep one.',
    example: 'two rules with tagStatus: TagStatus.UNTAGGED',
  },
  DuplicateTagSelection: {
    cause: 'Two rules of one storage class have the same set of prefixes, so the later one is unreachable. ECR rejects that.',
    fix: 'Keep one of the two.',
    example: "two rules with tagPrefixList: ['v']",
  },
  DuplicateRulePriority: {
    cause: 'Two rules of a policy have the same rulePriority.',
    fix: 'Give each its own, or leave rulePriority out.',
    example: 'two rules with rulePriority: 1',
  },
  CannotCombinePrioritizedAnyRuleWithUnprioritizedRules: {
    cause: 'A rule for any image has a rulePriority, and another of its storage class has none and would be numbered after it.',
    fix: 'Leave out rulePriority of the rule for any image: it comes last automatically.',
    example: "{ rulePriority: 1, maxImageCount: 1 } and { tagPrefixList: ['v'], maxImageCount: 1 }",
  },
  AnyTagStatusRuleMustHaveHighestPriority: {
    cause: 'A rule for any image has a lower rulePriority than another rule of its storage class, which would be unreachable.',
    fix: 'Give the rule for any image the highest number, or no number.',
    example: "{ rulePriority: 1, maxImageCount: 1 } and { rulePriority: 2, tagPrefixList: ['v'], maxImageCount: 1 }",
  },
  TooManyLifecycleRules: {
    cause: 'A policy has more than 50 rules.',
    fix: 'Merge or drop rules; 50 is a quota of the service that cannot be raised.',
    example: 'a 51st addLifecycleRule',
  },
  LifecyclePolicyTooLong: {
    cause: 'The text of a policy is longer than 30,720 characters.',
    fix: 'Shorten descriptions and tag lists.',
    example: "repository.addLifecycleRule({ description: 'x'.repeat(40_000), maxImageCount: 1 })",
  },
  InvalidLifecyclePolicy: {
    cause: 'lifecyclePolicy is not a LifecyclePolicy, but text, a list of rules or a plain object.',
    fix: 'Create a policy from rules with LifecyclePolicy.of, or from JSON with LifecyclePolicy.fromJson.',
    example: "new Repository(this, 'Repo', { lifecyclePolicy: '{\"rules\":[]}' as any })",
  },
  EmptyLifecyclePolicy: {
    cause: 'A lifecycle policy without rules is rendered as JSON, which ECR does not accept.',
    fix: 'Add a rule, or leave the policy out.',
    example: 'LifecyclePolicy.of([]).toJson()',
  },
  InvalidLifecyclePolicyText: {
    cause: 'A text is not a lifecycle policy: it is not JSON, or has a key that ECR does not know, a null, or a value out of range.',
    fix: 'Take the text from the AWS console or from get-lifecycle-policy (its lifecyclePolicyText).',
    example: "LifecyclePolicy.fromJson('{}')",
  },
  LifecyclePreviewNeedsPlainValues: {
    cause: 'A policy with tokens in its rules is previewed, but their values are known only at deployment.',
    fix: 'Preview a policy with literal numbers and strings.',
    example: 'LifecyclePolicy.of([{ maxImageCount: parameter.valueAsNumber }]).preview(images)',
  },
  InvalidLifecycleImage: {
    cause: 'An image for a preview has no digest or push time, is listed twice, or has a value of the wrong type.',
    fix: 'Give each image a digest of its own and a pushedAt date; archived ones archivedAt as well.',
    example: "policy.preview([{ digest: '', pushedAt: new Date() }])",
  },
  InvalidDescribeImages: {
    cause: 'A text is not the output of aws ecr describe-images.',
    fix: 'Pass the text with imageDetails, one string per page.',
    example: "LifecycleImageReader.fromDescribeImages(['{}'])",
  },
  NoSuchLifecycleImage: {
    cause: 'The image is not one of those that were passed to the preview.',
    fix: 'Use a tag or digest of one of the images.',
    example: "preview.findOutcome('missing')",
  },
} satisfies ErrorDocs<typeof LIFECYCLE_CODES[number]>;
