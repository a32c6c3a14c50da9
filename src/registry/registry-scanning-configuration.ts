import { CfnRegistryScanningConfiguration } from 'aws-cdk-lib/aws-ecr';
import { Lazy, RemovalPolicy, type IResolveContext, type IResource } from 'aws-cdk-lib/core';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { checkFilters, readTypedFilters } from './filter-checks';
import { RegistrySetting } from './registry-setting';
import { SCAN_FILTER, type ScanFilter } from './scan-filter';
import { continuousNeedsEnhanced, EVERYTHING, missingRuleWarnings, SCANNING_CHECKS, ONE_SCANNING_CONFIGURATION } from './scanning-checks';
import { ScanFrequency, ScanType, type ScanningRule } from './scanning-rule';
import { inStableOrder } from './stable-order';
import { checkKnownList } from '../checks/types';
import { fail, throwIfInvalid } from '../core/errors';
import { requireOncePerEnvironment } from '../core/once-per-environment';
import { checkProperties } from '../core/property-checks';
import { warnAll } from '../core/warnings';

/**
 * The scanning configuration of a private registry, owned or imported.
 */
export interface IRegistryScanningConfiguration extends IResource, aws_ecr.IRegistryScanningConfigurationRef {
  /**
   * The id of the registry, which is the id of its account.
   *
   * @attribute
   */
  readonly registryId: string;
}

/**
 * Properties of a scanning configuration.
 */
export interface RegistryScanningConfigurationProps {
  /**
   * The service that scans: ECR (basic) or Amazon Inspector (enhanced).
   *
   * @default - enhanced if there are continuous scans, basic otherwise
   */
  readonly scanType?: ScanType;

  /**
   * The first rules: at most one of each frequency.
   *
   * @default - no rule; basic scanning then scans on demand only
   */
  readonly rules?: ScanningRule[];

  /**
   * What happens to the configuration when it is removed from its stack, or the stack is deleted.
   *
   * By default it stays. Deleting it returns the registry to basic scanning, and CloudFormation then tries to switch Amazon Inspector off
   * for the whole account and region.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Scans the images of a registry for vulnerabilities.
 *
 * There is one such configuration in an account and region. Define it in one stack of an app; `Registry.of(stack)` creates it on first use.
 *
 * @resource AWS::ECR::RegistryScanningConfiguration
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
 * @example
 * new RegistryScanningConfiguration(this, 'Scanning', {
 *   scanType: ScanType.ENHANCED,
 *   rules: [
 *     { frequency: ScanFrequency.CONTINUOUS_SCAN, repositories: [ScanFilter.wildcard('prod/*')] },
 *     { frequency: ScanFrequency.SCAN_ON_PUSH },
 *   ],
 * });
 */
@propertyInjectable
export class RegistryScanningConfiguration extends RegistrySetting implements IRegistryScanningConfiguration {
  /**
   * The id of this class for property injectors.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ecr.RegistryScanningConfiguration';

  /**
   * Import the scanning configuration of a registry, which is defined elsewhere.
   *
   * @param scope the parent
   * @param id the id of the import
   * @param registryId the id of the registry, which is the id of its account
   */
  public static fromRegistryId(scope: Construct, id: string, registryId: string): IRegistryScanningConfiguration {
    return new ImportedRegistryScanningConfiguration(scope, id, registryId);
  }

  /** The properties that the checks read, immediately and again at synthesis. */
  private readonly _settings: { scanType: ScanType; rules: ScanningRule[]; readonly removalPolicy?: RemovalPolicy };
  private readonly _resource: CfnRegistryScanningConfiguration;
  private _givenType?: ScanType;
  private _isManualOnly = false;

  constructor(scope: Construct, id: string, props: RegistryScanningConfigurationProps = {}) {
    super(scope, id);
    throwIfInvalid(checkKnownList('rules', props.rules), this);
    const [rules, scanType, removalPolicy] = [props.rules ?? [], props.scanType ?? undefined, props.removalPolicy];
    this._givenType = scanType;
    this._settings = { scanType: scanType ?? ScanType.ENHANCED, rules, removalPolicy };
    checkProperties(this, SCANNING_CHECKS, this._settings);
    requireOncePerEnvironment(this, ONE_SCANNING_CONFIGURATION);

    this._resource = new CfnRegistryScanningConfiguration(this, 'Resource', {
      scanType: Lazy.uncachedString({ produce: () => this._settings.scanType }),
      rules: Lazy.uncachedAny({ produce: (context) => this._renderRules(context) }),
    });
    this.applyRemovalPolicy(removalPolicy ?? RemovalPolicy.RETAIN);

    this._setRules([]);
    rules.forEach(({ frequency, repositories }, index) => this._scan(frequency, repositories ?? EVERYTHING, `rules[${index}].repositories`));
    this.node.addValidation({ validate: () => this._warnAboutMissingRules() });
  }

