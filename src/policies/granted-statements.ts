import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/*
 * Grants pass their statements through the public `addToResourcePolicy`, which subclasses may override. This mark tells them
 * from the statements of users. It is on the statement, so it works across copies of the library.
 */
const GRANTED = Symbol.for('cdk-ecr.grantedStatement');

/** Marks a statement as written by a grant. */
export function markAsGranted(statement: PolicyStatement): PolicyStatement {
  return Object.defineProperty(statement, GRANTED, { value: true });
}

/** Whether a statement was written by a grant rather than by the user. */
export function isGranted(statement: PolicyStatement): boolean {
  return GRANTED in statement;
}
