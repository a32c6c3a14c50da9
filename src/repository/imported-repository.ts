import type * as iam from 'aws-cdk-lib/aws-iam';
import * as cxschema from 'aws-cdk-lib/cloud-assembly-schema';
import { Arn, ContextProvider, Stack, Token, type ResourceProps } from 'aws-cdk-lib/core';
import type { Construct, IConstruct } from 'constructs';
import { grantOnRepository } from './grant-on-repository';
import { RepositoryBase, type IRepository } from './repository-base';
import type { RepositoryAttributes, RepositoryLookupOptions } from './repository-props';
import { warnAboutWideArn, warnAboutWildcardImport } from './repository-warnings';
import { checkAccountId } from '../checks/account-ids';
import { checkNameMatchesArn, checkRepositoryArn, isWiderThan, parseRepositoryArn, repositoryNameInArn } from '../checks/repository-arns';
import { checkRepositoryName } from '../checks/repository-names';
import { checkRepositoryPattern, hasWildcard, withoutWildcards } from '../checks/repository-patterns';
import { checkWhenResolved } from '../core/check-when-resolved';
import { fail, throwIfInvalid, type Problem } from '../core/errors';
import { environmentOf } from '../core/property-checks';
import { warnAboutUnwrittenGrant, warnAboutUnwrittenStatement } from '../policies/unwritten-policy';

const ANY_ACCOUNT = '000000000000';
const ACCOUNTS = /^(?:[0-9]{0,11}[*?][0-9*?]{0,11}|\$\{[\w:/-]{1,128}\})$/;

/**
 * A repository that exists outside this app. Its policy cannot be modified here.
 */
class ImportedRepository extends RepositoryBase {
  constructor(scope: Construct, id: string, public readonly repositoryName: string, public readonly repositoryArn: string, props?: ResourceProps) {
    super(scope, id, props);
    if (!Token.isUnresolved(repositoryName) && hasWildcard(repositoryName)) {
      warnAboutWildcardImport(this, repositoryName);
    } else if (!Token.isUnresolved(repositoryArn) && isWiderThan(repositoryNameInArn(repositoryArn), repositoryName)) {
      warnAboutWideArn(this, repositoryName, repositoryArn);
    }
  }

  /** A name that is a token may have a value only in the resource that uses it. */
  protected get _nameInUri(): string {
    return checkWhenResolved(this, this.repositoryName, (name) => checkNameOfImport('repositoryName', name));
  }

  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    warnAboutUnwrittenStatement(this, statement);
    return { statementAdded: false };
  }
}

/**
 * A repository in another account or region, according to its ARN. As in aws-cdk-lib/aws-ecr, grants treat it as one of the stack's
 * account: they write the same statements, and do not tag a role for a policy that cannot be written.
 */
class RepositoryElsewhere extends ImportedRepository {
  public grant(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    const grant = grantOnRepository(this, grantee, actions, this.stack.account);
    if (grant.resourceStatements.length === 0) {
      warnAboutUnwrittenGrant(this, grantee.grantPrincipal);
    }
    return grant;
  }
}

export function importByName(scope: Construct, id: string, repositoryName: string): IRepository {
  throwIfInvalid(checkNameOfImport('repositoryName', repositoryName), scope);
  return new ImportedRepository(scope, id, repositoryName, formatLocalArn(repositoryName, scope));
}

export function importByAttributes(scope: Construct, id: string, attrs: RepositoryAttributes): IRepository {
  const { repositoryName, repositoryArn } = attrs ?? {};
  throwIfInvalid([
    ...checkNameOfImport('repositoryName', repositoryName),
    ...checkArnOfImport('repositoryArn', repositoryArn, scope),
    ...checkNameMatchesArn(repositoryName, repositoryArn),
  ], scope);
  return isElsewhere(scope, repositoryArn)
    ? new RepositoryElsewhere(scope, id, repositoryName, repositoryArn, { environmentFromArn: repositoryArn })
    : new ImportedRepository(scope, id, repositoryName, repositoryArn);
}

export function importByArn(scope: Construct, id: string, repositoryArn: string): IRepository {
  if (Token.isUnresolved(repositoryArn)) {
    fail('RepositoryArnIsLateBoundValue',
      'repositoryArn is a token, so the name of the repository cannot be parsed from it: use fromRepositoryAttributes with a repositoryName', scope);
  }
  throwIfInvalid(checkArnOfImport('repositoryArn', repositoryArn, scope), scope);
  return new ImportedRepository(scope, id, repositoryNameInArn(repositoryArn), repositoryArn, { environmentFromArn: repositoryArn });
}

