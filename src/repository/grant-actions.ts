import type * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack, Tags, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { warnOfUnwrittenPolicy } from './repository-warnings';
import { checkGrantActions, checkGrantee } from '../checks/policy-statements';
import { throwIfInvalid } from '../core/errors';

/** What a grant needs of a repository. */
export interface GrantableRepository extends ecr.IRepository {
  /** The account that is compared with the one of the principal. */
  readonly _grantingAccount: string;
}

/**
 * Grants actions on a repository to the principal, or through the policy of the repository where the principal has no
 * identity policy.
 */
export function grantActions(repository: GrantableRepository, grantee: iam.IGrantable, actions: string[]): iam.Grant {
  throwIfInvalid([...checkGrantee(grantee), ...checkGrantActions(actions)], repository);
  const foreignPrincipal = principalThatPolicyCannotName(repository, grantee);
  if (foreignPrincipal) {
    admitByTag(repository, foreignPrincipal, actions);
    return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [repository.repositoryArn] });
  }
  return iam.Grant.addToPrincipalOrResource({
    grantee,
    actions,
    resourceArns: [repository.repositoryArn],
    resourceSelfArns: [], // ECR takes no Resource element in a repository policy
    resource: asGrantsSeeIt(repository),
  });
}

/**
 * CDK writes a statement into the policy of a resource of another account. Where grants go by another account than that
 * of the environment, they must not: CDK would forget the statement of the principal, and refuse groups.
 */
function asGrantsSeeIt(repository: GrantableRepository): GrantableRepository {
  const account = repository._grantingAccount;
  if (account === repository.env.account) {
    return repository;
  }
  warnOfUnwrittenPolicy(repository);
  return Object.create(repository, { env: { value: { ...repository.env, account } } });
}

/**
 * ECR refuses a policy that names a principal which does not exist yet. When the stack of the principal is deployed
 * later than the repository, the policy admits its account and asks for a tag that only this principal carries.
 */
function admitByTag(repository: GrantableRepository, principal: IConstruct, actions: string[]): void {
  const stack = Stack.of(principal);
  const tag = `${stack.stackName}_${principal.node.addr}`;
  Tags.of(principal).add('aws-cdk:id', tag);
  repository.addToResourcePolicy(new iam.PolicyStatement({
    actions,
    principals: [new iam.AccountPrincipal(stack.account)],
    conditions: { StringEquals: { 'aws:PrincipalTag/aws-cdk:id': tag } },
  }));
}

/** The principal, if it is made by another account's stack on which the repository's stack does not depend. */
function principalThatPolicyCannotName(repository: GrantableRepository, grantee: iam.IGrantable): IConstruct | undefined {
  const principal = grantee.grantPrincipal;
  const account = principal.principalAccount;
  if (!account) {
    return undefined;
  }
  const comparison = Token.compareStrings(repository._grantingAccount, account);
  if (comparison === TokenComparison.SAME || comparison === TokenComparison.BOTH_UNRESOLVED) {
    return undefined;
  }
  if (!iam.principalIsOwnedResource(principal)) {
    return undefined;
  }
  return repository.stack.dependencies.includes(Stack.of(principal)) ? undefined : principal;
}
