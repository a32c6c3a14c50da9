import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack, Tags, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { markAsGranted } from './granted-statements';
import { checkGrantActions, checkGrantee } from '../checks/policy-statements';
import { throwIfInvalid } from '../core/errors';

/** What a grant needs from a resource that has a policy. */
export interface GrantTarget {
  /** The construct at which problems are reported. */
  readonly scope: IConstruct;

  /** The ARN of the resource, or of several that have one policy. */
  readonly arns: readonly string[];

  /** Whether statements of the policy name the resources. By default they do not: the policy is about one resource. */
  readonly policyNamesResources?: boolean;

  /** The account that owns the resource. */
  readonly account: string;

  /** Adds a statement to the policy of the resource, if CDK can write that policy. */
  addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult;
}

/**
 * Grants actions on resources: in the identity policy of the principal, or in the policy of the resource if the principal
 * has no identity policy or belongs to another account.
 */
export function grantOnResource(target: GrantTarget, grantee: iam.IGrantable, actions: string[]): iam.Grant {
  throwIfInvalid([...checkGrantee(grantee), ...checkGrantActions(actions)], target.scope);
  const { scope, account } = target;
  const resourceArns = [...target.arns];
  const principal = grantee.grantPrincipal;
  if (canPolicyNotName(target, principal)) {
    allowByPrincipalTag(target, principal, actions);
    return iam.Grant.addToPrincipal({ grantee, actions, resourceArns });
  }
  return iam.Grant.addToPrincipalOrResource({
    grantee,
    actions,
    resourceArns,
    resourceSelfArns: resourcesInPolicy(target),
    resource: {
      env: { account, region: Stack.of(scope).region },
      addToResourcePolicy: (statement) => {
        const { statementAdded, policyDependable = scope } = target.addToResourcePolicy(markAsGranted(statement, principal));
        return { statementAdded, policyDependable };
      },
    },
  });
}

/** The resources of a statement in the policy. A repository policy needs no Resource element. */
function resourcesInPolicy({ arns, policyNamesResources = false }: GrantTarget): string[] {
  return policyNamesResources ? [...arns] : [];
}

/**
 * Whether a stack of another account defines the principal, so that it may be deployed after the resource. ECR rejects a policy
 * that names a principal that does not exist yet.
 */
function canPolicyNotName({ scope, account }: GrantTarget, principal: iam.IPrincipal): principal is iam.IPrincipal & IConstruct {
  if (!principal.principalAccount) {
    return false;
  }
  const comparison = Token.compareStrings(account, principal.principalAccount);
  return comparison !== TokenComparison.SAME && comparison !== TokenComparison.BOTH_UNRESOLVED
    && iam.principalIsOwnedResource(principal) && !Stack.of(scope).dependencies.includes(Stack.of(principal));
}

/** Allows the account of the principal, with a condition on a tag that only this principal has. */
function allowByPrincipalTag(target: GrantTarget, principal: iam.IPrincipal & IConstruct, actions: string[]): void {
  const stack = Stack.of(principal);
  const tag = `${stack.stackName}_${principal.node.addr}`;
  Tags.of(principal).add('aws-cdk:id', tag);
  target.addToResourcePolicy(markAsGranted(new iam.PolicyStatement({
    actions,
    principals: [new iam.AccountPrincipal(stack.account)],
    resources: resourcesInPolicy(target),
    conditions: { StringEquals: { 'aws:PrincipalTag/aws-cdk:id': tag } },
  }), principal));
}
