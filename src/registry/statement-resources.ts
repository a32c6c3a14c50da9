import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { resourceRequired } from '../checks/policy-json';
import { checkRepositoryPatterns } from '../checks/repository-patterns';
import { fail, throwIfInvalid } from '../core/errors';

/**
 * The ARNs of repositories of a registry: by default all repositories of the registry of the stack.
 *
 * Throws for names that no repository can have.
 */
export function repositoryArns(
  scope: IConstruct,
  repositories?: readonly string[],
  { account, region }: Partial<ResourceEnvironment> = {},
): string[] {
  throwIfInvalid(checkRepositoryPatterns('repositories', repositories), scope);
  const stack = Stack.of(scope);
  return (repositories ?? ['*']).map((name) => stack.formatArn({ service: 'ecr', resource: 'repository', account, region, resourceName: name }));
}

/**
 * A statement with the resources that a registry policy needs: its own, or repositories of the registry. The latter go into a
 * copy, because users may add their statement to several registries.
 */
export function withResources(
  scope: IConstruct,
  name: string,
  statement: PolicyStatement,
  repositories?: string[],
  environment?: ResourceEnvironment,
): PolicyStatement {
  throwIfInvalid(checkRepositoryPatterns('repositories', repositories), scope);
  if (typeof statement?.copy !== 'function') {
    return statement; // the check of statements rejects it
  }
  const hasResources = statement.resources.length + statement.notResources.length > 0;
  if (hasResources && repositories) {
    fail('PolicyResourceRequired', `${name} must not have resources when repositories are passed: leave out one of them`, scope);
  }
  throwIfInvalid(hasResources || repositories ? [] : [resourceRequired(name, 'pass repositories such as ["prod/*"], or give the statement the ARNs of repositories')], scope);
  return repositories ? statement.copy({ resources: repositoryArns(scope, repositories, environment) }) : statement;
}
