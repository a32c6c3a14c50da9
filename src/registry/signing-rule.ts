import type { aws_signer } from 'aws-cdk-lib/interfaces';
import type { SigningFilter } from './signing-filter';

/**
 * Options of a signing rule.
 */
export interface SigningOptions {
  /**
   * The repositories whose images are signed: 1 to 100 filters, any of which selects a repository.
   *
   * @default - all repositories
   */
  readonly repositories?: SigningFilter[];
}

/**
 * A signing rule: the repositories whose images are signed, and with which profile. An image that several rules select gets several signatures.
 */
export interface SigningRule extends SigningOptions {
  /**
   * The profile of AWS Signer, for the platform `Notation-OCI-SHA384-ECDSA`, in the region of the registry. It may belong to another account.
   *
   * For a profile that exists, use `SigningProfiles.fromSigningProfileArn`.
   */
  readonly signingProfile: aws_signer.ISigningProfileRef;
}
