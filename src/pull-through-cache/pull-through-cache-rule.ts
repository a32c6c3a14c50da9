import { CfnPullThroughCacheRule } from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Lazy, Stack, type RemovalPolicy } from 'aws-cdk-lib/core';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { CACHE_RULE_CHECKS, checkCachePrefix, ONE_RULE_A_PREFIX } from './cache-rule-checks';
import type { PullThroughCacheRuleProps } from './cache-rule-props';
import { warnAboutNamespace } from './cached-repository-warnings';
import { ImportedCacheRule } from './imported-cache-rule';
import { DOCKER_HUB } from './known-upstreams';
import { PullThroughCacheRuleBase, type IPullThroughCacheRule } from './pull-through-cache-rule-base';
import { templatesBefore } from './templates-before';
import type { UpstreamConnection } from './upstream-registry';
import { ecrUpstreamOf, roleOfUpstream, UPSTREAM_ACTIONS, warnAboutOtherUpstream, type EcrUpstream } from './upstream-role';
import { checkRemovalPolicy } from '../checks/removal-policies';
import { WrongType } from '../checks/wrong-type';
import { fail, throwIfInvalid } from '../core/errors';
import { formatValue } from '../core/format-value';
import { requireOncePerEnvironment } from '../core/once-per-environment';
import { checkProperties } from '../core/property-checks';
import { isKnownLater } from '../core/tokens';
import { RepositoryCreationTemplate, RepositoryCreationTrigger, type RepositoryCreationTemplateOptions } from '../creation-template';
import { RepositoryGrants, type IRepository } from '../repository';
import { nameBelow, ROOT_PREFIX } from '../repository-settings/repository-prefix';

/**
 * A pull through cache: ECR pulls images of another registry on demand, and keeps them in repositories below a prefix.
 *
 * ECR creates a repository with the first pull of an image, with the settings of a repository creation template. It looks for a newer
 * image of a tag at most once in 24 hours.
 *
 * @resource AWS::ECR::PullThroughCacheRule
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
 * @example
 * const cache = new PullThroughCacheRule(this, 'Quay', {
 *   upstream: UpstreamRegistry.quay(),
 *   repositoryPrefix: 'quay',
 * });
 */
@propertyInjectable
export class PullThroughCacheRule extends PullThroughCacheRuleBase {
  /**
   * The id of this class for property injectors.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ecr.PullThroughCacheRule';

  /**
   * The prefix of a rule for every repository that no other rule matches. For the upstream registry, it means no prefix.
   */
  public static readonly ROOT: string = ROOT_PREFIX;

  /**
   * Import a rule of the account and region of the stack by its prefix.
   *
   * @param scope the parent
   * @param id the id of the import
   * @param repositoryPrefix the prefix of the rule
   */
  public static fromRepositoryPrefix(scope: Construct, id: string, repositoryPrefix: string): IPullThroughCacheRule {
    throwIfInvalid(checkCachePrefix('repositoryPrefix', repositoryPrefix), scope);
    return new ImportedCacheRule(scope, id, repositoryPrefix);
  }

  /**
   * The prefix of the cached repositories, as passed.
   */
  public readonly repositoryPrefix: string;

  /**
   * The host of the upstream registry.
   */
  public readonly upstreamRegistryUrl: string;

  /**
   * The role that ECR uses to pull from a private registry of ECR: the one that was passed, or one that was created because the registry
   * is in another account.
   */
  public readonly role?: iam.IRoleRef;

  private readonly _resource: CfnPullThroughCacheRule;
  private readonly _ecrUpstream?: EcrUpstream;

  constructor(scope: Construct, id: string, props: PullThroughCacheRuleProps) {
    super(scope, id);
    const connection: Partial<UpstreamConnection> = props.upstream?._connect?.() ?? {};
    checkProperties(this, CACHE_RULE_CHECKS, {
      ...props,
      ...connection,
      upstream: connection.url ?? new WrongType(props.upstream),
      makesRole: true,
    });
    requireOncePerEnvironment(this, ONE_RULE_A_PREFIX);
    const { role, grants = [] } = roleOfUpstream(this, connection) ?? {};
    this.repositoryPrefix = props.repositoryPrefix;
    this.upstreamRegistryUrl = connection.url!;
    this.role = role;
    this._ecrUpstream = ecrUpstreamOf(connection);

    this._resource = new CfnPullThroughCacheRule(this, 'Resource', {
      ecrRepositoryPrefix: props.repositoryPrefix,
      upstreamRegistryUrl: connection.url,
      upstreamRegistry: connection.registry,
      credentialArn: connection.secret?.secretArn,
      customRoleArn: role?.roleRef.roleArn,
      upstreamRepositoryPrefix: props.upstreamRepositoryPrefix ?? undefined,
    });
    if (props.removalPolicy) {
      this.applyRemovalPolicy(props.removalPolicy);
    }
    grants.forEach((grant) => grant.applyBefore(this._resource));
    this._resource.node.addDependency(templatesBefore(this._resource));
  }

