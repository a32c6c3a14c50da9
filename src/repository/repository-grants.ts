import type * as ecr from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { andLogin } from './login-grant';
import { PULL_ACTIONS, PUSH_ACTIONS, READ_ACTIONS } from '../policies/actions';

/**
 * What can be granted on a repository. Reached as `repository.grants`.
 *
 * A grant writes to the identity policy of the grantee where it has one, and otherwise (a service, another account) to
 * the policy of the repository. A repository that was imported has no policy that CDK could write to.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
 * @example
 * declare const repository: Repository;
 * declare const role: iam.Role;
 * repository.grants.pull(role);
 */
export class RepositoryGrants {
  /**
   * The grants of any repository, also of an imported one or one of `aws-cdk-lib/aws-ecr`.
   *
   * @param repository the repository to grant on
   */
  public static fromRepository(repository: ecr.IRepository): RepositoryGrants {
    return new RepositoryGrants(repository);
  }

  private constructor(private readonly repository: ecr.IRepository) {}

  /**
   * Grant the given actions on the repository.
   *
   * @param grantee who may do it
   * @param actions IAM actions, such as `ecr:DescribeImageScanFindings`
   */
  public actions(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    return this.repository.grant(grantee, ...actions);
  }

  /**
   * Grant describing the repository and its images.
   *
   * @param grantee who may do it
   */
  public read(grantee: iam.IGrantable): iam.Grant {
    return this.actions(grantee, ...READ_ACTIONS);
  }

  /**
   * Grant pulling images, and logging in to the registry.
   *
   * @param grantee who may do it
   */
  public pull(grantee: iam.IGrantable): iam.Grant {
    return andLogin(grantee, this.repository.grant(grantee, ...PULL_ACTIONS));
  }

  /**
   * Grant pushing images, and logging in to the registry.
   *
   * @param grantee who may do it
   */
  public push(grantee: iam.IGrantable): iam.Grant {
    return andLogin(grantee, this.repository.grant(grantee, ...PUSH_ACTIONS));
  }

  /**
   * Grant pulling and pushing images, and logging in to the registry.
   *
   * @param grantee who may do it
   */
  public pullPush(grantee: iam.IGrantable): iam.Grant {
    return andLogin(grantee, this.repository.grant(grantee, ...PULL_ACTIONS, ...PUSH_ACTIONS));
  }
}
