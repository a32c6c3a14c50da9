import { CfnRegistryPolicy } from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Lazy, type IResource, type RemovalPolicy } from 'aws-cdk-lib/core';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { registryPolicyChecks, ONE_REGISTRY_POLICY } from './registry-policy-checks';
import { RegistrySetting } from './registry-setting';
import { inStableOrder } from './stable-order';
import { withResources } from './statement-resources';
import { checkKnownList } from '../checks/types';
import { throwIfInvalid } from '../core/errors';
import { requireOncePerEnvironment } from '../core/once-per-environment';
import { checkProperties } from '../core/property-checks';
import { isAccountOfApp } from '../policies/accounts-of-app';
import { REGISTRY_POLICY } from '../policies/policy-kinds';
import { ResourcePolicy } from '../policies/resource-policy';

/**
 * The policy of a private registry, owned or imported.
 */
export interface IRegistryPolicy extends IResource, aws_ecr.IRegistryPolicyRef {
  /**
   * The id of the registry, which is the id of its account.
   *
   * @attribute
   */
  readonly registryId: string;
}

/**
 * Properties of a registry policy.
 */
export interface RegistryPolicyProps {
  /**
   * The first statements. Each needs principals, actions and resources.
   *
   * @default - no statement; there must be one by the time of synthesis
   */
  readonly statements?: iam.PolicyStatement[];

  /**
   * What happens to the policy when it is removed from its stack, or the stack is deleted.
   *
   * @default - the policy is deleted
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Options of a statement of a registry policy.
 */
export interface RegistryPolicyStatementOptions {
  /**
   * The repositories that the statement applies to: names, in which `*` and `?` are wildcards. Their ARNs are written for you.
   *
   * @default - the resources of the statement
   */
  readonly repositories?: string[];
}

/**
 * The policy of the private registry of an account and region. It can grant access to many repositories at once, including those that do not exist yet.
 *
 * There is one such policy in an account and region. Define it in one stack of an app; `Registry.of(stack)` creates it on first use.
 *
 * @resource AWS::ECR::RegistryPolicy
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html
 * @example
 * const policy = new RegistryPolicy(this, 'RegistryPolicy');
 * policy.addStatement(new iam.PolicyStatement({
 *   actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
 *   principals: [new iam.OrganizationPrincipal('o-a1b2c3d4e5')],
 * }), { repositories: ['base/*'] });
 */
@propertyInjectable
export class RegistryPolicy extends RegistrySetting implements IRegistryPolicy {
  /**
   * The id of this class for property injectors.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ecr.RegistryPolicy';

  /**
   * Import the policy of a registry, which is defined elsewhere.
   *
   * @param scope the parent
   * @param id the id of the import
   * @param registryId the id of the registry, which is the id of its account
   */
  public static fromRegistryId(scope: Construct, id: string, registryId: string): IRegistryPolicy {
    return new ImportedRegistryPolicy(scope, id, registryId);
  }

  private readonly _policy = new ResourcePolicy(this, REGISTRY_POLICY);
  private readonly _resource: CfnRegistryPolicy;

  constructor(scope: Construct, id: string, props: RegistryPolicyProps = {}) {
    super(scope, id);
    throwIfInvalid(checkKnownList('statements', props.statements), this);
    checkProperties(this, registryPolicyChecks((account) => isAccountOfApp(this, account)), {
      statements: this._policy.render(),
      removalPolicy: props.removalPolicy,
    });
    requireOncePerEnvironment(this, ONE_REGISTRY_POLICY);

    this._resource = new CfnRegistryPolicy(this, 'Resource', {
      policyText: Lazy.uncachedAny({ produce: (context) => withStatementsInStableOrder(context.resolve(this._policy.render())) }),
    });
    if (props.removalPolicy) {
      this.applyRemovalPolicy(props.removalPolicy);
    }
    props.statements?.forEach((statement, index) => this._addStatement(statement, `statements[${index}]`));
  }

  /**
   * The id of the registry.
   */
  public get registryId(): string {
    return this._resource.attrRegistryId;
  }

  /**
   * A reference to this registry policy.
   */
  public get registryPolicyRef(): aws_ecr.RegistryPolicyReference {
    return { registryId: this.registryId };
  }

  /**
   * Add a statement.
   *
   * Throws when the statement has neither resources nor `repositories`, or both.
   *
   * @param statement a statement with principals and actions
   * @param options the repositories that it applies to
   */
  public addStatement(statement: iam.PolicyStatement, options: RegistryPolicyStatementOptions = {}): iam.AddToResourcePolicyResult {
    return this._addStatement(statement, 'statement', options?.repositories);
  }

  private _addStatement(statement: iam.PolicyStatement, name: string, repositories?: string[]): iam.AddToResourcePolicyResult {
    this._policy.addStatement(withResources(this, name, statement, repositories), name);
    return { statementAdded: true, policyDependable: this };
  }
}

function withStatementsInStableOrder(policy: { Statement: unknown[] } | undefined): object | undefined {
  return policy && { ...policy, Statement: inStableOrder(policy.Statement, (statement) => statement) };
}

class ImportedRegistryPolicy extends RegistrySetting implements IRegistryPolicy {
  constructor(scope: Construct, id: string, public readonly registryId: string) {
    super(scope, id, { account: registryId });
  }

  public get registryPolicyRef(): aws_ecr.RegistryPolicyReference {
    return { registryId: this.registryId };
  }
}