  /**
   * A reference to this rule.
   */
  public get pullThroughCacheRuleRef(): aws_ecr.PullThroughCacheRuleReference {
    return this._resource.pullThroughCacheRuleRef;
  }

  /**
   * The statement with which the owner of a private registry of ECR allows the account of this rule to pull. Absent for other registries.
   *
   * Add it to the policy of a repository there or, with resources, to the policy of that registry. The stack of this rule needs
   * an `env` with an account.
   *
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-private.html
   */
  public get upstreamPolicyStatement(): iam.PolicyStatement | undefined {
    return this._ecrUpstream ? new iam.PolicyStatement({ principals: [this._ownAccount()], actions: UPSTREAM_ACTIONS }) : undefined;
  }

  /**
   * Allow the account of this rule to pull from a repository of the upstream registry that this app defines.
   *
   * The stack of this rule needs an `env` with an account. Throws when the upstream is not a private registry of ECR.
   *
   * @param repository a repository of the upstream registry
   */
  public grantUpstream(repository: aws_ecr.IRepositoryRef): iam.Grant {
    const upstream = this._ecrUpstream ?? fail('UpstreamIsNotEcr',
      `upstream must be a private registry of ECR, got ${formatValue(this.upstreamRegistryUrl)}, which has no policy`, this);
    const grants = RepositoryGrants.fromRepository(repository);
    warnAboutOtherUpstream(this, repository, upstream);
    return grants.actions(this._ownAccount(), ...UPSTREAM_ACTIONS);
  }

  /**
   * Define the settings of the cached repositories: a creation template for the prefix of this rule, which is created before the rule.
   *
   * Throws when it is called twice: a prefix has one template.
   *
   * @param options the settings
   */
  public useTemplate(options: RepositoryCreationTemplateOptions): RepositoryCreationTemplate {
    throwIfInvalid(this.node.tryFindChild(TEMPLATE_ID) ? [{
      code: 'DuplicateTemplatePrefix', message: 'useTemplate must be called once, because a prefix has one template: put the settings into one call',
    }] : [], this);
    return new RepositoryCreationTemplate(this, TEMPLATE_ID, {
      ...options,
      prefix: this.repositoryPrefix,
      appliedFor: [RepositoryCreationTrigger.PULL_THROUGH_CACHE],
    });
  }

  /**
   * Apply a removal policy instead of the one in the properties.
   *
   * Throws for RemovalPolicy.SNAPSHOT: rules have no snapshots.
   *
   * @param policy what happens to the rule when it is removed from its stack, or the stack is deleted
   */
  public applyRemovalPolicy(policy: RemovalPolicy): void {
    throwIfInvalid(checkRemovalPolicy('policy', policy), this);
    super.applyRemovalPolicy(policy);
  }

  /**
   * The name refers to the rule within its stack only, because a reference from another stack would make the stacks depend on each other.
   *
   * @internal
   */
  protected _nameInUri(name: string): string {
    return Lazy.uncachedString({
      produce: ({ scope }) => nameBelow(this.repositoryPrefix, name, Stack.of(scope) === this.stack ? this._resource.ref : this.repositoryPrefix),
    });
  }

  /**
   * Warns about a name that the upstream registry does not have.
   *
   * @internal
   */
  protected _warnAboutName(repository: IRepository, name: string): void {
    const { upstreamRepositoryPrefix = ROOT_PREFIX } = this._resource;
    if (this.upstreamRegistryUrl === DOCKER_HUB && upstreamRepositoryPrefix === ROOT_PREFIX && !isKnownLater(name) && !name.includes('/')) {
      warnAboutNamespace(repository, name);
    }
  }

  private _ownAccount(): iam.IPrincipal {
    return new iam.AccountPrincipal(this.env.account);
  }
}

const TEMPLATE_ID = 'Template';
