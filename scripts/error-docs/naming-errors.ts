import type { ErrorDocs } from './error-doc';
import type { NAMING_CODES } from '../../src/codes/error-codes';

/** Names, ARNs, accounts, tags and digests: what points at a repository or an image. */
export const NAMING_ERRORS = {
  InvalidRepositoryName: {
    cause: 'The name of a repository does not match what ECR accepts.',
    fix: 'Use 2 to 256 lowercase letters, digits and the separators `.` `_` `__` `-` `/`, with a letter or digit on both sides of each separator. '
      + 'Give the name alone: no registry, no tag, no digest.',
    example: "new Repository(this, 'Repo', { repositoryName: 'My Repo' })",
  },
  InvalidRepositoryPrefix: {
    cause: 'A prefix of repository names does not match what ECR accepts.',
    fix: 'Use the beginning of a repository name, with or without a trailing `/`, or `ROOT` for every repository without a prefix of its own.',
    example: "new RepositoryCreationTemplate(this, 'Template', { prefix: 'Team A/', … })",
  },
  InvalidRepositoryArnFormat: {
    cause: 'The value is not the ARN of a private repository.',
    fix: 'Give `arn:<partition>:ecr:<region>:<account>:repository/<name>`, with the region and the 12 digits of the account.',
    example: "Repository.fromRepositoryArn(this, 'Repo', 'arn:aws:ecr:us-east-1::repository/app')",
  },
  RepositoryArnIsLateBoundValue: {
    cause: 'The ARN is a token, so the name of the repository cannot be parsed from it.',
    fix: 'Use `fromRepositoryAttributes` and pass the name as well.',
    example: "Repository.fromRepositoryArn(this, 'Repo', Fn.importValue('RepoArn'))",
  },
  RepositoryNameAndArnDisagree: {
    cause: 'A name and an ARN refer to different repositories.',
    fix: 'Correct the one that is wrong, or leave out the name.',
    example: "Repository.fromRepositoryAttributes(this, 'Repo', { repositoryName: 'a1', repositoryArn: 'arn:aws:ecr:us-east-1:111122223333:repository/b2' })",
  },
  CannotLookupRepositoryWithTokenizedValue: {
    cause: 'A lookup happens at synth, when a token has no value yet.',
    fix: 'Give the name or the ARN as a literal, or import the repository without a lookup.',
    example: "Repository.fromLookup(this, 'Repo', { repositoryName: Fn.importValue('RepoName') })",
  },
  RepositoryNameOrArnRequired: {
    cause: 'A lookup does not say which repository to look up.',
    fix: 'Give `repositoryName` or `repositoryArn`.',
    example: "Repository.fromLookup(this, 'Repo', {})",
  },
  CouldNotDetermineRepositoryIdentifier: {
    cause: 'The ARN of a lookup does not name a repository.',
    fix: 'Give `arn:<partition>:ecr:<region>:<account>:repository/<name>`, or the name.',
    example: "Repository.fromLookup(this, 'Repo', { repositoryArn: 'arn:aws:ecr:us-east-1:111122223333:repository/' })",
  },
  ArnsMustStartWithArn: {
    cause: 'The ARN of a lookup is not an ARN.',
    fix: 'Give `arn:<partition>:ecr:<region>:<account>:repository/<name>`, or the name as `repositoryName`.',
    example: "Repository.fromLookup(this, 'Repo', { repositoryArn: 'app' })",
  },
  InvalidAccountId: {
    cause: 'The id of an AWS account, which is also the id of its registry, is not 12 digits.',
    fix: 'Give all 12 digits, as a string.',
    example: "new Repository(this, 'Repo', { lifecycleRegistryId: '12345678901', … })",
  },
  InvalidImageTag: {
    cause: 'The image tag is invalid.',
    fix: 'Use up to 128 letters, digits, `.`, `_` and `-`, beginning with a letter, a digit or `_`. ECR stores up to 300, but no client pulls more than 128.',
    example: "repository.repositoryUriForTag('release/1.2')",
  },
  InvalidImageDigest: {
    cause: 'The image digest is invalid.',
    fix: 'Give `sha256:` and 64 lowercase hexadecimal digits.',
    example: "repository.repositoryUriForDigest('sha256:abc')",
  },
  ImageTagsMustNotBeEmpty: {
    cause: 'The tags of an event rule are an empty list or have an empty tag, so EventBridge refuses the rule or it never matches.',
    fix: 'Leave the property out to match every tag.',
    example: "repository.onImageScanCompleted('Scanned', { imageTags: [] })",
  },
} satisfies ErrorDocs<typeof NAMING_CODES[number]>;
