import { CfnPublicRepository } from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { badgeValues } from './badges';
import { importPublicRepository } from './imported-public-repository';
import { PublicRepositoryBase, type IPublicRepository } from './public-repository-base';
import { publicRepositoryChecks, ONE_PUBLIC_NAME } from './public-repository-checks';
import type { PublicRepositoryAttributes, PublicRepositoryProps } from './public-repository-props';
import { checkRemovalPolicy } from '../checks/removal-policies';
import { messages, throwIfInvalid } from '../core/errors';
import { requireOncePerEnvironment } from '../core/once-per-environment';
import { checkProperties } from '../core/property-checks';
import { isAbsent } from '../core/tokens';
import { isAccountOfApp } from '../policies/accounts-of-app';
import { PUBLIC_REPOSITORY_POLICY } from '../policies/policy-kinds';
import { ResourcePolicy } from '../policies/resource-policy';
import { checkTagsAtSynthesis } from '../repository-settings/resource-tags';

/**
 * A repository of the ECR Public Gallery, from which everyone can pull.
 *
 * CloudFormation supports it in us-east-1 only. A public repository has no lifecycle policy, no scans, no immutable tags and no choice
 * of encryption.
 *
 * @resource AWS::ECR::PublicRepository
 * @see https://docs.aws.amazon.com/AmazonECR/latest/public/public-repositories.html
 * @example
 * const repository = new PublicRepository(this, 'Cli', {
 *   repositoryName: 'acme/cli',
 *   description: 'Command line client of the Acme platform',
 *   architectures: [PublicArchitecture.X86_64, PublicArchitecture.ARM_64],
 *   operatingSystems: [PublicOperatingSystem.LINUX],
 * });
 */
@propertyInjectable
export class PublicRepository extends PublicRepositoryBase {
  /**
   * The id of this class for property injectors.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ecr.PublicRepository';

  /**
   * Import a public repository of the account of the stack by its name.
   *
   * @param scope the parent; its stack may be in any region
   * @param id the id of the import
   * @param repositoryName the name, which may be a token
   */
  public static fromPublicRepositoryName(scope: Construct, id: string, repositoryName: string): IPublicRepository {
    return importPublicRepository(scope, id, { repositoryName });
  }

  /**
   * Import a public repository of any account.
   *
   * @param scope the parent; its stack may be in any region
   * @param id the id of the import
   * @param attrs the name, the account, and the alias of the registry
   */
  public static fromPublicRepositoryAttributes(scope: Construct, id: string, attrs: PublicRepositoryAttributes): IPublicRepository {
    return importPublicRepository(scope, id, attrs);
  }

  /** @internal */
  protected readonly _registryAlias?: string;
  private readonly _resource: CfnPublicRepository;
  private readonly _policy = new ResourcePolicy(this, PUBLIC_REPOSITORY_POLICY);
  private readonly _givenName?: string;
  private _cachedName?: string;
  private _cachedArn?: string;

  constructor(scope: Construct, id: string, props: PublicRepositoryProps = {}) {
    super(scope, id, { physicalName: typeof props.repositoryName === 'string' ? props.repositoryName : undefined });
    const { repositoryName: given } = props;
    // without a name, physicalName is a token without a value
    this._givenName = given && typeof given === 'string' ? this.physicalName : given ?? undefined;
    const repositoryPolicyText = this._policy.render();
    checkProperties(this, publicRepositoryChecks((account) => isAccountOfApp(this, account)), {
      ...props,
      repositoryName: this._givenName,
      statements: repositoryPolicyText,
    });
    requireOncePerEnvironment(this, ONE_PUBLIC_NAME);
    this._registryAlias = props.registryAlias ?? undefined;

    this._resource = new CfnPublicRepository(this, 'Resource', {
      repositoryName: this._givenName,
      repositoryCatalogData: renderCatalogData(props),
      repositoryPolicyText,
    });
    this._resource.applyRemovalPolicy(props.removalPolicy ?? undefined);

    this.node.addValidation({ validate: () => messages(checkTagsAtSynthesis(this, this._resource.tags)) });
  }

  /**
   * The name of the repository.
   */
  public get repositoryName(): string {
    return this._cachedName ??= this.getResourceNameAttribute(this._resource.ref);
  }

  /**
   * The ARN of the repository, which has no region.
   */
  public get repositoryArn(): string {
    return this._cachedArn ??= this.getResourceArnAttribute(this._resource.attrArn, {
      service: 'ecr-public', region: '', resource: 'repository', resourceName: this._givenName,
    });
  }

  /**
   * Add a statement to the policy of the repository, which controls pushing and managing images. It cannot keep anyone from
   * pulling.
   *
   * @param statement a statement with principals and actions of `ecr-public`
   */
  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    return this._policy.addStatement(statement);
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
  }
}

/** The catalog data in the form of CloudFormation. CDK types it as any JSON. */
function renderCatalogData({ description, aboutText, usageText, architectures, operatingSystems }: PublicRepositoryProps): object | undefined {
  const data = Object.entries({
    RepositoryDescription: description,
    AboutText: aboutText,
    UsageText: usageText,
    Architectures: badgeValues(architectures?.length ? architectures : undefined),
    OperatingSystems: badgeValues(operatingSystems?.length ? operatingSystems : undefined),
  }).filter(([, value]) => !isAbsent(value));
  return data.length > 0 ? Object.fromEntries(data) : undefined;
}
