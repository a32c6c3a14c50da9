import { LIFECYCLE_ERRORS } from './lifecycle-errors';

/** What `docs/errors.md` says of an error code. */
export interface ErrorDoc {
  /** The law that the input broke. */
  readonly cause: string;
  /** What to change. */
  readonly fix: string;
  /** A call that raises it. */
  readonly example: string;
}

/**
 * Every error code of the library. Codes are public API: users compare `error.name` with them.
 * Where aws-cdk-lib/aws-ecr refuses for the same reason, the code is the same as there.
 */
export const ERRORS = {
  InvalidRepositoryName: {
    cause: 'The name of a repository does not match what ECR accepts.',
    fix: 'Use 2 to 256 lower-case letters, digits and separators, with a letter or digit on both sides of each separator.',
    example: "new Repository(this, 'Repo', { repositoryName: 'My Repo' })",
  },
  ...LIFECYCLE_ERRORS,
} as const satisfies Record<string, ErrorDoc>;

/** The name of an error: a row of `ERRORS`. */
export type ErrorCode = keyof typeof ERRORS;
