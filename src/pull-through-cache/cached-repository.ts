import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { warnAboutLambda, warnAboutPush } from './cached-repository-warnings';
import { grantThroughCache } from './grant-through-cache';
import { CACHED_REPOSITORY_PERMISSIONS, type RepositoryPermissions } from '../policies/actions';
import { isLambda } from '../policies/lambda-warning';
import { CACHED_REPOSITORY, warnAboutUnwrittenStatement } from '../policies/unwritten-policy';
import { RepositoryBase } from '../repository/repository-base';

/** A repository that ECR creates with the first pull of an image through a cache. */
export class CachedRepository extends RepositoryBase {
  public readonly repositoryArn: string;

  /**
   * @param repositoryName the name as text
   * @param nameInUri the name with a reference to the rule, so that users of an image are created after the rule
   */
  constructor(scope: Construct, id: string, public readonly repositoryName: string, private readonly nameInUri: string) {
    super(scope, id);
    this.repositoryArn = this.stack.formatArn({ service: 'ecr', resource: 'repository', resourceName: repositoryName });
  }

  protected get _nameInUri(): string {
    return this.nameInUri;
  }

  public get _permissions(): RepositoryPermissions {
    return CACHED_REPOSITORY_PERMISSIONS;
  }

  public grant(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    warnAboutPush(this, actions);
    return grantThroughCache(this, this.repositoryArn, grantee, actions);
  }

  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    if (statement?.principals?.some(isLambda)) {
      warnAboutLambda(this);
    } else {
      warnAboutUnwrittenStatement(this, statement, CACHED_REPOSITORY);
    }
    return { statementAdded: false };
  }
}
