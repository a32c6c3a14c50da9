import { NAMING_ERRORS } from './error-docs/naming-errors';
import { PERMISSION_ERRORS } from './error-docs/permission-errors';
import { REPOSITORY_ERRORS } from './error-docs/repository-errors';
import { LIFECYCLE_ERRORS } from './lifecycle-errors';

/**
 * Every error code of the library. Codes are public API: users compare `error.name` with them.
 * Where aws-cdk-lib/aws-ecr refuses for the same reason, the code is the same as there.
 *
 * The text beside a code is `docs/errors.md`; a room of codes is a file in `error-docs/`.
 */
export const ERRORS = {
  ...NAMING_ERRORS,
  ...REPOSITORY_ERRORS,
  ...LIFECYCLE_ERRORS,
  ...PERMISSION_ERRORS,
};

/** The name of an error: a row of `ERRORS`. */
export type ErrorCode = keyof typeof ERRORS;
