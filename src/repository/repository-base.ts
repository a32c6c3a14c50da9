import type * as ecr from 'aws-cdk-lib/aws-ecr';
import type * as events from 'aws-cdk-lib/aws-events';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Resource } from 'aws-cdk-lib/core';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import { grantOnRepository, grantPermission } from './grant-on-repository';
import { digestSuffix, tagOrDigestSuffix, tagSuffix } from './image-uri-suffixes';
import * as repositoryEvents from './repository-events';
import { RepositoryGrants } from './repository-grants';
import { urlSuffixFor } from '../core/partitions';
import { REPOSITORY_PERMISSIONS, type RepositoryPermissions } from '../policies/actions';

/**
 * An ECR repository, owned or imported.
 *
 * This extends the interface of `aws-cdk-lib/aws-ecr`: every construct of AWS CDK that accepts a repository accepts ours, and ours
 * accept those of AWS CDK.
 */
export interface IRepository extends ecr.IRepository {}

/**
 * Base class for owned and imported repositories.
 */
export abstract class RepositoryBase extends Resource implements IRepository {
  /**
   * The name of the repository.
   */
  public abstract readonly repositoryName: string;

  /**
   * The ARN of the repository.
   */
  public abstract readonly repositoryArn: string;

  private _cachedGrants?: RepositoryGrants;

  /**
   * A reference to this repository.
   */
  public get repositoryRef(): aws_ecr.RepositoryReference {
    return { repositoryName: this.repositoryName, repositoryArn: this.repositoryArn };
  }

  /**
   * Grants on this repository.
   */
  public get grants(): RepositoryGrants {
    return this._cachedGrants ??= RepositoryGrants.fromRepository(this);
  }

  /**
   * The URI of the repository: `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY`.
   */
  public get repositoryUri(): string {
    return this.repositoryUriForTag();
  }

  /**
   * The URI of the registry that holds the repository: `ACCOUNT.dkr.ecr.REGION.amazonaws.com`.
   */
  public get registryUri(): string {
    return this._registryHost();
  }

  /**
   * The URI of the image with a tag, for `docker push` and `docker pull`: `…/REPOSITORY[:TAG]`.
   *
   * Throws if the tag is invalid: a tag has up to 128 letters, digits, `.`, `_` and `-`.
   *
   * @param tag the tag; if omitted, container tools use `latest`
   */
  public repositoryUriForTag(tag?: string): string {
    return this._uriWithSuffix(tagSuffix(this, tag));
  }

  /**
   * The URI of the image with a digest, for `docker pull`: `…/REPOSITORY[@DIGEST]`.
   *
   * Throws if the digest is invalid: a digest is `sha256:` and 64 lowercase hexadecimal digits.
   *
   * @param digest the digest; if omitted, container tools use the tag `latest`
   */
  public repositoryUriForDigest(digest?: string): string {
    return this._uriWithSuffix(digestSuffix(this, digest));
  }

  /**
   * The URI of the image with a tag or a digest. A digest begins with `sha256:`.
   *
   * A token is examined when it is resolved at synth. If only CloudFormation knows its value, it is used as a tag: use
   * `repositoryUriForDigest` for a digest.
   *
   * @param tagOrDigest the tag or digest; if omitted, container tools use the tag `latest`
   */
  public repositoryUriForTagOrDigest(tagOrDigest?: string): string {
    return this._uriWithSuffix(tagOrDigestSuffix(this, tagOrDigest));
  }

  /**
   * Add a statement to the policy of the repository.
   *
   * @param statement a statement with principals and actions, and without resources
   */
  public abstract addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult;

  /**
   * Define a rule for API calls on this repository, as CloudTrail reports them.
   *
   * Needs a CloudTrail trail that logs management events in this account and region. None is created.
   *
   * Does not match:
   * - calls that do not name the repository by `repositoryName`, such as `TagResource` and `UntagResource` (an ARN) and
   *   `DescribeRepositories` (a list of names)
   * - runs of the lifecycle policy and completed restores of archived images, which are `AWS Service Event via CloudTrail`
   * - calls that only read, unless the rule has the state `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`
   *
   * @param id the id of the rule, which is a child of the repository
   * @param options options of the rule
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/logging-using-cloudtrail.html
   */
  public onCloudTrailEvent(id: string, options: events.OnEventOptions = {}): events.Rule {
    return repositoryEvents.onCloudTrailEvent(this, id, options);
  }

