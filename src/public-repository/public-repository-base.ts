import type * as iam from 'aws-cdk-lib/aws-iam';
import { Resource, type IResource } from 'aws-cdk-lib/core';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import { PublicRepositoryGrants } from './public-repository-grants';
import { fail } from '../core/errors';
import { digestSuffix, tagSuffix } from '../repository/image-uri-suffixes';

/** The hosts of the gallery. */
const GALLERY = 'public.ecr.aws';
const DUAL_STACK_GALLERY = 'ecr-public.aws.com';

/**
 * A public repository, owned or imported.
 */
export interface IPublicRepository extends IResource, aws_ecr.IPublicRepositoryRef {
  /**
   * The name of the repository.
   *
   * @attribute
   */
  readonly repositoryName: string;

  /**
   * The ARN of the repository, which has no region.
   *
   * @attribute
   */
  readonly repositoryArn: string;

  /**
   * The URI of the repository: `public.ecr.aws/ALIAS/REPOSITORY`.
   *
   * Throws when the alias of the registry is not known.
   */
  readonly repositoryUri: string;

  /**
   * The URI of the repository for clients that use IPv6: `ecr-public.aws.com/ALIAS/REPOSITORY`.
   *
   * Throws when the alias of the registry is not known.
   */
  readonly dualStackRepositoryUri: string;

  /**
   * The grants of the repository.
   */
  readonly grants: PublicRepositoryGrants;

  /**
   * The URI of the image with a tag, for `docker push` and `docker pull`: `…/REPOSITORY[:TAG]`.
   *
   * Throws if the tag is invalid, or the alias of the registry is not known.
   *
   * @param tag the tag; if omitted, container tools use `latest`
   */
  repositoryUriForTag(tag?: string): string;

  /**
   * The URI of the image with a digest, for `docker pull`: `…/REPOSITORY[@DIGEST]`.
   *
   * Throws if the digest is invalid, or the alias of the registry is not known.
   *
   * @param digest the digest; if omitted, container tools use the tag `latest`
   */
  repositoryUriForDigest(digest?: string): string;

  /**
   * Add a statement to the policy of the repository, which controls pushing and managing images. It cannot keep anyone from
   * pulling.
   *
   * @param statement a statement with principals and actions of `ecr-public`
   */
  addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult;
}

/**
 * Base class for owned and imported public repositories.
 *
 * @internal
 */
export abstract class PublicRepositoryBase extends Resource implements IPublicRepository {
  /**
   * The name of the repository.
   */
  public abstract readonly repositoryName: string;
  /**
   * The ARN of the repository, which has no region.
   */
  public abstract readonly repositoryArn: string;

  /**
   * The alias of the registry, if it is known.
   *
   * @internal
   */
  protected abstract readonly _registryAlias?: string;

  private _cachedGrants?: PublicRepositoryGrants;

  /**
   * A reference to this repository.
   */
  public get publicRepositoryRef(): aws_ecr.PublicRepositoryReference {
    return { repositoryName: this.repositoryName, publicRepositoryArn: this.repositoryArn };
  }

  /**
   * The grants of the repository.
   */
  public get grants(): PublicRepositoryGrants {
    return this._cachedGrants ??= PublicRepositoryGrants.fromPublicRepository(this);
  }

  /**
   * The URI of the repository: `public.ecr.aws/ALIAS/REPOSITORY`.
   *
   * Throws when the alias of the registry is not known.
   */
  public get repositoryUri(): string {
    return this._uriAt(GALLERY);
  }

  /**
   * The URI of the repository for clients that use IPv6: `ecr-public.aws.com/ALIAS/REPOSITORY`.
   *
   * Throws when the alias of the registry is not known.
   */
  public get dualStackRepositoryUri(): string {
    return this._uriAt(DUAL_STACK_GALLERY);
  }

  /**
   * The URI of the image with a tag, for `docker push` and `docker pull`: `…/REPOSITORY[:TAG]`.
   *
   * Throws if the tag is invalid, or the alias of the registry is not known.
   *
   * @param tag the tag; if omitted, container tools use `latest`
   */
  public repositoryUriForTag(tag?: string): string {
    return `${this.repositoryUri}${tagSuffix(this, tag)}`;
  }

  /**
   * The URI of the image with a digest, for `docker pull`: `…/REPOSITORY[@DIGEST]`.
   *
   * Throws if the digest is invalid, or the alias of the registry is not known.
   *
   * @param digest the digest; if omitted, container tools use the tag `latest`
   */
  public repositoryUriForDigest(digest?: string): string {
    return `${this.repositoryUri}${digestSuffix(this, digest)}`;
  }

  /**
   * Add a statement to the policy of the repository.
   *
   * @param statement a statement with principals and actions of `ecr-public`
   */
  public abstract addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult;

  private _uriAt(host: string): string {
    const alias = this._registryAlias ?? fail('RegistryAliasRequired',
      'registryAlias must be set to read URIs, because a template cannot read it: the AWS console shows it, and so does '
      + '`aws ecr-public describe-registries --region us-east-1`', this);
    return `${host}/${alias}/${this.repositoryName}`;
  }
}
