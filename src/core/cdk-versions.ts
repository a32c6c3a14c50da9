import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';

/**
 * The faults of a repository policy.
 *
 * Newer releases of aws-cdk-lib ask every resource policy for resources, unless told that the service wants none. The
 * release at our floor does not know that option, and does not ask.
 */
export function validateRepositoryPolicy(document: PolicyDocument): string[] {
  const validate: (options: { skipResourceValidation: boolean }) => string[] = document.validateForResourcePolicy.bind(document);
  return validate({ skipResourceValidation: true });
}
