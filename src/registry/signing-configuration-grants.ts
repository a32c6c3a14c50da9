import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { checkGrantee } from '../checks/policy-statements';
import { throwIfInvalid } from '../core/errors';
import { warn } from '../core/warnings';

/**
 * The grants of a signing configuration, available as `signing.grants`.
 */
export class SigningConfigurationGrants {
  /**
   * The grants of a signing configuration.
   *
   * @internal
   */
  public static _of(scope: IConstruct): SigningConfigurationGrants {
    return new SigningConfigurationGrants(scope);
  }

  private readonly pushers: iam.IGrantable[] = [];
  private readonly profileArns: string[] = [];

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Grant signing with the profiles of all rules, including those that are added later.
   *
   * ECR signs an image on behalf of the principal that pushes it. Grant the push itself with `repository.grants.push`. A profile of
   * another account must allow it in its own account as well.
   *
   * Throws when the grantee is not a principal.
   *
   * @param grantee the principal that pushes images; it needs an identity policy
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/managed-signing.html
   */
  public sign(grantee: iam.IGrantable): void {
    throwIfInvalid(checkGrantee(grantee), this.scope);
    if (!this.pushers.includes(grantee)) {
      this.pushers.push(grantee);
      this.profileArns.forEach((arn) => this.grant(grantee, arn));
    }
  }

  /**
   * Grants signing with a further profile to all principals that can sign.
   *
   * @internal
   */
  public _addProfile(arn: string): void {
    if (!this.profileArns.includes(arn)) {
      this.profileArns.push(arn);
      this.pushers.forEach((grantee) => this.grant(grantee, arn));
    }
  }

  private grant(grantee: iam.IGrantable, arn: string): void {
    const { success } = iam.Grant.addToPrincipal({ grantee, actions: ['signer:SignPayload'], resourceArns: [arn] });
    if (!success) {
      warn(this.scope, 'cdk-ecr:signingNotGranted', 'signing was not granted to a principal whose identity policy cannot be modified here: '
        + 'allow it signer:SignPayload where the principal is defined');
    }
  }
}
