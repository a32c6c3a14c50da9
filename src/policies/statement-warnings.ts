import { Effect, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Token } from 'aws-cdk-lib/core';
import { grantedTo } from './granted-statements';
import { isLambda, LAMBDA_WITHOUT_SOURCE } from './lambda-warning';
import type { PolicyKind } from './policy-kinds';
import { isAnyPrincipal } from '../checks/principals';
import { formatValue } from '../core/format-value';
import type { CheckEnvironment } from '../core/property-checks';
import { UNKNOWN, withoutTokens } from '../core/tokens';
import type { Warning } from '../core/warnings';

/** The elements of a statement that warnings depend on, for a statement of aws-iam or JSON. */
export interface StatementElements {
  readonly isAllow: boolean;
  readonly hasConditions: boolean;
  readonly isForEveryone: boolean;

  /** Whether a user wrote the statement for Lambda. */
  readonly isForLambda: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
}

/** The elements of a statement of aws-iam. */
export function elementsOf(statement: PolicyStatement): StatementElements {
  const { effect, conditions, principals, actions, resources, notResources } = statement;
  return {
    isAllow: effect === Effect.ALLOW,
    hasConditions: Object.keys(conditions).length > 0,
    get isForEveryone() {
      return principals.some((principal) => isAnyPrincipal(principal.policyFragment.principalJson));
    },
    get isForLambda() {
      return !grantedTo(statement) && principals.some(isLambda);
    },
    actions,
    resources,
    notResources,
  };
}

/** What ECR may reject in a statement, and what is legal but dangerous. */
export function statementWarnings(kind: PolicyKind, statement: StatementElements, environment: CheckEnvironment): Warning[] {
  return [
    ...kind.resources === 'unwanted' ? aboutResources(kind, statement) : [],
    ...kind.resources === 'required' ? [...aboutForeignResources(kind, statement, environment), ...aboutEveryAction(statement)] : [],
    ...aboutActions(kind, statement),
    ...statement.isAllow && !statement.hasConditions ? aboutOpenAccess(statement) : [],
  ];
}

function aboutResources({ policies }: PolicyKind, { resources, notResources }: StatementElements): Warning[] {
  return [
    ...resources.length === 0 ? [] : [{ id: '@aws-cdk/aws-ecr:noResourceStatements' as const, message: 'ECR resource policy does not allow resource statements.' }],
    ...notResources.length === 0 ? [] : [{
      id: 'cdk-ecr:notResources' as const, message: `${policies} is about its repository only, so ECR may reject notResources ${formatValue(notResources)}: leave it out`,
    }],
  ];
}

/** Statements about repositories elsewhere are legal, but have no effect. */
function aboutForeignResources({ policies }: PolicyKind, { resources }: StatementElements, { account, region }: CheckEnvironment): Warning[] {
  const differs = (known: string, own?: string) => own !== undefined && /^[a-z0-9-]+$/.test(known) && known !== own;
  const foreign = resources.map((resource) => withoutTokens(resource).replaceAll(UNKNOWN, '…')).filter((resource) => {
    const [scheme, , service, itsRegion = '', itsAccount = ''] = resource.split(':');
    return scheme === 'arn' && (differs(service, 'ecr') || differs(itsRegion, region) || differs(itsAccount, account));
  });
  return foreign.length === 0 ? [] : [{
    id: 'cdk-ecr:resourcesOutsideRegistry',
    message: `${policies} is about repositories of its own account and region, so it has no effect on ${formatValue(foreign)}: name repositories of this registry`,
  }];
}

function aboutEveryAction({ isAllow, isForEveryone, actions }: StatementElements): Warning[] {
  return !isAllow || !isForEveryone || !actions.some((action) => action === '*' || action === 'ecr:*') ? [] : [{
    id: 'cdk-ecr:everyAction',
    message: 'a statement allows many principals every action, including deleting repositories: name the actions they need, such as "ecr:BatchGetImage"',
  }];
}

function aboutActions({ policies, service }: PolicyKind, { actions }: StatementElements): Warning[] {
  const outside = actions.filter((action) => !Token.isUnresolved(action) && action !== '*' && !isActionOf(service, action.toLowerCase()));
  const login = service === 'ecr' ? 'AuthorizationToken' : 'PublicGalleryAuthorizationToken';
  return outside.length === 0 ? [] : [{
    id: 'cdk-ecr:actionsOutsideRepository',
    message: `${policies} cannot allow or deny ${formatValue(outside)}: put it in an identity policy (a login: ${login}.grantRead)`,
  }];
}

/** A login is an action of the service, but only an identity policy can allow it. */
function isActionOf(service: string, action: string): boolean {
  return action.startsWith(`${service}:`) && action !== `${service}:getauthorizationtoken`;
}

function aboutOpenAccess({ isForEveryone, isForLambda }: StatementElements): Warning[] {
  return [
    ...!isForEveryone ? [] : [{
      id: 'cdk-ecr:anyPrincipal' as const,
      message: 'a statement without conditions gives access to everyone with an AWS account: use OrganizationPrincipal, or a condition on aws:PrincipalOrgID',
    }],
    ...isForLambda ? [LAMBDA_WITHOUT_SOURCE] : [],
  ];
}
