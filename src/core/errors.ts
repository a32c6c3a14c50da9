import { UnscopedValidationError, ValidationError } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { ErrorCode } from '../codes/error-codes';

/** What is wrong with an input: the code becomes `error.name`, the message is for people. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
}

const MAX_SHOWN = 20;

/**
 * The brand that the error classes of CDK require exists only in types. At run time a code is a plain string.
 */
type Brand = ConstructorParameters<typeof UnscopedValidationError>[0];

/**
 * Throws one CDK validation error that reports all the problems. Returns if there are none.
 *
 * `error.name` is the code of the first problem. With a scope the error carries the construct path.
 */
export function throwIfInvalid(problems: readonly Problem[], scope?: IConstruct): void {
  if (problems.length > 0) {
    throw toError(problems, scope);
  }
}

/** Throws for a single problem. */
export function fail(code: ErrorCode, message: string, scope?: IConstruct): never {
  throw toError([{ code, message }], scope);
}

/** Problems in the form that `node.addValidation` expects. CDK reports them with all other problems of the app. */
export function messages(problems: readonly Problem[]): string[] {
  return problems.map(({ code, message }) => `${code}: ${message}`);
}

function toError(problems: readonly Problem[], scope?: IConstruct): Error {
  const code = problems[0].code as string as Brand;
  const message = problems.length === 1 ? problems[0].message : bulleted(problems);
  return scope ? new ValidationError(code, message, scope) : new UnscopedValidationError(code, message);
}

/** The number of problems that are listed, so that a thousand invalid items do not give a thousand lines. */
function bulleted(problems: readonly Problem[]): string {
  const shown = problems.slice(0, MAX_SHOWN).map((problem) => `  - ${problem.message}`);
  const more = problems.length > MAX_SHOWN ? [`  and ${problems.length - MAX_SHOWN} more`] : [];
  return [`${problems.length} problems:`, ...shown, ...more].join('\n');
}
