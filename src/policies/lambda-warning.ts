import type { IPrincipal, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Warning } from '../core/warnings';

/** The service principal that pulls the images of functions. */
export const LAMBDA = 'lambda.amazonaws.com';

/** Whether a principal is Lambda. */
export function isLambda(principal: IPrincipal): boolean {
  return (principal as Partial<ServicePrincipal>).service === LAMBDA;
}

/** The warning about Lambda as a principal without conditions, which allows the functions of every account. */
export const LAMBDA_WITHOUT_SOURCE: Warning = {
  id: 'cdk-ecr:lambdaWithoutSource',
  message: 'a statement without conditions lets the functions of every account pull through Lambda: '
    + 'add a condition on aws:SourceAccount or aws:SourceArn to the principal with withConditions',
};