  /**
   * The id of the registry.
   */
  public get registryId(): string {
    return this._resource.attrRegistryId;
  }

  /**
   * A reference to this scanning configuration.
   */
  public get registryScanningConfigurationRef(): aws_ecr.RegistryScanningConfigurationReference {
    return { registryId: this.registryId };
  }

  /**
   * Scan images when they are pushed.
   *
   * Throws when there are more than 100 filters in total.
   *
   * @param filters the repositories to scan, in addition to those of earlier calls; without filters, all repositories
   */
  public scanOnPush(...filters: ScanFilter[]): void {
    this._scan(ScanFrequency.SCAN_ON_PUSH, filters.length > 0 ? filters : EVERYTHING, 'filters');
  }

  /**
   * Scan images when they are pushed, and again when new vulnerabilities become known. Without a `scanType`, it becomes enhanced.
   *
   * Throws when `scanType` is basic, or there are more than 100 filters in total.
   *
   * @param filters the repositories to scan, in addition to those of earlier calls; without filters, all repositories
   */
  public scanContinuously(...filters: ScanFilter[]): void {
    this._scan(ScanFrequency.CONTINUOUS_SCAN, filters.length > 0 ? filters : EVERYTHING, 'filters');
  }

  /**
   * Use enhanced scanning, with any frequencies.
   *
   * @internal
   */
  public _useEnhancedScanning(): void {
    if (this._isManualOnly) {
      failForManualOnly(this, 'use enhanced scanning');
    }
    this._givenType = ScanType.ENHANCED;
    this._setRules(this._settings.rules);
  }

  /**
   * Scan on demand only. Throws for settings that need other scans, now and later.
   *
   * @internal
   */
  public _scanManuallyOnly(): void {
    if (this._givenType === ScanType.ENHANCED || this._settings.rules.length > 0) {
      failForManualOnly(this, 'scan manually only');
    }
    this._isManualOnly = true;
  }

  private _scan(frequency: ScanFrequency, filters: readonly ScanFilter[], name: string): void {
    if (this._isManualOnly) {
      failForManualOnly(this, 'scan by a rule');
    }
    const others = this._settings.rules.filter((rule) => rule.frequency !== frequency);
    const earlier = this._settings.rules.find((rule) => rule.frequency === frequency)?.repositories ?? [];
    const repositories = [...earlier, ...filters.filter((filter) => !earlier.some((each) => each._render().filter === filter?._render?.().filter))];
    throwIfInvalid([
      ...checkFilters(SCAN_FILTER, name, readTypedFilters(filters)),
      ...checkFilters(SCAN_FILTER, `the filters of ${frequency}`, readTypedFilters(repositories)).filter(({ code }) => code === 'FilterCountOutOfRange'),
      ...frequency === ScanFrequency.CONTINUOUS_SCAN && this._givenType === ScanType.BASIC ? [continuousNeedsEnhanced('rules', 'scanType')] : [],
    ], this);
    this._setRules([...others, { frequency, repositories }]);
  }

  /** Keeps the rules, and derives the type from them unless it was given. */
  private _setRules(rules: ScanningRule[]): void {
    const isContinuous = rules.some(({ frequency }) => frequency === ScanFrequency.CONTINUOUS_SCAN);
    this._settings.rules = rules;
    this._settings.scanType = this._givenType ?? (isContinuous ? ScanType.ENHANCED : ScanType.BASIC);
  }

  private _warnAboutMissingRules(): string[] {
    warnAll(this, missingRuleWarnings(this._settings.scanType, this._settings.rules));
    return [];
  }

  private _renderRules({ resolve }: IResolveContext): CfnRegistryScanningConfiguration.ScanningRuleProperty[] {
    return inStableOrder(this._settings.rules.map(({ frequency, repositories }) => ({
      scanFrequency: frequency,
      repositoryFilters: inStableOrder(repositories!.map((filter) => filter._render()), resolve),
    })), resolve);
  }
}

function failForManualOnly(scope: Construct, what: string): never {
  return fail('ConflictingScanSettings', `cannot ${what}: a registry scans either manually only, or by rules, or by enhanced scanning; leave out one of the calls`, scope);
}

class ImportedRegistryScanningConfiguration extends RegistrySetting implements IRegistryScanningConfiguration {
  constructor(scope: Construct, id: string, public readonly registryId: string) {
    super(scope, id, { account: registryId });
  }

  public get registryScanningConfigurationRef(): aws_ecr.RegistryScanningConfigurationReference {
    return { registryId: this.registryId };
  }
}
