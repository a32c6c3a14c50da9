import type { ErrorDocs } from './error-doc';
import type { NAMING_CODES } from '../../src/codes/error-codes';

/** Names, ARNs, accounts, tags and digests, which identify a repository or an image. */
export const NAMING_ERRORS = {
  InvalidRepositoryName: {
    cause: 'The name of a repository does not match what ECR accepts.',
    fix: 'Use 2 to 256 lowercase letters, digits and the separators `.` `_` `__` `-` `/`, with a letter or digit on both sides of each separator. '
      + 'Pass only the name: no registry, no tag, no digest.',
    example: "new Repository(this, 'Repo', { repositoryName: 'My Repo' })",
  },
  InvalidRepositoryPrefix: {
    cause: 'A prefix of repository names does not match what ECR accepts.',
    fix: 'Use the beginning of a repository name, with or without a trailing `/`, or `ROOT` for every repository without a prefix of its own.',
    example: "new RepositoryCreationTemplate(this, 'Template', { prefix: 'Team A/', … })",
  },
  InvalidRepositoryArnFormat: {
    cause: 'A text that must be the ARN of a private repository is something else.',
    fix: 'Pass `arn:<partition>:ecr:<region>:<account>:repository/<name>`, with the region and the 12 digits of the account.',
    example: "Repository.fromRepositoryArn(this, 'Repo', 'arn:aws:ecr:us-east-1::repository/app')",
  },
  RepositoryArnIsLateBoundValue: {
    cause: 'The name of a repository cannot be parsed from an ARN that is a token.',
    fix: 'Use `fromRepositoryAttributes` and pass the name together with the ARN.',
    example: "Repository.fromRepositoryArn(this, 'Repo', Fn.importValue('RepoArn'))",
  },
  RepositoryNameAndArnDisagree: {
    cause: 'A name and an ARN refer to different repositories.',
    fix: 'Correct the one that is wrong, or leave out the name.',
    example: "Repository.fromRepositoryAttributes(this, 'Repo', { repositoryName: 'a1', repositoryArn: 'arn:aws:ecr:us-east-1:111122223333:repository/b2' })",
  },
  CannotLookupRepositoryWithTokenizedValue: {
    cause: 'A lookup runs at synthesis, when a token has no value yet.',
    fix: 'Pass the name or the ARN as a literal, or import the repository without a lookup.',
    example: "Repository.fromLookup(this, 'Repo', { repositoryName: Fn.importValue('RepoName') })",
  },
  RepositoryNameOrArnRequired: {
    cause: 'A lookup does not say which repository to look up.',
    fix: 'Give `repositoryName` or `repositoryArn`.',
    example: "Repository.fromLookup(this, 'Repo', {})",
  },
  CouldNotDetermineRepositoryIdentifier: {
    cause: 'The ARN of a lookup names no repository.',
    fix: 'Pass `arn:<partition>:ecr:<region>:<account>:repository/<name>`, or the name.',
    example: "Repository.fromLookup(this, 'Repo', { repositoryArn: 'arn:aws:ecr:us-east-1:111122223333:repository/' })",
  },
  ArnsMustStartWithArn: {
    cause: 'The ARN of a lookup is not an ARN.',
    fix: 'Pass `arn:<partition>:ecr:<region>:<account>:repository/<name>`, or the name as `repositoryName`.',
    example: "Repository.fromLookup(this, 'Repo', { repositoryArn: 'app' })",
  },
  InvalidAccountId: {
    cause: 'The id of an AWS account, which is also the id of its registry, is not 12 digits.',
    fix: 'Pass all 12 digits, as a string.',
    example: "new Repository(this, 'Repo', { lifecycleRegistryId: '12345678901', … })",
  },
  InvalidRegion: {
    cause: 'A text is not the name of a region.',
    fix: 'Write it as AWS does, in lowercase: `eu-west-1`, not an availability zone.',
    example: "ReplicationDestination.region('EU-WEST-1')",
  },
  InvalidImageTag: {
    cause: 'No image can have this tag.',
    fix: 'Use up to 128 letters, digits, `.`, `_` and `-`, beginning with a letter, a digit or `_`. ECR stores up to 300, but clients cannot pull tags longer than 128.',
    example: "repository.repositoryUriForTag('release/1.2')",
  },
  InvalidImageDigest: {
    cause: 'No image can have this digest.',
    fix: 'Pass `sha256:` and 64 lowercase hexadecimal digits.',
    example: "repository.repositoryUriForDigest('sha256:abc')",
  },
  ImageTagsMustNotBeEmpty: {
    cause: 'An event rule matches no tag at all, or an empty one, so EventBridge would reject it, or it would never match.',
    fix: 'Leave the property out to match every tag.',
    example: "repository.onImageScanCompleted('Scanned', { imageTags: [] })",
  },
} satisfies ErrorDocs<typeof NAMING_CODES[number]>;
