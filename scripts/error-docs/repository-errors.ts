import type { ErrorDocs } from './error-doc';
import type { REPOSITORY_CODES } from '../../src/codes/error-codes';

/** Properties of a repository: tag mutability, encryption, removal, resource tags. */
export const REPOSITORY_ERRORS = {
  ExpectedBoolean: {
    cause: 'A value that must be a boolean is not true or false.',
    fix: 'Pass a boolean, not a string or a number.',
    example: "new Repository(this, 'Repo', { imageScanOnPush: 'yes' as any })",
  },
  ExpectedList: {
    cause: 'A value that must be a list is something else.',
    fix: 'Put it in brackets, even if there is only one item.',
    example: "new Repository(this, 'Repo', { lifecycleRules: { maxImageCount: 1 } as any })",
  },
  UnknownTagMutability: {
    cause: 'The tag mutability is not one that ECR supports.',
    fix: 'Use a member of `TagMutability`; the values are uppercase.',
    example: "new Repository(this, 'Repo', { imageTagMutability: 'immutable' as any })",
  },
  ImageTagMutabilityRequiresExclusionFilters: {
    cause: 'Exclusion filters are passed with a tag mutability that does not use them.',
    fix: 'Use `IMMUTABLE_WITH_EXCLUSION` or `MUTABLE_WITH_EXCLUSION`, or leave out the filters.',
    example: "new Repository(this, 'Repo', { imageTagMutability: TagMutability.IMMUTABLE, imageTagMutabilityExclusionFilters: [ImageTagMutabilityExclusionFilter.wildcard('dev-*')] })",
  },
  ExclusionFiltersRequiredForMutabilityWithExclusion: {
    cause: 'A tag mutability with exclusion has no filters.',
    fix: 'Pass 1 to 5 filters, or use `MUTABLE` or `IMMUTABLE`.',
    example: "new Repository(this, 'Repo', { imageTagMutability: TagMutability.IMMUTABLE_WITH_EXCLUSION })",
  },
  ExclusionFiltersCountOutOfRange: {
    cause: 'The list of exclusion filters is empty, or has more than 5.',
    fix: 'Pass 1 to 5 filters; a filter may have two wildcards.',
    example: "new Repository(this, 'Repo', { imageTagMutability: TagMutability.IMMUTABLE_WITH_EXCLUSION, imageTagMutabilityExclusionFilters: [] })",
  },
  InvalidExclusionFilter: {
    cause: 'A value in the list of exclusion filters is not a filter.',
    fix: 'Create each with `ImageTagMutabilityExclusionFilter.wildcard(…)`.',
    example: "new Repository(this, 'Repo', { imageTagMutabilityExclusionFilters: ['dev-*' as any], … })",
  },
  FilterPatternCannotBeEmpty: {
    cause: 'The pattern of an exclusion filter is empty, or not a string.',
    fix: 'Give 1 to 128 characters.',
    example: "ImageTagMutabilityExclusionFilter.wildcard('')",
  },
  FilterPatternExceedsMaxLength: {
    cause: 'The pattern of an exclusion filter is too long.',
    fix: 'Give 1 to 128 characters.',
    example: "ImageTagMutabilityExclusionFilter.wildcard('a'.repeat(129))",
  },
  FilterPatternContainsInvalidCharacters: {
    cause: 'The pattern of an exclusion filter has a character that is not allowed.',
    fix: 'Use letters, digits and `.` `_` `-` `*`.',
    example: "ImageTagMutabilityExclusionFilter.wildcard('dev tag')",
  },
  FilterPatternExceedsWildcardLimit: {
    cause: 'The pattern of an exclusion filter has more than two wildcards.',
    fix: 'Use at most two `*`; write two filters instead of one with more.',
    example: "ImageTagMutabilityExclusionFilter.wildcard('a*b*c*')",
  },
  UnexpectedEncryptionType: {
    cause: 'The encryption is not one that ECR supports.',
    fix: 'Use a member of `RepositoryEncryption`, not its name.',
    example: "new Repository(this, 'Repo', { encryption: 'KMS' as any })",
  },
  EncryptionKeyRequiresKmsEncryption: {
    cause: 'A key is passed with an encryption that does not use one.',
    fix: 'Leave out `encryption` (a key alone means KMS), or leave out the key.',
    example: "new Repository(this, 'Repo', { encryption: RepositoryEncryption.AES_256, encryptionKey: key })",
  },
  InvalidEncryptionKey: {
    cause: 'The value of a key is not a key of aws-kms.',
    fix: 'Pass a `kms.Key`, or import one with `kms.Key.fromKeyArn`.',
    example: "new Repository(this, 'Repo', { encryptionKey: 'arn:aws:kms:…' as any })",
  },
  EncryptionKeyInOtherRegion: {
    cause: 'The key is in another region than the repository.',
    fix: 'Use a key, or a replica of a multi-region key, in the region of the repository.',
    example: "new Repository(usEast1Stack, 'Repo', { encryptionKey: kms.Key.fromKeyArn(this, 'Key', 'arn:aws:kms:eu-west-1:…') })",
  },
  DsseOnlyInGovCloud: {
    cause: 'Dual-layer encryption (DSSE-KMS) of repositories exists only in the GovCloud (US) regions.',
    fix: 'Use `RepositoryEncryption.KMS`.',
    example: "new Repository(usEast1Stack, 'Repo', { encryption: RepositoryEncryption.KMS_DSSE })",
  },
  EmptyOnDeleteRequiresDestroyRemovalPolicy: {
    cause: 'A repository is set to be emptied on deletion, but its removal policy keeps it.',
    fix: 'Pass `removalPolicy: RemovalPolicy.DESTROY`, or leave out `emptyOnDelete`.',
    example: "new Repository(this, 'Repo', { emptyOnDelete: true })",
  },
  AutoDeleteImagesRequiresDestroyRemovalPolicy: {
    cause: 'A repository is set to delete its images with it, but its removal policy keeps it.',
    fix: 'Pass `removalPolicy: RemovalPolicy.DESTROY`, or leave out `autoDeleteImages`.',
    example: "new Repository(this, 'Repo', { autoDeleteImages: true })",
  },
  RemovalPolicyNotSupported: {
    cause: 'CloudFormation has no such removal policy for repositories.',
    fix: 'Use `DESTROY`, `RETAIN` or `RETAIN_ON_UPDATE_OR_DELETE`; a repository has no snapshots.',
    example: "new Repository(this, 'Repo', { removalPolicy: RemovalPolicy.SNAPSHOT })",
  },
  TooManyResourceTags: {
    cause: 'A repository has more than 50 tags, including those of its stack and app.',
    fix: 'Remove some, or keep the tags of the app off it with `excludeResourceTypes`.',
    example: "for (let i = 0; i < 51; i++) Tags.of(repository).add(`k${i}`, 'v')",
  },
  InvalidResourceTag: {
    cause: 'The key or the value of a tag of a repository is one that AWS rejects.',
    fix: 'Use a key of 1 to 128 characters that does not begin with `aws:`, and a value of at most 256.',
    example: "Tags.of(repository).add('aws:team', 'x')",
  },
} satisfies ErrorDocs<typeof REPOSITORY_CODES[number]>;
