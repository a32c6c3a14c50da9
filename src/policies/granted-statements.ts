import type { IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/*
 * Grants pass their statements through the public `addToResourcePolicy`, which subclasses may override. This mark distinguishes them
 * from the statements of users. It is on the statement, so it works across copies of the library.
 */
const GRANTED_TO = Symbol.for('cdk-ecr.grantedTo');

/** Marks a statement as written by a grant to a principal. */
export function markAsGranted(statement: PolicyStatement, principal: IPrincipal): PolicyStatement {
  return Object.defineProperty(statement, GRANTED_TO, { value: principal });
}

/** The principal of the grant that wrote a statement; `undefined` if a user wrote it. */
export function grantedTo(statement: PolicyStatement): IPrincipal | undefined {
  return (statement as { [GRANTED_TO]?: IPrincipal })[GRANTED_TO];
}
