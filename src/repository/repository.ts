import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Lazy, type RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct, IConstruct } from 'constructs';
import { LifecyclePolicy } from '../lifecycle';
import type { LifecycleRule } from '../lifecycle';
import { enableAutoDeleteImages } from './auto-delete-images';
import { importByArn, importByAttributes, importByLookup, importByName, localRepositoryArn } from './imported-repository';
import { RepositoryBase, type IRepository } from './repository-base';
import { inOrderOfUpstream, REPOSITORY_CHECKS, type CheckedRepositoryProps } from './repository-checks';
import type { RepositoryAttributes, RepositoryLookupOptions, RepositoryProps } from './repository-props';
import { warnAboutRemovalPolicy } from './repository-warnings';
import { requireDestroyPolicy } from './synthesis-checks';
import { checkRemovalPolicy } from '../checks/removal-policies';
import { checkList } from '../checks/types';
import { messages, throwIfInvalid, type Problem } from '../core/errors';
import { checkProperties } from '../core/property-checks';
import { injectableLike } from '../core/property-injection';
import { isAbsent, resolverOf } from '../core/tokens';
import { addLifecycleProps } from '../lifecycle/lifecycle-props';
import { LifecycleRuleSet } from '../lifecycle/lifecycle-rule-set';
import { warnAboutRules } from '../lifecycle/warn-about-rules';
import { REPOSITORY_POLICY } from '../policies/policy-kinds';
import { ResourcePolicy } from '../policies/resource-policy';
import { renderEncryption } from '../repository-settings/encryption';
import { checkTagsAtSynthesis } from '../repository-settings/resource-tags';
import { renderExclusionFilters } from '../repository-settings/tag-mutability';

/**
 * A private repository for container images and other OCI artifacts.
 *
 * @resource AWS::ECR::Repository
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/Repositories.html
 * @example
 * const repository = new Repository(this, 'Repository', {
 *   imageScanOnPush: true,
 *   imageTagMutability: TagMutability.IMMUTABLE,
 *   lifecycleRules: [{ tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(30) }],
 * });
 */
@injectableLike('aws-cdk-lib.aws-ecr.Repository')
export class Repository extends RepositoryBase {
  /**
   * The id of this class for property injectors.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ecr.Repository';

  /**
   * Import a repository that CDK looks up in the account and region of the stack, at synth.
   *
   * Throws when neither name nor ARN is given, or when one of them is a token.
   *
   * @param scope the parent; its stack needs an explicit account and region
   * @param id the id of the import
   * @param options the name or the ARN to look for
   */
  public static fromLookup(scope: Construct, id: string, options: RepositoryLookupOptions): IRepository {
    return importByLookup(scope, id, options);
  }

  /**
   * Import a repository by its name and ARN, either of which may be a token.
   *
   * @param scope the parent
   * @param id the id of the import
   * @param attrs the name and the ARN
   */
  public static fromRepositoryAttributes(scope: Construct, id: string, attrs: RepositoryAttributes): IRepository {
    return importByAttributes(scope, id, attrs);
  }

  /**
   * Import a repository of any account and region by its ARN.
   *
   * Throws if the ARN is a token, because the name cannot be parsed from it: use `fromRepositoryAttributes`.
   *
   * @param scope the parent
   * @param id the id of the import
   * @param repositoryArn `arn:PARTITION:ecr:REGION:ACCOUNT:repository/NAME`
   */
  public static fromRepositoryArn(scope: Construct, id: string, repositoryArn: string): IRepository {
    return importByArn(scope, id, repositoryArn);
  }

  /**
   * Import a repository of the account and region of the stack by its name.
   *
   * @param scope the parent
   * @param id the id of the import
   * @param repositoryName the name, which may be a token
   */
  public static fromRepositoryName(scope: Construct, id: string, repositoryName: string): IRepository {
    return importByName(scope, id, repositoryName);
  }

  /**
   * The ARN of a repository in the region of the stack.
   *
   * @param repositoryName the name of the repository
   * @param scope a construct of the stack
   * @param account the account of the registry, by default that of the stack
   */
  public static arnForLocalRepository(repositoryName: string, scope: IConstruct, account?: string): string {
    return localRepositoryArn(repositoryName, scope, account);
  }

  // Private members begin with `_`, so that they do not clash with members of subclasses.
  private readonly _resource: CfnRepository;
  private _ruleSet?: LifecycleRuleSet;
  private readonly _policy = new ResourcePolicy(this, REPOSITORY_POLICY);
  private readonly _registryId?: string;
  private readonly _givenName?: string;
  private _lifecyclePolicy?: LifecyclePolicy;
  private _cachedName?: string;
  private _cachedArn?: string;

