import { Resource, Token, type IResource } from 'aws-cdk-lib/core';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import { CachedRepository } from './cached-repository';
import { PullThroughCacheRuleGrants } from './pull-through-cache-rule-grants';
import { checkRepositoryName } from '../checks/repository-names';
import { throwIfInvalid } from '../core/errors';
import type { IRepository } from '../repository';
import { nameBelow } from '../repository-settings/repository-prefix';

/**
 * A pull through cache rule, owned or imported.
 */
export interface IPullThroughCacheRule extends IResource, aws_ecr.IPullThroughCacheRuleRef {
  /**
   * The prefix of the cached repositories.
   *
   * @attribute
   */
  readonly repositoryPrefix: string;

  /**
   * The grants on all repositories below the prefix.
   */
  readonly grants: PullThroughCacheRuleGrants;

  /**
   * A repository of the cache, for ECS, CodeBuild, Batch and every other construct that accepts a repository. ECR creates it with the first pull.
   *
   * Its grants to pull include what the first pull needs. Users of its images in the stack of the rule are created after the rule.
   *
   * Throws when the name is invalid.
   *
   * @param name the name without the prefix, as the upstream registry has it
   */
  repository(name: string): IRepository;

  /**
   * The URI of an image in the cache.
   *
   * Throws when the name, the tag or the digest is invalid.
   *
   * @param name the name of the repository without the prefix, as the upstream registry has it
   * @param tagOrDigest the tag or digest; if omitted, container tools use the tag `latest`
   */
  imageUri(name: string, tagOrDigest?: string): string;
}

/**
 * Base class for owned and imported cache rules.
 *
 * @internal
 */
export abstract class PullThroughCacheRuleBase extends Resource implements IPullThroughCacheRule {
  /**
   * The prefix of the cached repositories, as passed.
   */
  public abstract readonly repositoryPrefix: string;

  /**
   * A reference to this rule.
   */
  public abstract readonly pullThroughCacheRuleRef: aws_ecr.PullThroughCacheRuleReference;

  private readonly _repositories = new Map<string, IRepository>();
  private _cachedGrants?: PullThroughCacheRuleGrants;

  /**
   * The grants on all repositories below the prefix.
   */
  public get grants(): PullThroughCacheRuleGrants {
    return this._cachedGrants ??= PullThroughCacheRuleGrants.fromPullThroughCacheRule(this);
  }

  /**
   * A repository of the cache, for ECS, CodeBuild, Batch and every other construct that accepts a repository. ECR creates it with the first pull.
   *
   * Its grants to pull include what the first pull needs. Users of its images in the stack of the rule are created after the rule.
   *
   * Throws when the name is invalid.
   *
   * @param name the name without the prefix, as the upstream registry has it
   */
  public repository(name: string): IRepository {
    const known = this._repositories.get(name);
    if (known) {
      return known;
    }
    throwIfInvalid(checkRepositoryName('name', typeof name === 'string' ? nameBelow(this.repositoryPrefix, name) : name ?? ''), this);
    const id = Token.isUnresolved(name) ? this._repositories.size : name.replaceAll('/', ':');
    const repository = new CachedRepository(this, `Repository:${id}`, nameBelow(this.repositoryPrefix, name), this._nameInUri(name));
    this._repositories.set(name, repository);
    this._warnAboutName(repository, name);
    return repository;
  }

  /**
   * The URI of an image in the cache.
   *
   * Throws when the name, the tag or the digest is invalid.
   *
   * @param name the name of the repository without the prefix, as the upstream registry has it
   * @param tagOrDigest the tag or digest; if omitted, container tools use the tag `latest`
   */
  public imageUri(name: string, tagOrDigest?: string): string {
    return this.repository(name).repositoryUriForTagOrDigest(tagOrDigest);
  }

  /**
   * The name of a repository for URIs.
   *
   * @internal
   */
  protected _nameInUri(name: string): string {
    return nameBelow(this.repositoryPrefix, name);
  }

  /**
   * Warns about a name that the upstream registry does not have.
   *
   * @internal
   */
  protected _warnAboutName(_repository: IRepository, _name: string): void {}
}
