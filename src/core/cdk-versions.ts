import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';

/**
 * The problems that aws-cdk-lib finds in a resource policy, apart from resources.
 *
 * Newer versions require resources in every statement unless an option disables that check. The minimum version has no such option
 * and does not check resources.
 */
export function validateResourcePolicy(document: PolicyDocument): string[] {
  const validate: (options: { skipResourceValidation: boolean }) => string[] = document.validateForResourcePolicy.bind(document);
  return validate({ skipResourceValidation: true });
}
