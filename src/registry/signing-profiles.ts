import { Resource } from 'aws-cdk-lib/core';
import type { aws_signer } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { checkSigningProfileArn } from './signing-profile-arns';
import { throwIfInvalid } from '../core/errors';
import { isKnownLater } from '../core/tokens';

/**
 * References to existing profiles of AWS Signer.
 */
export class SigningProfiles {
  /**
   * Refer to a signing profile by its ARN.
   *
   * `SigningProfile.fromSigningProfileAttributes` of `aws-cdk-lib/aws-signer` works too: the ARN that it writes has an extra slash,
   * which signing rules of this library remove.
   *
   * Throws when the ARN is not that of a profile, or is that of a profile version.
   *
   * @param scope the parent
   * @param id the id of the import
   * @param signingProfileArn `arn:PARTITION:signer:REGION:ACCOUNT:/signing-profiles/NAME`
   */
  public static fromSigningProfileArn(scope: Construct, id: string, signingProfileArn: string): aws_signer.ISigningProfileRef {
    throwIfInvalid(checkSigningProfileArn('signingProfileArn', signingProfileArn, {}), scope);
    return new ImportedSigningProfile(scope, id, signingProfileArn);
  }

  private constructor() {}
}

class ImportedSigningProfile extends Resource implements aws_signer.ISigningProfileRef {
  constructor(scope: Construct, id: string, private readonly signingProfileArn: string) {
    super(scope, id, isKnownLater(signingProfileArn) ? {} : { environmentFromArn: signingProfileArn });
  }

  public get signingProfileRef(): aws_signer.SigningProfileReference {
    return { signingProfileArn: this.signingProfileArn };
  }
}
