import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import { grantPermission } from './grant-on-repository';
import { fail } from '../core/errors';
import { formatValue } from '../core/format-value';
import { grantOnResource } from '../policies/grant-on-resource';
import { REPOSITORY_POLICY } from '../policies/policy-kinds';
import { addToPolicyOfL1 } from '../policies/policy-property';
import { warnAboutUnwrittenStatement } from '../policies/unwritten-policy';

/**
 * The grants of a repository, available as `repository.grants`.
 *
 * A grant writes to the identity policy of the grantee. Where the grantee has none (a service) or belongs to another account,
 * it writes to the policy of the repository. CDK cannot modify the policy of an imported repository.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
 * @example
 * declare const repository: Repository;
 * declare const role: iam.Role;
 * repository.grants.pull(role);
 */
export class RepositoryGrants {
  /**
   * The grants of any repository: one of this library or of `aws-cdk-lib/aws-ecr`, an imported one, or an L1 `CfnRepository`.
   *
   * Grants on an L1 that go to the policy of the repository are added to its `repositoryPolicyText`. Existing statements stay.
   *
   * Throws when the value is not a repository.
   *
   * @param repository the repository to grant on
   */
  public static fromRepository(repository: aws_ecr.IRepositoryRef): RepositoryGrants {
    return new RepositoryGrants(granterOf(repository));
  }

  private constructor(private readonly granter: Granter) {}

  /**
   * Grant the given actions on the repository.
   *
   * Throws when there is no action.
   *
   * @param grantee the principal to grant to
   * @param actions IAM actions, such as `ecr:DescribeImageScanFindings`
   */
  public actions(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    return this.granter.grant(grantee, ...actions);
  }

  /**
   * Grant describing the repository and its images.
   *
   * @param grantee the principal to grant to
   */
  public read(grantee: iam.IGrantable): iam.Grant {
    return grantPermission(this.granter, grantee, 'read');
  }

  /**
   * Grant pulling images, and logging in to the registry.
   *
   * @param grantee the principal to grant to
   */
  public pull(grantee: iam.IGrantable): iam.Grant {
    return grantPermission(this.granter, grantee, 'pull');
  }

  /**
   * Grant pushing images, and logging in to the registry.
   *
   * Includes `ecr:BatchGetImage`, which `grantPush` does not: BuildKit, nerdctl and Docker with the containerd image store ask
   * for the manifest before they push, and fail without it.
   *
   * @param grantee the principal to grant to
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
   */
  public push(grantee: iam.IGrantable): iam.Grant {
    return grantPermission(this.granter, grantee, 'push');
  }

  /**
   * Grant pulling and pushing images, and logging in to the registry.
   *
   * @param grantee the principal to grant to
   */
  public pullPush(grantee: iam.IGrantable): iam.Grant {
    return grantPermission(this.granter, grantee, 'pullPush');
  }
}

/** The method `grant` of a repository, or one that does the same. */
type Granter = Parameters<typeof grantPermission>[0];

function granterOf(repository: aws_ecr.IRepositoryRef): Granter {
  if (isGranter(repository)) {
    return repository;
  }
  const arn = repository?.repositoryRef?.repositoryArn;
  if (typeof arn !== 'string') {
    return failForOther(repository);
  }
  const account = repository.env.account;
  const addToResourcePolicy = CfnRepository.isCfnRepository(repository)
    ? (statement: iam.PolicyStatement) => addToPolicyOfL1(repository, REPOSITORY_POLICY, statement)
    : (statement: iam.PolicyStatement) => doNotAdd(repository, statement);
  return { grant: (grantee, ...actions) => grantOnResource({ scope: repository, arns: [arn], account, addToResourcePolicy }, grantee, actions) };
}

/** Whether a repository has the methods of `IRepository`, and grants by its own `grant`. */
function isGranter(repository: unknown): repository is Granter {
  const { grant, repositoryArn } = (repository ?? {}) as { grant?: unknown; repositoryArn?: unknown };
  return typeof grant === 'function' && typeof repositoryArn === 'string';
}

/** A reference that CDK has created from an ARN or a name. */
function doNotAdd(reference: aws_ecr.IRepositoryRef, statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
  warnAboutUnwrittenStatement(reference, statement);
  return { statementAdded: false };
}

function failForOther(value: unknown): never {
  const { repository } = (value ?? {}) as { repository?: unknown };
  const hint = isGranter(repository) ? ': pass its property repository' : '';
  return fail('RepositoryRequired', `repository must be a Repository, an imported repository or a CfnRepository, got ${formatValue(value)}${hint}`);
}
