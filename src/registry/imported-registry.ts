import type * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { RegistryBase } from './registry-base';
import type { RegistryPolicyStatementOptions } from './registry-policy';
import { withResources } from './statement-resources';
import { checkAccountId } from '../checks/account-ids';
import { checkGrantee } from '../checks/policy-statements';
import { checkRegion } from '../checks/regions';
import { throwIfInvalid } from '../core/errors';
import { environmentOf } from '../core/property-checks';
import { isAbsent } from '../core/tokens';
import { warn } from '../core/warnings';
import { IMPORTED_REGISTRY, warnAboutUnwrittenStatement } from '../policies/unwritten-policy';

/**
 * The account and region of a registry.
 */
export interface RegistryEnvironment {
  /**
   * The account of the registry, 12 digits.
   *
   * @default - the account of the stack
   */
  readonly account?: string;

  /**
   * The region of the registry, such as `eu-west-1`.
   *
   * @default - the region of the stack
   */
  readonly region?: string;
}

/** A registry whose settings are defined elsewhere. */
export class ImportedRegistry extends RegistryBase {
  public readonly env: ResourceEnvironment;

  constructor(scope: Construct, id: string, environment: RegistryEnvironment) {
    super(scope, id);
    const { account, region } = environment ?? {};
    const own = environmentOf(this);
    throwIfInvalid([...checkAccountId('account', account, own.account), ...isAbsent(region) ? [] : checkRegion('region', region, own.region)], this);
    const stack = Stack.of(this);
    this.env = { account: account ?? stack.account, region: region ?? stack.region };
  }

  public addToPolicy(statement: iam.PolicyStatement, options?: RegistryPolicyStatementOptions): iam.AddToResourcePolicyResult {
    warnAboutUnwrittenStatement(this, withResources(this, 'statement', statement, options?.repositories, this.env), IMPORTED_REGISTRY);
    return { statementAdded: false };
  }

  protected _grantSigning(grantee: iam.IGrantable): void {
    throwIfInvalid(checkGrantee(grantee), this);
    warn(this, 'cdk-ecr:signingNotGranted', 'signing was not granted, because the profiles of an imported registry are not known: '
      + 'grant it where the registry is defined, or allow the grantee signer:SignPayload on the profiles');
  }
}
