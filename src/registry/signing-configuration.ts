import { CfnSigningConfiguration } from 'aws-cdk-lib/aws-ecr';
import { Lazy, type IResolveContext, type IResource, type RemovalPolicy } from 'aws-cdk-lib/core';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { RegistrySetting } from './registry-setting';
import { checkSigningRule, checkSigningRuleCount, readTypedRule, SIGNING_CHECKS, ONE_SIGNING_CONFIGURATION } from './signing-checks';
import { SigningConfigurationGrants } from './signing-configuration-grants';
import { signingProfileArnOf } from './signing-profile-arns';
import type { SigningRule } from './signing-rule';
import { warnAboutPlatform } from './signing-warnings';
import { inStableOrder } from './stable-order';
import { checkKnownList } from '../checks/types';
import { throwIfInvalid } from '../core/errors';
import { requireOncePerEnvironment } from '../core/once-per-environment';
import { checkProperties, environmentOf } from '../core/property-checks';

/**
 * The signing configuration of a private registry, owned or imported.
 */
export interface ISigningConfiguration extends IResource, aws_ecr.ISigningConfigurationRef {
  /**
   * The id of the registry, which is the id of its account.
   *
   * @attribute
   */
  readonly registryId: string;
}

/**
 * Properties of a signing configuration.
 */
export interface SigningConfigurationProps {
  /**
   * The first rules: at most 10.
   *
   * @default - no rule; there must be one by the time of synthesis
   */
  readonly rules?: SigningRule[];

  /**
   * What happens to the configuration when it is removed from its stack, or the stack is deleted. Signatures always stay.
   *
   * @default - the configuration is deleted
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Signs images with AWS Signer when they are pushed.
 *
 * The principal that pushes needs permission to sign: `signing.grants.sign(role)`. Images of pull-through caches are not signed.
 *
 * There is one such configuration in an account and region. Define it in one stack of an app; `Registry.of(stack)` creates it on first use.
 *
 * @resource AWS::ECR::SigningConfiguration
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/managed-signing.html
 * @example
 * const signingProfile = new signer.SigningProfile(this, 'Profile', { platform: signer.Platform.NOTATION_OCI_SHA384_ECDSA });
 * new SigningConfiguration(this, 'Signing', {
 *   rules: [{ signingProfile, repositories: [SigningFilter.wildcard('prod/*')] }],
 * });
 */
@propertyInjectable
export class SigningConfiguration extends RegistrySetting implements ISigningConfiguration {
  /**
   * The id of this class for property injectors.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ecr.SigningConfiguration';

  /**
   * Import the signing configuration of a registry, which is defined elsewhere.
   *
   * @param scope the parent
   * @param id the id of the import
   * @param registryId the id of the registry, which is the id of its account
   */
  public static fromRegistryId(scope: Construct, id: string, registryId: string): ISigningConfiguration {
    return new ImportedSigningConfiguration(scope, id, registryId);
  }

  /**
   * The grants of this configuration.
   */
  public readonly grants: SigningConfigurationGrants;

  private readonly _rules: SigningRule[] = [];
  private readonly _resource: CfnSigningConfiguration;

  constructor(scope: Construct, id: string, props: SigningConfigurationProps = {}) {
    super(scope, id);
    this.grants = SigningConfigurationGrants._of(this);
    throwIfInvalid(checkKnownList('rules', props.rules), this);
    checkProperties(this, SIGNING_CHECKS, {
      rules: Lazy.uncachedAny({ produce: () => this._renderRules() }),
      removalPolicy: props.removalPolicy,
    });
    requireOncePerEnvironment(this, ONE_SIGNING_CONFIGURATION);

    this._resource = new CfnSigningConfiguration(this, 'Resource', {
      rules: Lazy.uncachedAny({ produce: (context) => this._renderInOneOrder(context) }),
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
   * A reference to this signing configuration.
   */
  public get signingConfigurationRef(): aws_ecr.SigningConfigurationReference {
    return { registryId: this.registryId };
  }

  /**
   * Add a rule.
   *
   * Throws when ECR would reject the rule, or there are more than 10.
   *
   * @param rule the repositories whose images are signed, and with which profile
   */
  public addRule(rule: SigningRule): void {
    this._addRule(rule, 'rule');
  }

  /**
   * Add a rule with its own name in messages.
   *
   * @internal
   */
  public _addRule(rule: SigningRule, name: string): void {
    throwIfInvalid([
      ...checkSigningRule(rule && readTypedRule(rule), name, environmentOf(this)),
      ...checkSigningRuleCount(this._rules.length + 1, 'rules'),
    ], this);
    this._rules.push(rule);
    this.grants._addProfile(signingProfileArnOf(rule.signingProfile));
    warnAboutPlatform(this, rule.signingProfile);
  }

  private _renderRules(): CfnSigningConfiguration.RuleProperty[] {
    return this._rules.map((rule) => readTypedRule(rule) as CfnSigningConfiguration.RuleProperty);
  }

  private _renderInOneOrder({ resolve }: IResolveContext): CfnSigningConfiguration.RuleProperty[] {
    return inStableOrder(this._renderRules().map(({ signingProfileArn, repositoryFilters }) => ({
      signingProfileArn,
      repositoryFilters: repositoryFilters && inStableOrder(repositoryFilters as CfnSigningConfiguration.RepositoryFilterProperty[], resolve),
    })), resolve);
  }
}

class ImportedSigningConfiguration extends RegistrySetting implements ISigningConfiguration {
  constructor(scope: Construct, id: string, public readonly registryId: string) {
    super(scope, id, { account: registryId });
  }

  public get signingConfigurationRef(): aws_ecr.SigningConfigurationReference {
    return { registryId: this.registryId };
  }
}
