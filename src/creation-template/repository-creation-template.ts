import { CfnRepositoryCreationTemplate } from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Lazy, Resource, type CfnTag, type RemovalPolicy } from 'aws-cdk-lib/core';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { checkTemplatePrefix, creationTemplateChecks, ONE_TEMPLATE_A_PREFIX } from './creation-template-checks';
import type { RepositoryCreationTemplateProps } from './creation-template-props';
import { ImportedCreationTemplate, type IRepositoryCreationTemplate } from './imported-creation-template';
import { roleOfTemplate } from './template-role';
import { checkRemovalPolicy } from '../checks/removal-policies';
import { checkList } from '../checks/types';
import { messages, throwIfInvalid } from '../core/errors';
import { requireOncePerEnvironment } from '../core/once-per-environment';
import { checkProperties } from '../core/property-checks';
import { resolverOf } from '../core/tokens';
import { LifecyclePolicy, type LifecycleRule } from '../lifecycle';
import { addLifecycleProps } from '../lifecycle/lifecycle-props';
import { LifecycleRuleSet } from '../lifecycle/lifecycle-rule-set';
import { warnAboutRules } from '../lifecycle/warn-about-rules';
import { isAccountOfApp } from '../policies/accounts-of-app';
import { REPOSITORY_POLICY } from '../policies/policy-kinds';
import { ResourcePolicy } from '../policies/resource-policy';
import { renderEncryption } from '../repository-settings/encryption';
import { ROOT_PREFIX } from '../repository-settings/repository-prefix';
import { renderExclusionFilters } from '../repository-settings/tag-mutability';

/**
 * Settings for the repositories that ECR creates for you: for a pull through cache, for replication, and for a push.
 *
 * A template applies when ECR creates a repository. It does not change existing repositories. If several templates match, ECR uses
 * the one with the longest prefix.
 *
 * @resource AWS::ECR::RepositoryCreationTemplate
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html
 * @example
 * new RepositoryCreationTemplate(this, 'Replicas', {
 *   prefix: 'prod',
 *   appliedFor: [RepositoryCreationTrigger.REPLICATION],
 *   resourceTags: { team: 'platform' },
 *   lifecycleRules: [{ tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(14) }],
 * });
 */
@propertyInjectable
export class RepositoryCreationTemplate extends Resource implements IRepositoryCreationTemplate {
  /**
   * The id of this class for property injectors.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ecr.RepositoryCreationTemplate';

  /**
   * The prefix of a template for every repository that no other template applies to.
   */
  public static readonly ROOT: string = ROOT_PREFIX;

  /**
   * Import a template of the account and region of the stack by its prefix.
   *
   * @param scope the parent
   * @param id the id of the import
   * @param prefix the prefix of the template
   */
  public static fromPrefix(scope: Construct, id: string, prefix: string): IRepositoryCreationTemplate {
    throwIfInvalid(checkTemplatePrefix('prefix', prefix), scope);
    return new ImportedCreationTemplate(scope, id, prefix);
  }

  /**
   * The prefix of the repositories, as passed.
   */
  public readonly prefix: string;

  /**
   * The role that ECR uses to tag and encrypt repositories: the one that was passed, or the one that was created because the
   * template needs it.
   */
  public readonly role?: iam.IRoleRef;

  private readonly _resource: CfnRepositoryCreationTemplate;
  private readonly _rules = new LifecycleRuleSet();
  private readonly _policy = new ResourcePolicy(this, REPOSITORY_POLICY);
  private _lifecyclePolicy?: LifecyclePolicy;

  constructor(scope: Construct, id: string, props: RepositoryCreationTemplateProps) {
    super(scope, id);
    checkProperties(this, creationTemplateChecks((account) => isAccountOfApp(this, account)), {
      ...props,
      lists: [
        ...checkList('lifecycleRules', props.lifecycleRules),
        ...addLifecycleProps(this._rules, props),
        ...checkList('repositoryPolicy', props.repositoryPolicy),
      ],
      repositoryPolicy: this._policy.render(),
      makesRole: true,
    });
    requireOncePerEnvironment(this, ONE_TEMPLATE_A_PREFIX);
    const { role, grants = [] } = roleOfTemplate(this, props) ?? {};
    this.prefix = props.prefix;
    this.role = role;

    this._resource = new CfnRepositoryCreationTemplate(this, 'Resource', {
      prefix: props.prefix,
      appliedFor: props.appliedFor,
      description: props.description ?? undefined,
      imageTagMutability: props.imageTagMutability ?? undefined,
      imageTagMutabilityExclusionFilters: renderExclusionFilters(props.imageTagMutabilityExclusionFilters),
      encryptionConfiguration: renderEncryption(props.encryption, props.encryptionKey),
      lifecyclePolicy: Lazy.uncachedString({ produce: () => this._rules.size === 0 ? undefined : this._rules.toText(this) }),
      repositoryPolicy: this._policy.renderText(),
      resourceTags: renderTags(props.resourceTags),
      customRoleArn: role?.roleRef.roleArn,
    });
    if (props.removalPolicy) {
      this.applyRemovalPolicy(props.removalPolicy);
    }
    grants.forEach((grant) => grant.applyBefore(this._resource));

    warnAboutRules(this, this._rules, props.imageTagMutability);
    Array.from(props.repositoryPolicy ?? []).forEach((statement, index) => this._policy.addStatement(statement, `repositoryPolicy[${index}]`));
    this.node.addValidation({ validate: () => messages(this._rules.checkResolved(resolverOf(this.stack))) });
  }

  /**
   * A reference to this template.
   */
  public get repositoryCreationTemplateRef(): aws_ecr.RepositoryCreationTemplateReference {
    return this._resource.repositoryCreationTemplateRef;
  }

  /**
   * The lifecycle policy of the repositories with all rules added so far.
   */
  public get lifecyclePolicy(): LifecyclePolicy {
    return this._lifecyclePolicy ??= LifecyclePolicy._of(this._rules);
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
   * Add a statement to the policy that each repository gets when it is created.
   *
   * @param statement a statement with principals and actions, and without resources
   */
  public addToRepositoryPolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    return this._policy.addStatement(statement);
  }

  /**
   * Apply a removal policy instead of the one in the properties.
   *
   * Throws for RemovalPolicy.SNAPSHOT: templates have no snapshots.
   *
   * @param policy what happens to the template when it is removed from its stack, or the stack is deleted
   */
  public applyRemovalPolicy(policy: RemovalPolicy): void {
    throwIfInvalid(checkRemovalPolicy('policy', policy), this);
    super.applyRemovalPolicy(policy);
  }
}

function renderTags(tags: RepositoryCreationTemplateProps['resourceTags']): CfnTag[] | undefined {
  const entries = Object.entries(tags ?? {});
  return entries.length === 0 ? undefined : entries.map(([key, value]) => ({ key, value }));
}
