import type * as iam from 'aws-cdk-lib/aws-iam';
import * as cxschema from 'aws-cdk-lib/cloud-assembly-schema';
import { Arn, ArnFormat, ContextProvider, Stack, Token, type ResourceProps } from 'aws-cdk-lib/core';
import type { Construct, IConstruct } from 'constructs';
import { fail } from '../private/errors';
import { show } from '../private/show';
import { RepositoryBase, type IRepository } from './repository-base';
import type { RepositoryAttributes, RepositoryLookupOptions } from './repository-props';

/**
 * A repository that exists outside this app. Its policy belongs to whoever defines it.
 */
class ImportedRepository extends RepositoryBase {
  constructor(scope: Construct, id: string, public readonly repositoryName: string, public readonly repositoryArn: string, props?: ResourceProps) {
    super(scope, id, props);
  }

  public addToResourcePolicy(_statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    return { statementAdded: false };
  }
}

export function importByName(scope: Construct, id: string, repositoryName: string): IRepository {
  return new ImportedRepository(scope, id, repositoryName, localRepositoryArn(repositoryName, scope));
}

export function importByAttributes(scope: Construct, id: string, attrs: RepositoryAttributes): IRepository {
  return new ImportedRepository(scope, id, attrs.repositoryName, attrs.repositoryArn);
}

export function importByArn(scope: Construct, id: string, repositoryArn: string): IRepository {
  if (Token.isUnresolved(repositoryArn)) {
    fail('RepositoryArnIsLateBoundValue',
      'repositoryArn is a token, so the name of the repository cannot be told from it: use fromRepositoryAttributes with a repositoryName', scope);
  }
  if (!repositoryArn.split(':').at(-1)!.startsWith('repository/')) {
    fail('InvalidRepositoryArnFormat',
      `repositoryArn must have the form arn:PARTITION:ecr:REGION:ACCOUNT:repository/NAME, got ${show(repositoryArn)}`, scope);
  }
  const repositoryName = repositoryArn.split('/').slice(1).join('/');
  return new ImportedRepository(scope, id, repositoryName, repositoryArn, { environmentFromArn: repositoryArn });
}

export function importByLookup(scope: Construct, id: string, options: RepositoryLookupOptions): IRepository {
  const found = ContextProvider.getValue(scope, {
    provider: cxschema.ContextProvider.CC_API_PROVIDER,
    props: {
      typeName: 'AWS::ECR::Repository',
      exactIdentifier: nameToLookUp(scope, options),
      propertiesToReturn: ['Arn'],
    } as cxschema.CcApiContextQuery,
    dummyValue: [{ Arn: dummyArn(scope) }],
  }).value[0];
  return importByAttributes(scope, id, {
    repositoryName: Arn.extractResourceName(found.Arn, 'repository'),
    repositoryArn: found.Arn,
  });
}

export function localRepositoryArn(repositoryName: string, scope: IConstruct, account?: string): string {
  return Stack.of(scope).formatArn({ account, service: 'ecr', resource: 'repository', resourceName: repositoryName });
}

function nameToLookUp(scope: Construct, options: RepositoryLookupOptions): string {
  const { repositoryName, repositoryArn } = options;
  if (Token.isUnresolved(repositoryName) || Token.isUnresolved(repositoryArn)) {
    fail('CannotLookupRepositoryWithTokenizedValue', 'repositoryName and repositoryArn of a look-up must be known at synthesis, but one is a token', scope);
  }
  if (!repositoryArn && !repositoryName) {
    fail('RepositoryNameOrArnRequired', 'a look-up needs at least one of repositoryName and repositoryArn', scope);
  }
  const name = repositoryName ?? Arn.split(repositoryArn!, ArnFormat.SLASH_RESOURCE_NAME).resourceName;
  return name || fail('CouldNotDetermineRepositoryIdentifier', `repositoryArn names no repository, got ${show(repositoryArn)}`, scope);
}

/** What stands in for the repository until the CLI has looked it up. */
function dummyArn(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: 'ecr',
    region: 'us-east-1',
    account: '123456789012',
    resource: 'repository',
    resourceName: 'DUMMY_ARN',
  });
}