export function importByLookup(scope: Construct, id: string, options: RepositoryLookupOptions): IRepository {
  const { repositoryName, repositoryArn } = options ?? {};
  throwIfInvalid(checkLookup(repositoryName, repositoryArn), scope);
  const inArn = repositoryArn ? parseRepositoryArn(repositoryArn) : undefined;
  const elsewhere = inArn && isElsewhere(scope, repositoryArn!) ? { account: inArn.account, region: inArn.region } : {};
  const found = ContextProvider.getValue(scope, {
    provider: cxschema.ContextProvider.CC_API_PROVIDER,
    props: {
      ...elsewhere,
      typeName: 'AWS::ECR::Repository',
      exactIdentifier: repositoryName ?? inArn!.repositoryName,
      propertiesToReturn: ['Arn'],
    } as cxschema.CcApiContextQuery,
    dummyValue: [{ Arn: dummyArn(scope) }],
  }).value[0];
  const arn: string = found.Arn;
  const name = Arn.extractResourceName(arn, 'repository');
  return isElsewhere(scope, repositoryArn)
    ? new RepositoryElsewhere(scope, id, name, arn, { environmentFromArn: repositoryArn })
    : new ImportedRepository(scope, id, name, arn);
}

export function localRepositoryArn(repositoryName: string, scope: IConstruct, account?: string): string {
  throwIfInvalid([...checkNameOfImport('repositoryName', repositoryName), ...checkAccountOfStatement(account, scope)], scope);
  return formatLocalArn(repositoryName, scope, account);
}

function formatLocalArn(repositoryName: string, scope: IConstruct, account?: string): string {
  return Stack.of(scope).formatArn({ account, service: 'ecr', resource: 'repository', resourceName: repositoryName });
}

/** Wildcards and IAM policy variables are accepted. Such an import is not a single repository, but works in statements about many. */
function checkNameOfImport(prop: string, name: unknown): Problem[] {
  return checkRepositoryPattern(prop, name ?? '');
}

function checkArnOfImport(prop: string, arn: unknown, scope: IConstruct): Problem[] {
  const problems = checkRepositoryArn(prop, arn ?? '', environmentOf(scope));
  return problems.length > 0 && hasWildcard(arn) && checkRepositoryArn(prop, withoutWildcardsInArn(arn)).length === 0 ? [] : problems;
}

function checkLookup(repositoryName: unknown, repositoryArn: unknown): Problem[] {
  if (Token.isUnresolved(repositoryName) || Token.isUnresolved(repositoryArn)) {
    return [{
      code: 'CannotLookupRepositoryWithTokenizedValue',
      message: 'repositoryName and repositoryArn of a lookup must be known at synthesis, but one is a token: give it as a literal',
    }];
  }
  if (!repositoryArn && !repositoryName) {
    return [{ code: 'RepositoryNameOrArnRequired', message: 'a lookup needs at least one of repositoryName and repositoryArn' }];
  }
  return [
    ...checkRepositoryName('repositoryName', repositoryName),
    ...checkArnOfLookup(repositoryArn),
    ...checkNameMatchesArn(repositoryName, repositoryArn),
  ];
}

/** aws-cdk-lib has two codes for an ARN without a name. */
function checkArnOfLookup(arn: unknown): Problem[] {
  const problems = checkRepositoryArn('repositoryArn', arn);
  if (typeof arn !== 'string' || problems.length === 0) {
    return problems;
  }
  const code = !arn.startsWith('arn:') ? 'ArnsMustStartWithArn' : arn.endsWith(':repository/') ? 'CouldNotDetermineRepositoryIdentifier' : problems[0].code;
  return [{ ...problems[0], code }, ...problems.slice(1)];
}

/** A statement may apply to many accounts, or take the account from a policy variable. */
function checkAccountOfStatement(account: string | undefined, scope: IConstruct): Problem[] {
  return typeof account === 'string' && ACCOUNTS.test(account) ? [] : checkAccountId('account', account, environmentOf(scope).account);
}

/** Statements accept a wildcard in any part of an ARN except the first and the service. */
function withoutWildcardsInArn(arn: string): string {
  return arn.split(':').map((part, index) => {
    const instead = ({ 1: 'aws', 4: ANY_ACCOUNT } as Record<number, string>)[index];
    return instead && hasWildcard(part) ? instead : withoutWildcards(part);
  }).join(':');
}

/** Whether an ARN names another account or region than the stack. */
function isElsewhere(scope: Construct, arn: string | undefined): boolean {
  const { account, region } = Stack.of(scope);
  if (!arn || Token.isUnresolved(arn) || Token.isUnresolved(account) || Token.isUnresolved(region)) {
    return false;
  }
  const parts = parseRepositoryArn(arn);
  return parts !== undefined && (parts.account !== account || parts.region !== region);
}

/** The ARN that CDK uses until the CLI has looked up the repository. */
function dummyArn(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: 'ecr',
    region: 'us-east-1',
    account: '123456789012',
    resource: 'repository',
    resourceName: 'DUMMY_ARN',
  });
}
