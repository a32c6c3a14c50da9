import type { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Arn, ArnFormat } from 'aws-cdk-lib/core';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import type { CheckSubject, PropertyCheck } from '../core/property-checks';
import { isCertainlyGiven, isKnownLater } from '../core/tokens';

/**
 * The server-side encryption of a repository. It cannot be changed after the repository is created.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
 */
export class RepositoryEncryption {
  /** Keys that Amazon S3 manages, at no charge: `AES256`. */
  public static readonly AES_256 = new RepositoryEncryption('AES256');

  /** A KMS key: yours, or the AWS managed key `aws/ecr`: `KMS`. */
  public static readonly KMS = new RepositoryEncryption('KMS');

  /** Two layers of encryption with a KMS key, in the GovCloud (US) regions only: `KMS_DSSE`. */
  public static readonly KMS_DSSE = new RepositoryEncryption('KMS_DSSE');

  /**
   * @param value the value that CloudFormation gets
   */
  protected constructor(public readonly value: string) {}
}

/** The properties of a construct with encryption. */
interface EncryptionProps {
  readonly encryption?: RepositoryEncryption;
  readonly encryptionKey?: kms.IKeyRef;
}

const TYPES = ['AES256', 'KMS', 'KMS_DSSE'];

/** The checks of a construct with encryption. */
export const ENCRYPTION_CHECKS: ReadonlyArray<PropertyCheck<EncryptionProps>> = [
  {
    prop: 'encryption',
    path: 'EncryptionConfiguration.EncryptionType',
    fromTyped: (encryption: RepositoryEncryption) => isEncryption(encryption) ? encryption.value : undefined,
    problems: checkType,
  },
  {
    prop: 'encryptionKey',
    path: 'EncryptionConfiguration.KmsKey',
    fromTyped: (key: kms.IKeyRef) => isKey(key) ? key : undefined,
    problems: checkKey,
  },

  // Untyped languages may pass any value.
  { prop: 'encryption', problems: (encryption, name) => isEncryption(encryption) ? [] : [unexpectedType(name, encryption)] },
  { prop: 'encryptionKey', problems: (key, name) => isKey(key) ? [] : [notAKey(name, key)] },
];

/** Renders the encryption. AES256 is the default of ECR, so it renders nothing. A key alone means KMS. */
export function renderEncryption(
  encryption: RepositoryEncryption | undefined,
  key: kms.IKeyRef | undefined,
): CfnRepository.EncryptionConfigurationProperty | undefined {
  const type = encryption ?? (key ? RepositoryEncryption.KMS : RepositoryEncryption.AES_256);
  return type.value === RepositoryEncryption.AES_256.value
    ? undefined
    : { encryptionType: type.value, kmsKey: key?.keyRef.keyArn };
}

/** Recognized by a member, not by class: upstream has its own class, and an app may contain several copies of ours. */
function isEncryption(value: unknown): value is RepositoryEncryption {
  return typeof value === 'object' && typeof (value as Partial<RepositoryEncryption> | null)?.value === 'string';
}

function checkType(type: unknown, name: string, subject: CheckSubject): Problem[] {
  if (isKnownLater(type)) {
    return [];
  }
  if (!TYPES.includes(type as string)) {
    return [unexpectedType(name, type)];
  }
  const problems: Problem[] = [];
  if (type === 'AES256' && isCertainlyGiven(subject.valueOf('encryptionKey'))) {
    problems.push({
      code: 'EncryptionKeyRequiresKmsEncryption',
      message: `${name} must be KMS or KMS_DSSE when ${subject.nameOf('encryptionKey')} is given, got AES256: leave out one of them`,
    });
  }
  if (type === 'KMS_DSSE' && subject.region !== undefined && !subject.region.startsWith('us-gov-')) {
    problems.push({
      code: 'DsseOnlyInGovCloud',
      message: `${name} may be KMS_DSSE only in the GovCloud (US) regions, got it in ${formatValue(subject.region)}: use KMS`,
    });
  }
  return problems;
}

function unexpectedType(name: string, type: unknown): Problem {
  return { code: 'UnexpectedEncryptionType', message: `${name} must be one of RepositoryEncryption.AES_256, KMS and KMS_DSSE, got ${formatValue(type)}` };
}

function isKey(value: unknown): value is kms.IKeyRef {
  return typeof (value as Partial<kms.IKeyRef> | null)?.keyRef?.keyArn === 'string';
}

function notAKey(name: string, key: unknown): Problem {
  return { code: 'InvalidEncryptionKey', message: `${name} must be a key of aws-kms, got ${formatValue(key)}: import one with Key.fromKeyArn` };
}

/** A template has the ARN or the id of a key. If the ARN is a token, only the environment of a typed key gives the region. */
function checkKey(key: string | kms.IKeyRef, name: string, subject: CheckSubject): Problem[] {
  if (isKnownLater(key)) {
    return [];
  }
  if (typeof key !== 'string' && !isKey(key)) {
    return [notAKey(name, key)];
  }
  if (subject.region === undefined) {
    return [];
  }
  const region = typeof key === 'string' ? regionOfArn(key) : regionOfArn(subject.resolve(key.keyRef.keyArn)) ?? key.env?.region;
  if (region === undefined || isKnownLater(region) || region === subject.region) {
    return [];
  }
  return [{
    code: 'EncryptionKeyInOtherRegion',
    message: `${name} must be a key in the region of the repository, ${formatValue(subject.region)}, got one in ${formatValue(region)}: use a key of that region`,
  }];
}

function regionOfArn(arn: unknown): string | undefined {
  return typeof arn === 'string' && !isKnownLater(arn) && arn.startsWith('arn:') ? Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).region : undefined;
}
