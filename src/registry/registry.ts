import type * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { aws_signer, ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { Construct, IConstruct } from 'constructs';
import { exclusionIdOf } from './exclusion-ids';
import { ImportedRegistry, type RegistryEnvironment } from './imported-registry';
import { PullTimeUpdateExclusion } from './pull-time-update-exclusion';
import { RegistryBase, type IRegistry } from './registry-base';
import type { RegistryGrantOptions } from './registry-grants';
import { RegistryPolicy, type RegistryPolicyStatementOptions } from './registry-policy';
import { RegistryScanningConfiguration } from './registry-scanning-configuration';
import { ReplicationConfiguration } from './replication-configuration';
import type { ReplicationDestination } from './replication-destination';
import { replicationStatement } from './replication-permissions';
import type { ReplicationOptions } from './replication-rule';
import type { ScanFilter } from './scan-filter';
import { SigningConfiguration } from './signing-configuration';
import type { SigningOptions } from './signing-rule';
import { repositoryArns } from './statement-resources';
import { checkAccountId } from '../checks/account-ids';
import { throwIfInvalid } from '../core/errors';
import { outermostStackOf } from '../core/outermost-stack';
import { environmentOf } from '../core/property-checks';

/** The id of the registry of a stack, on which the logical ids of its settings depend. */
const ID = 'EcrRegistry';

/** Marks a registry for other copies of this library: an app may contain several. */
const IS_REGISTRY = Symbol.for('cdk-ecr.Registry');

/**
 * The private registry of the account and region of a stack, which collects the settings that the app defines for it.
 *
 * The registry itself exists in every account and region. Its settings exist once there: let one stack of an app define them, and use
 * `Registry.of(thatStack)` everywhere. Two stacks in one account and region that define the same setting fail at synth.
 *
 * A setting is created on first use, with a fixed logical id:
 *
 * | methods | setting | logical id |
 * |---|---|---|
 * | `addToPolicy`, `allowReplicationFrom`, grants | `RegistryPolicy` | `EcrRegistryPolicy95170CB2` |
 * | `replicateTo` | `ReplicationConfiguration` | `EcrRegistryReplication4F37F892` |
 * | `scanOnPush`, `scanContinuously`, `useEnhancedScanning`, `scanManuallyOnly` | `RegistryScanningConfiguration` | `EcrRegistryScanning4EAE64ED` |
 * | `sign`, `grants.sign` | `SigningConfiguration` | `EcrRegistrySigning843FECFE` |
 * | `excludeFromPullTime` | `PullTimeUpdateExclusion` | `EcrRegistryExclusion…`, made from the name of the role, or from the path of its construct |
 *
 * Never change these ids: CloudFormation would create the new setting before it deletes the old one, which ECR rejects.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
 * @example
 * const registry = Registry.of(this);
 * registry.replicateTo([ReplicationDestination.region('eu-west-1')], { repositories: [ReplicationFilter.prefix('prod/')] });
 * registry.scanContinuously(ScanFilter.wildcard('prod/*'));
 * registry.grants.pull(new iam.OrganizationPrincipal('o-a1b2c3d4e5'), { repositories: ['base/*'] });
 */
export class Registry extends RegistryBase {
  /**
   * The registry of the account and region of a stack: one object for each stack. In a nested stack, it is that of the outermost stack.
   *
   * @param scope the stack, or a construct in it
   */
  public static of(scope: IConstruct): Registry {
    const stack = outermostStackOf(scope);
    const registry = stack.node.tryFindChild(ID);
    return isRegistry(registry) ? registry : new Registry(stack);
  }

  /**
   * A registry whose settings another stack or app defines. It has URIs and grants. A call that would change a setting gives a warning.
   *
   * Throws when the account or region is invalid.
   *
   * @param scope the parent
   * @param id the id of the import
   * @param environment the account and region of the registry
   */
  public static fromEnvironment(scope: Construct, id: string, environment: RegistryEnvironment = {}): IRegistry {
    return new ImportedRegistry(scope, id, environment);
  }

  /**
   * The account and region of the registry.
   */
  public readonly env: ResourceEnvironment;

  private _cachedPolicy?: RegistryPolicy;
  private _cachedReplication?: ReplicationConfiguration;
  private _cachedScanning?: RegistryScanningConfiguration;
  private _cachedSigning?: SigningConfiguration;

  private constructor(private readonly stack: Stack) {
    super(stack, ID);
    Object.defineProperty(this, IS_REGISTRY, { value: true });
    this.env = { account: stack.account, region: stack.region };
  }

  /**
   * Copy images to other registries when they are pushed. Adds a rule to the replication configuration.
   *
   * Registries of other accounts must allow it in their policies: `ReplicationDestination.of` adds the statement to a registry of this
   * app. For other registries the statements are returned.
   *
   * Throws when ECR would reject the rule, alone or together with the rules before it.
   *
   * @param destinations the registries that receive the copies
   * @param options which repositories are copied
   * @returns what the policies of destinations in other accounts must allow in addition: one statement for each destination
   */
  public replicateTo(destinations: ReplicationDestination[], options: ReplicationOptions = {}): iam.PolicyStatement[] {
    return this._replication._addRule({ ...options, destinations }, '');
  }

  /**
   * Allow another account to copy its images into this registry, and to create repositories for them.
   *
   * @param account the account that the images come from, 12 digits
   * @param options the repositories that it may copy into
   */
  public allowReplicationFrom(account: string, options: RegistryGrantOptions = {}): void {
    throwIfInvalid(checkAccountId('account', account ?? '', environmentOf(this).account), this);
    this.addToPolicy(replicationStatement(account, repositoryArns(this, options?.repositories)));
  }

  /**
   * Scan images when they are pushed.
   *
   * Throws when the registry scans manually only, or there are more than 100 filters in total.
   *
   * @param filters the repositories to scan, in addition to those of earlier calls; without filters, all repositories
   */
  public scanOnPush(...filters: ScanFilter[]): void {
    this._scanning.scanOnPush(...filters);
  }

  /**
   * Scan images when they are pushed, and again when new vulnerabilities become known. This makes scanning enhanced: Amazon Inspector scans,
   * at its price.
   *
   * Throws when the registry scans manually only, or there are more than 100 filters in total.
   *
   * @param filters the repositories to scan, in addition to those of earlier calls; without filters, all repositories
   */
  public scanContinuously(...filters: ScanFilter[]): void {
    this._scanning.scanContinuously(...filters);
  }

  /**
   * Use enhanced scanning, whether or not there are continuous scans: Amazon Inspector scans, at its price.
   *
   * Throws when the registry scans manually only.
   */
  public useEnhancedScanning(): void {
    this._scanning._useEnhancedScanning();
  }

  /**
   * Use basic scanning, and scan images on demand only.
   *
   * Throws when the registry scans by rules, or uses enhanced scanning.
   */
  public scanManuallyOnly(): void {
    this._scanning._scanManuallyOnly();
  }

  /**
   * Sign images with AWS Signer when they are pushed. Adds a rule to the signing configuration.
   *
   * The principal that pushes needs permission to sign: `registry.grants.sign(role)`.
   *
   * Throws when ECR would reject the rule, or there are more than 10.
   *
   * @param signingProfile the profile of AWS Signer, for the platform `Notation-OCI-SHA384-ECDSA`, in the region of the registry
   * @param options the repositories whose images are signed
   */
  public sign(signingProfile: aws_signer.ISigningProfileRef, options: SigningOptions = {}): void {
    this._signing._addRule({ ...options, signingProfile }, '');
  }

  /**
   * Exclude a role from the pull times of images: images that it pulls keep the time of their last pull. A second call for a role does
   * nothing.
   *
   * Throws when it is not a role.
   *
   * @param role the role whose pulls do not count, such as that of a scanner
   */
  public excludeFromPullTime(role: iam.IRoleRef): PullTimeUpdateExclusion {
    const id = exclusionIdOf(role, this.stack);
    return this.node.tryFindChild(id) as PullTimeUpdateExclusion | undefined ?? new PullTimeUpdateExclusion(this, id, { role });
  }

  /**
   * Add a statement to the policy of the registry.
   *
   * Throws when the statement has neither resources nor `repositories`, or both.
   *
   * @param statement a statement with principals and actions
   * @param options the repositories that it applies to
   */
  public addToPolicy(statement: iam.PolicyStatement, options: RegistryPolicyStatementOptions = {}): iam.AddToResourcePolicyResult {
    return this._policy.addStatement(statement, options);
  }

  /** @internal */
  protected _grantSigning(grantee: iam.IGrantable): void {
    this._signing.grants.sign(grantee);
  }

  private get _policy(): RegistryPolicy {
    return this._cachedPolicy ??= new RegistryPolicy(this, 'Policy');
  }

  private get _replication(): ReplicationConfiguration {
    return this._cachedReplication ??= new ReplicationConfiguration(this, 'Replication');
  }

  private get _scanning(): RegistryScanningConfiguration {
    return this._cachedScanning ??= new RegistryScanningConfiguration(this, 'Scanning');
  }

  private get _signing(): SigningConfiguration {
    return this._cachedSigning ??= new SigningConfiguration(this, 'Signing');
  }
}

function isRegistry(construct: IConstruct | undefined): construct is Registry {
  return construct !== undefined && IS_REGISTRY in construct;
}