  constructor(scope: Construct, id: string, props: RepositoryProps = {}) {
    super(scope, id, { physicalName: typeof props.repositoryName === 'string' ? props.repositoryName : undefined });
    this._registryId = props.lifecycleRegistryId;
    this._givenName = props.repositoryName ? this.physicalName : undefined; // without a name, physicalName is a token without a value
    checkProperties(this, REPOSITORY_CHECKS, this._checkedProps(props), inOrderOfUpstream);

    this._resource = new CfnRepository(this, 'Resource', {
      repositoryName: this._givenName,
      repositoryPolicyText: this._policy.render(),
      lifecyclePolicy: Lazy.uncachedAny({ produce: () => this._renderLifecyclePolicy() }),
      imageScanningConfiguration: props.imageScanOnPush === undefined ? undefined : { scanOnPush: props.imageScanOnPush },
      imageTagMutability: props.imageTagMutability,
      imageTagMutabilityExclusionFilters: props.imageTagMutabilityExclusionFilters
        ? renderExclusionFilters(props.imageTagMutabilityExclusionFilters) : undefined,
      encryptionConfiguration: props.encryption || props.encryptionKey ? renderEncryption(props.encryption, props.encryptionKey) : undefined,
      emptyOnDelete: props.emptyOnDelete,
    });
    this._resource.applyRemovalPolicy(props.removalPolicy);

    if (props.autoDeleteImages && !props.emptyOnDelete) {
      enableAutoDeleteImages(this, this._resource);
    }
    if (props.emptyOnDelete && props.removalPolicy === undefined) {
      requireDestroyPolicy(this, this._resource);
    }
    this.node.addValidation({ validate: () => messages(this._checkAtSynthesis()) });
    if (this._ruleSet) {
      warnAboutRules(this, this._ruleSet, props.imageTagMutability);
    }
    if (this._takesRulesItself()) {
      props.lifecycleRules?.forEach((rule) => this.addLifecycleRule(rule));
    }
  }

  /**
   * The name of the repository.
   */
  public get repositoryName(): string {
    return this._cachedName ??= this.getResourceNameAttribute(this._resource.ref);
  }

  /**
   * The ARN of the repository.
   */
  public get repositoryArn(): string {
    return this._cachedArn ??= this.getResourceArnAttribute(this._resource.attrArn, {
      service: 'ecr',
      resource: 'repository',
      resourceName: this._givenName,
    });
  }

  /**
   * The lifecycle policy with all rules added so far.
   */
  public get lifecyclePolicy(): LifecyclePolicy {
    return this._lifecyclePolicy ??= LifecyclePolicy._of(this._rules);
  }

  /**
   * Add a statement to the policy of the repository.
   *
   * @param statement a statement with principals and actions, and without resources, which ECR rejects
   */
  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    return this._policy.addStatement(statement);
  }

  /**
   * Add a rule that expires or archives images.
   *
   * Throws when ECR would reject the rule, alone or together with the rules before it.
   *
   * @param rule the rule; without a priority it comes after all rules that have one
   */
  public addLifecycleRule(rule: LifecycleRule): void {
    throwIfInvalid(this._rules.add(rule), this);
    this._lifecyclePolicy = undefined;
    warnAboutRules(this, this._rules, this._resource.imageTagMutability);
  }

  /**
   * Apply a removal policy instead of the one in the properties.
   *
   * Throws for RemovalPolicy.SNAPSHOT: repositories have no snapshots.
   *
   * @param policy what happens to the repository when it is removed from its stack, or the stack is deleted
   */
  public applyRemovalPolicy(policy: RemovalPolicy): void {
    throwIfInvalid(checkRemovalPolicy('policy', policy), this);
    super.applyRemovalPolicy(policy);
    warnAboutRemovalPolicy(this, this._resource, policy);
  }

  /** Adds the rules once, and returns the properties with the problems of these rules. */
  private _checkedProps(props: RepositoryProps): CheckedRepositoryProps {
    return {
      ...props,
      repositoryName: typeof props.repositoryName === 'string' && props.repositoryName ? this._givenName : props.repositoryName,
      lifecycleRules: isAbsent(props.lifecyclePolicy) && isAbsent(props.lifecycleRules) ? undefined : this._takeRules(props),
    };
  }

  /** Problems that can be found only when the app is complete: rules with tokens, and additions from elsewhere. */
  private _checkAtSynthesis(): Problem[] {
    return [
      ...this._ruleSet?.checkResolved(resolverOf(this.stack)) ?? [],
      ...this._policy.problems(),
      ...checkTagsAtSynthesis(this, this._resource.tags),
    ];
  }

  private _takeRules({ lifecyclePolicy, lifecycleRules }: RepositoryProps): Problem[] {
    return [
      ...checkList('lifecycleRules', lifecycleRules),
      ...addLifecycleProps(this._rules, { lifecyclePolicy, lifecycleRules: this._takesRulesItself() ? undefined : lifecycleRules }),
    ];
  }

  /** Whether a subclass overrides `addLifecycleRule`. Then it receives every rule, as in aws-cdk-lib. */
  private _takesRulesItself(): boolean {
    return this.addLifecycleRule !== ADD_LIFECYCLE_RULE;
  }

  private _renderLifecyclePolicy(): CfnRepository.LifecyclePolicyProperty | undefined {
    const registryId = this._registryId;
    if (!this._ruleSet?.size) {
      return registryId ? { registryId } : undefined;
    }
    return { lifecyclePolicyText: this._ruleSet.toText(this), registryId };
  }

  /** Made on first use: a repository without rules loads nothing about them. */
  private get _rules(): LifecycleRuleSet {
    return this._ruleSet ??= new LifecycleRuleSet();
  }
}

const ADD_LIFECYCLE_RULE = Repository.prototype.addLifecycleRule;