  /**
   * Define a rule for pushes to this repository, as CloudTrail reports them.
   *
   * Needs a CloudTrail trail that logs management events in this account and region. None is created. `onEvent` matches pushes
   * without a trail. `imageTag` also accepts a matcher of EventBridge, such as `{ prefix: 'v' }`, from callers without types.
   *
   * Throws when EventBridge would reject `imageTag`. Warns about a tag that no image can have.
   *
   * @param id the id of the rule, which is a child of the repository
   * @param options options of the rule
   */
  public onCloudTrailImagePushed(id: string, options: ecr.OnCloudTrailImagePushedOptions = {}): events.Rule {
    return repositoryEvents.onCloudTrailImagePushed(this, id, options);
  }

  /**
   * Define a rule for completed scans of this repository's images.
   *
   * Matches basic scanning only: enhanced scanning reports through Amazon Inspector. `imageTags` also accepts matchers of
   * EventBridge, such as `{ prefix: 'v' }`, from callers without types. With `imageTags`, scans of untagged images do not match.
   *
   * Throws when EventBridge would reject `imageTags`, such as an empty list. Warns about a tag that no image can have.
   *
   * @param id the id of the rule, which is a child of the repository
   * @param options options of the rule
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
   */
  public onImageScanCompleted(id: string, options: ecr.OnImageScanCompletedOptions = {}): events.Rule {
    return repositoryEvents.onImageScanCompleted(this, id, options);
  }

  /**
   * Define a rule for the events that ECR sends about this repository, by name. Narrow it with `rule.addEventPattern(pattern)`.
   *
   * Matches pushes, deletions, archiving and restoring of images, basic scans, syncs of a pull through cache, and replications
   * that arrive. No trail is needed. ECR sends events on a best effort basis. On a bus that collects events of several accounts or
   * regions, the rule also matches repositories of the same name there.
   *
   * Does not match:
   * - changes of the scan frequency under enhanced scanning, which name several repositories
   * - API calls (`onCloudTrailEvent`), such as changes of settings, `TagResource` and `DescribeRepositories`
   * - runs of the lifecycle policy, which only CloudTrail reports
   * - scans and findings of Amazon Inspector, whose source is `aws.inspector2`
   *
   * @param id the id of the rule, which is a child of the repository
   * @param options options of the rule
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
   */
  public onEvent(id: string, options: events.OnEventOptions = {}): events.Rule {
    return repositoryEvents.onEvent(this, id, options);
  }

  /**
   * Grant actions on this repository. Same as `grants.actions`.
   *
   * Throws when there is no action.
   *
   * @param grantee the principal to grant to
   * @param actions IAM actions, such as `ecr:DescribeImageScanFindings`
   */
  public grant(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    return grantOnRepository(this, grantee, actions, this.env.account);
  }

  /**
   * Grant describing the repository and its images. Same as `grants.read`.
   *
   * @param grantee the principal to grant to
   */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return grantPermission(this, grantee, 'read');
  }

  /**
   * Grant pulling images, and logging in to the registry. Same as `grants.pull`.
   *
   * @param grantee the principal to grant to
   */
  public grantPull(grantee: iam.IGrantable): iam.Grant {
    return grantPermission(this, grantee, 'pull');
  }

  /**
   * Grant uploading layers and manifests, and logging in to the registry, as `grantPush` of `aws-cdk-lib/aws-ecr` does.
   *
   * It lacks `ecr:BatchGetImage`, without which BuildKit, nerdctl and Docker with the containerd image store fail to push:
   * use `grants.push`.
   *
   * @param grantee the principal to grant to
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
   */
  public grantPush(grantee: iam.IGrantable): iam.Grant {
    return grantPermission(this, grantee, 'upload');
  }

  /**
   * Grant pulling and pushing images, and logging in to the registry. Same as `grants.pullPush`.
   *
   * @param grantee the principal to grant to
   */
  public grantPullPush(grantee: iam.IGrantable): iam.Grant {
    return grantPermission(this, grantee, 'pullPush');
  }

  /**
   * What the grants of the repository allow.
   *
   * @internal
   */
  public get _permissions(): RepositoryPermissions {
    return REPOSITORY_PERMISSIONS;
  }

  /**
   * The name of the repository for a URI.
   *
   * @internal
   */
  protected get _nameInUri(): string {
    return this.repositoryName;
  }

  private _uriWithSuffix(suffix: string): string {
    return `${this._registryHost()}/${this._nameInUri}${suffix}`;
  }

  /** Not `registryUri`, which a subclass may override for a proxy. */
  private _registryHost(): string {
    const { account, region } = this.stack.splitArn(this.repositoryArn, ArnFormat.SLASH_RESOURCE_NAME);
    return `${account}.dkr.ecr.${region}.${urlSuffixFor(region, this.stack)}`;
  }
}
