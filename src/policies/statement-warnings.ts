import { Effect, type PolicyStatement, type ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { grantedTo } from './granted-statements';
import type { PolicyKind } from './policy-kinds';
import { isEverybody } from '../checks/principals';
import { formatValue } from '../core/format-value';
import { environmentOf } from '../core/property-checks';
import { UNKNOWN, withoutTokens } from '../core/tokens';
import { warn } from '../core/warnings';

/** Warns about what ECR may refuse in a statement, and about what it accepts but is dangerous. */
export function warnAboutStatement(scope: IConstruct, kind: PolicyKind, statement: PolicyStatement): void {
  if (kind.resources === 'unwanted') {
    warnAboutResources(scope, kind, statement);
  }
  if (kind.resources === 'required') {
    warnAboutForeignResources(scope, kind, statement);
    warnAboutEveryAction(scope, statement);
  }
  warnAboutActions(scope, kind, statement);
  if (statement.effect === Effect.ALLOW && Object.keys(statement.conditions).length === 0) {
    warnAboutOpenAccess(scope, statement);
  }
}

function warnAboutResources(scope: IConstruct, { policies }: PolicyKind, { resources, notResources }: PolicyStatement): void {
  if (resources.length > 0) {
    warn(scope, '@aws-cdk/aws-ecr:noResourceStatements', 'ECR resource policy does not allow resource statements.');
  }
  if (notResources.length > 0) {
    warn(scope, 'cdk-ecr:notResources', `${policies} is about its repository only, so ECR may refuse notResources ${formatValue(notResources)}: leave it out`);
  }
}

/** Statements about repositories elsewhere are legal, and about nothing. */
function warnAboutForeignResources(scope: IConstruct, { policies }: PolicyKind, { resources }: PolicyStatement): void {
  const { account, region } = environmentOf(scope);
  const differs = (known: string, own?: string) => own !== undefined && /^[a-z0-9-]+$/.test(known) && known !== own;
  const foreign = resources.map((resource) => withoutTokens(resource).replaceAll(UNKNOWN, '…')).filter((resource) => {
    const [scheme, , service, itsRegion = '', itsAccount = ''] = resource.split(':');
    return scheme === 'arn' && (differs(service, 'ecr') || differs(itsRegion, region) || differs(itsAccount, account));
  });
  if (foreign.length > 0) {
    warn(scope, 'cdk-ecr:resourcesOutsideRegistry',
      `${policies} is about repositories of its own account and region, so it has no effect on ${formatValue(foreign)}: name repositories of this registry`);
  }
}

function warnAboutEveryAction(scope: IConstruct, statement: PolicyStatement): void {
  if (statement.effect === Effect.ALLOW && hasEverybody(statement) && statement.actions.some((action) => action === '*' || action === 'ecr:*')) {
    warn(scope, 'cdk-ecr:everyAction',
      'a statement allows many principals every action, deleting repositories included: name the actions they need, such as "ecr:BatchGetImage"');
  }
}

function warnAboutActions(scope: IConstruct, { policies, service }: PolicyKind, { actions }: PolicyStatement): void {
  const outside = actions.filter((action) => !Token.isUnresolved(action) && action !== '*' && !isActionOf(service, action.toLowerCase()));
  if (outside.length > 0) {
    const login = service === 'ecr' ? 'AuthorizationToken' : 'PublicGalleryAuthorizationToken';
    warn(scope, 'cdk-ecr:actionsOutsideRepository',
      `${policies} cannot allow or deny ${formatValue(outside)}: put it in an identity policy (a login: ${login}.grantRead)`);
  }
}

/** A login is an action of the service, but only identity policies can allow it. */
function isActionOf(service: string, action: string): boolean {
  return action.startsWith(`${service}:`) && action !== `${service}:getauthorizationtoken`;
}

function warnAboutOpenAccess(scope: IConstruct, statement: PolicyStatement): void {
  const { principals } = statement;
  if (hasEverybody(statement)) {
    warn(scope, 'cdk-ecr:everybody',
      'a statement without conditions lets everybody with an AWS account in: use OrganizationPrincipal, or a condition on aws:PrincipalOrgID');
  }
  if (!grantedTo(statement) && principals.some((principal) => (principal as Partial<ServicePrincipal>).service === 'lambda.amazonaws.com')) {
    warn(scope, 'cdk-ecr:lambdaWithoutSource',
      'a statement without conditions lets the functions of every account pull through Lambda: '
      + 'add a condition on aws:SourceAccount or aws:SourceArn to the principal with withConditions');
  }
}

function hasEverybody({ principals }: PolicyStatement): boolean {
  return principals.some((principal) => isEverybody(principal.policyFragment.principalJson));
}
