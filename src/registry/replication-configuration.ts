import { CfnReplicationConfiguration } from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Lazy, type IResolveContext, type IResource, type RemovalPolicy } from 'aws-cdk-lib/core';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { RegistrySetting } from './registry-setting';
import { checkReplicationRule, checkReplicationRuleSet, ruleCountWarnings, readTypedRule, REPLICATION_CHECKS, ONE_REPLICATION_CONFIGURATION } from './replication-checks';
import { allowReplication } from './replication-permissions';
import type { ReplicationRule } from './replication-rule';
import { inStableOrder } from './stable-order';
import { checkKnownList } from '../checks/types';
import { throwIfInvalid } from '../core/errors';
import { requireOncePerEnvironment } from '../core/once-per-environment';
import { checkProperties, environmentOf } from '../core/property-checks';
import { warnAll } from '../core/warnings';

/**
 * The replication configuration of a private registry, owned or imported.
 */
export interface IReplicationConfiguration extends IResource, aws_ecr.IReplicationConfigurationRef {
  /**
   * The id of the registry, which is the id of its account.
   *
   * @attribute
   */
  readonly registryId: string;
}

/**
 * Properties of a replication configuration.
 */
export interface ReplicationConfigurationProps {
  /**
   * The first rules: at most 25, with at most 25 different destinations over all.
   *
   * @default - no rule; there must be one by the time of synthesis
   */
  readonly rules?: ReplicationRule[];

  /**
   * What happens to the configuration when it is removed from its stack, or the stack is deleted. Existing copies always stay.
   *
   * @default - the configuration is deleted
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Copies images to registries of other regions and accounts, when they are pushed or restored.
 *
 * Images that were pushed before are not copied. A copy is not copied further, and has no settings of its source: use a creation
 * template at the destination for those.
 *
 * There is one such configuration in an account and region. Define it in one stack of an app; `Registry.of(stack)` creates it on first use.
 *
 * @resource AWS::ECR::ReplicationConfiguration
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
 * @example
 * new ReplicationConfiguration(this, 'Replication', {
 *   rules: [{
 *     destinations: [ReplicationDestination.region('eu-west-1'), ReplicationDestination.registry('222233334444', 'us-east-1')],
 *     repositories: [ReplicationFilter.prefix('prod/')],
 *   }],
 * });
 */
@propertyInjectable
export class ReplicationConfiguration extends RegistrySetting implements IReplicationConfiguration {
  /**
   * The id of this class for property injectors.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ecr.ReplicationConfiguration';

  /**
   * Import the replication configuration of a registry, which is defined elsewhere.
   *
   * @param scope the parent
   * @param id the id of the import
   * @param registryId the id of the registry, which is the id of its account
   */
  public static fromRegistryId(scope: Construct, id: string, registryId: string): IReplicationConfiguration {
    return new ImportedReplicationConfiguration(scope, id, registryId);
  }

  private readonly _rules: ReplicationRule[] = [];
  private readonly _missingStatements: iam.PolicyStatement[] = [];
  private readonly _resource: CfnReplicationConfiguration;

  constructor(scope: Construct, id: string, props: ReplicationConfigurationProps = {}) {
    super(scope, id);
    throwIfInvalid(checkKnownList('rules', props.rules), this);
    checkProperties(this, REPLICATION_CHECKS, {
      rules: Lazy.uncachedAny({ produce: () => this._renderRules() }),
      removalPolicy: props.removalPolicy,
    });
    requireOncePerEnvironment(this, ONE_REPLICATION_CONFIGURATION);

    this._resource = new CfnReplicationConfiguration(this, 'Resource', {
      replicationConfiguration: { rules: Lazy.uncachedAny({ produce: (context) => this._renderInOneOrder(context) }) },
    });
    if (props.removalPolicy) {
      this.applyRemovalPolicy(props.removalPolicy);
    }
    props.rules?.forEach((rule, index) => this._addRule(rule, `rules[${index}]`));
  }

  /**
   * The id of the registry.
   */
  public get registryId(): string {
    return this._resource.attrRegistryId;
  }

  /**
   * A reference to this replication configuration.
   */
  public get replicationConfigurationRef(): aws_ecr.ReplicationConfigurationReference {
    return { registryId: this.registryId };
  }

  /**
   * What the policies of destinations in other accounts must allow, without the statements that this app has added to them.
   *
   * There is one statement for each such destination of each rule. Add it with `registry.addToPolicy` there, or pass its JSON
   * (`statement.toJSON()`) to the owners of that registry.
   */
  public get destinationPolicyStatements(): iam.PolicyStatement[] {
    return [...this._missingStatements];
  }

  /**
   * Add a rule.
   *
   * Throws when ECR would reject the rule, alone or together with the rules before it.
   *
   * @param rule which repositories are copied, and where to
   */
  public addRule(rule: ReplicationRule): void {
    this._addRule(rule, 'rule');
  }

  /**
   * Add a rule with its own name in messages.
   *
   * @returns what the policies of destinations in other accounts must allow for it
   * @internal
   */
  public _addRule(rule: ReplicationRule, name: string): iam.PolicyStatement[] {
    const rules = [...this._rules, rule].map((each) => readTypedRule(each, this.stack.account));
    const environment = environmentOf(this);
    throwIfInvalid([
      ...checkReplicationRule(rule && rules[rules.length - 1], name, environment),
      ...checkReplicationRuleSet(rules, 'rules', environment),
    ], this);
    const statements = allowReplication(this, rule);
    this._rules.push(rule);
    if (rule.deleteReplication) {
      this._renderDeleteReplication();
    }
    warnAll(this, ruleCountWarnings(this._rules.length, 'rules'));
    this._missingStatements.push(...statements);
    return statements;
  }

  private _renderRules(): RenderedRule[] {
    return this._rules.map((rule) => readTypedRule(rule, this.stack.account) as RenderedRule);
  }

  private _renderInOneOrder({ resolve }: IResolveContext): RenderedRule[] {
    return inStableOrder(this._renderRules().map(({ destinations, repositoryFilters, deleteReplication }) => ({
      destinations: inStableOrder(destinations, resolve),
      repositoryFilters: repositoryFilters && inStableOrder(repositoryFilters, resolve),
      deleteReplication: deleteReplication || undefined,
    })), resolve);
  }

  /** The L1 does not have this property yet. */
  private _renderDeleteReplication(): void {
    this._resource.addPropertyOverride('ReplicationConfiguration.Rules', Lazy.uncachedAny({
      produce: (context) => Object.fromEntries(this._renderInOneOrder(context).flatMap(({ deleteReplication }, index) => (
        deleteReplication ? [[index, { DeleteReplication: { Enabled: true } }]] : []))),
    }));
  }
}

/** A rule in the form of the L1, with one more property. */
interface RenderedRule {
  readonly destinations: CfnReplicationConfiguration.ReplicationDestinationProperty[];
  readonly repositoryFilters?: CfnReplicationConfiguration.RepositoryFilterProperty[];
  readonly deleteReplication?: boolean;
}

class ImportedReplicationConfiguration extends RegistrySetting implements IReplicationConfiguration {
  constructor(scope: Construct, id: string, public readonly registryId: string) {
    super(scope, id, { account: registryId });
  }

  public get replicationConfigurationRef(): aws_ecr.ReplicationConfigurationReference {
    return { registryId: this.registryId };
  }
}
