import * as iam from 'aws-cdk-lib/aws-iam';
import type { IEnvironmentAware } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { warnAboutLambda } from './cached-repository-warnings';
import { checkGrantActions, checkGrantee } from '../checks/policy-statements';
import { throwIfInvalid } from '../core/errors';
import { isLambda } from '../policies/lambda-warning';
import { CACHED_REPOSITORY, warnAboutUnwrittenGrant } from '../policies/unwritten-policy';

/**
 * Grants actions on cached repositories in the identity policy of the principal. Only ECR writes the policies of such
 * repositories, so a grant to a principal that needs them gives a warning.
 */
export function grantThroughCache(scope: IConstruct & IEnvironmentAware, arn: string, grantee: iam.IGrantable, actions: string[]): iam.Grant {
  throwIfInvalid([...checkGrantee(grantee), ...checkGrantActions(actions)], scope);
  if (isLambda(grantee.grantPrincipal)) {
    warnAboutLambda(scope);
  } else {
    warnAboutUnwrittenGrant(scope, grantee.grantPrincipal, CACHED_REPOSITORY);
  }
  return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [arn] });
}
