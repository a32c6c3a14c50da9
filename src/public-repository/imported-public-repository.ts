import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { PublicRepositoryBase, type IPublicRepository } from './public-repository-base';
import { checkRegistryAlias, PUBLIC_REGION } from './public-repository-checks';
import type { PublicRepositoryAttributes } from './public-repository-props';
import { checkAccountId } from '../checks/account-ids';
import { checkPublicRepositoryName } from '../checks/repository-names';
import { throwIfInvalid } from '../core/errors';
import { environmentOf } from '../core/property-checks';
import { IMPORTED_PUBLIC_REPOSITORY, warnAboutUnwrittenStatement } from '../policies/unwritten-policy';

/** A public repository that exists outside this app. Its policy is managed where the repository is defined. */
class ImportedPublicRepository extends PublicRepositoryBase {
  public readonly repositoryName: string;
  public readonly repositoryArn: string;
  /** @internal */
  protected readonly _registryAlias?: string;

  constructor(scope: Construct, id: string, { repositoryName, account, registryAlias }: PublicRepositoryAttributes) {
    super(scope, id, { account, region: PUBLIC_REGION });
    this.repositoryName = repositoryName;
    this.repositoryArn = this.stack.formatArn({ service: 'ecr-public', region: '', account, resource: 'repository', resourceName: repositoryName });
    this._registryAlias = registryAlias;
  }

  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    warnAboutUnwrittenStatement(this, statement, IMPORTED_PUBLIC_REPOSITORY);
    return { statementAdded: false };
  }
}

export function importPublicRepository(scope: Construct, id: string, attrs: PublicRepositoryAttributes): IPublicRepository {
  const { repositoryName, account, registryAlias } = attrs ?? {};
  throwIfInvalid([
    ...checkPublicRepositoryName('repositoryName', repositoryName ?? ''),
    ...checkAccountId('account', account, environmentOf(scope).account),
    ...checkRegistryAlias('registryAlias', registryAlias),
  ], scope);
  return new ImportedPublicRepository(scope, id, attrs);
}
