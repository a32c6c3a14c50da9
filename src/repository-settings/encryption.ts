import type { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import type * as kms from 'aws-cdk-lib/aws-kms';

/**
 * The kind of server-side encryption of a repository. It cannot be changed once the repository exists.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
 */
export class RepositoryEncryption {
  /** Keys that Amazon S3 manages, at no charge: `AES256`. */
  public static readonly AES_256 = new RepositoryEncryption('AES256');

  /** A key of AWS KMS: yours, or the AWS managed key `aws/ecr`: `KMS`. */
  public static readonly KMS = new RepositoryEncryption('KMS');

  /** Two layers of encryption with a key of AWS KMS, in the GovCloud (US) regions only: `KMS_DSSE`. */
  public static readonly KMS_DSSE = new RepositoryEncryption('KMS_DSSE');

  /**
   * @param value the value that CloudFormation gets
   */
  protected constructor(public readonly value: string) {}
}

/** AES256 is what ECR does unasked, so it renders nothing. A key alone means KMS. */
export function renderEncryption(
  encryption: RepositoryEncryption | undefined,
  key: kms.IKeyRef | undefined,
): CfnRepository.EncryptionConfigurationProperty | undefined {
  const type = encryption ?? (key ? RepositoryEncryption.KMS : RepositoryEncryption.AES_256);
  return type.value === RepositoryEncryption.AES_256.value
    ? undefined
    : { encryptionType: type.value, kmsKey: key?.keyRef.keyArn };
}
