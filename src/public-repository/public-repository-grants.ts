import { CfnPublicRepository } from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import { fail } from '../core/errors';
import { formatValue } from '../core/format-value';
import { PUBLIC_LOGIN_ACTIONS, PUBLIC_PUSH_ACTIONS } from '../policies/actions';
import { grantOnResource } from '../policies/grant-on-resource';
import { PUBLIC_REPOSITORY_POLICY } from '../policies/policy-kinds';
import { addToPolicyOfL1 } from '../policies/policy-property';
import { IMPORTED_PUBLIC_REPOSITORY, warnAboutUnwrittenStatement } from '../policies/unwritten-policy';
import { withLogin } from '../policies/with-login';

/**
 * The grants of a public repository, available as `repository.grants`. Everyone can pull, so there is no grant for that.
 *
 * A grant writes to the identity policy of the grantee. Where the grantee has none (a service) or belongs to another account, it
 * writes to the policy of the repository. CDK cannot modify the policy of an imported repository.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/public/public-repository-policies.html
 * @example
 * declare const repository: PublicRepository;
 * declare const role: iam.Role;
 * repository.grants.push(role);
 */
export class PublicRepositoryGrants {
  /**
   * The grants of a public repository: owned, imported, or an L1 `CfnPublicRepository`.
   *
   * Grants on an L1 that go to the policy of the repository are added to its `repositoryPolicyText`. Existing statements stay.
   *
   * Throws when the value is not a public repository.
   *
   * @param repository the repository to grant on
   */
  public static fromPublicRepository(repository: aws_ecr.IPublicRepositoryRef): PublicRepositoryGrants {
    return new PublicRepositoryGrants(repository, repository?.publicRepositoryRef?.publicRepositoryArn ?? fail('RepositoryRequired',
      `repository must be a PublicRepository, an imported public repository or a CfnPublicRepository, got ${formatValue(repository)}`));
  }

  private constructor(private readonly repository: aws_ecr.IPublicRepositoryRef, private readonly arn: string) {}

  /**
   * Grant the given actions on the repository.
   *
   * Throws when there is no action.
   *
   * @param grantee the principal to grant to
   * @param actions IAM actions, such as `ecr-public:DescribeImages`
   */
  public actions(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    const { repository, arn } = this;
    return grantOnResource({
      scope: repository, arns: [arn], account: repository.env.account, addToResourcePolicy: (statement) => addToPolicyOf(repository, statement),
    }, grantee, actions);
  }

  /**
   * Grant pushing images, and logging in to the gallery.
   *
   * A grantee of another account needs its own login permission: `PublicGalleryAuthorizationToken.grantRead`.
   *
   * @param grantee the principal to grant to
   */
  public push(grantee: iam.IGrantable): iam.Grant {
    return withLogin(grantee, this.actions(grantee, ...PUBLIC_PUSH_ACTIONS), PUBLIC_LOGIN_ACTIONS);
  }
}

function addToPolicyOf(repository: aws_ecr.IPublicRepositoryRef, statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
  if (hasPolicy(repository)) {
    return repository.addToResourcePolicy(statement);
  }
  if (CfnPublicRepository.isCfnPublicRepository(repository)) {
    return addToPolicyOfL1(repository, PUBLIC_REPOSITORY_POLICY, statement);
  }
  warnAboutUnwrittenStatement(repository, statement, IMPORTED_PUBLIC_REPOSITORY); // a reference that CDK has created from an ARN or a name
  return { statementAdded: false };
}

/** Whether a repository has the methods of `IPublicRepository`. */
function hasPolicy(repository: aws_ecr.IPublicRepositoryRef): repository is aws_ecr.IPublicRepositoryRef & Pick<iam.IResourceWithPolicyV2, 'addToResourcePolicy'> {
  return typeof (repository as Partial<iam.IResourceWithPolicyV2>).addToResourcePolicy === 'function';
}
