import { Arn, ArnFormat, Token } from 'aws-cdk-lib/core';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';

const TYPES = ['AES256', 'KMS', 'KMS_DSSE'];

/** What is known of a key: its ARN, and the region of the construct where the ARN is a token. */
interface KeyLike {
  readonly keyRef?: { readonly keyArn?: string };
  readonly env?: { readonly region?: string };
}

/** The faults of an encryption, its key and the region of the repository together. */
export function checkEncryption(encryption: unknown, encryptionKey: unknown, region: string): Problem[] {
  const hasKey = encryptionKey !== undefined && encryptionKey !== null;
  const type = encryption === undefined || encryption === null ? undefined : (encryption as { value?: unknown }).value;
  const problems: Problem[] = [];
  if (encryption !== undefined && encryption !== null && !TYPES.includes(type as string)) {
    problems.push({
      code: 'UnexpectedEncryptionType',
      message: `encryption must be one of RepositoryEncryption.AES_256, KMS and KMS_DSSE, got ${formatValue(encryption)}`,
    });
  }
  if (type === 'AES256' && hasKey) {
    problems.push({
      code: 'EncryptionKeyRequiresKmsEncryption',
      message: "encryption must be RepositoryEncryption.KMS or KMS_DSSE when encryptionKey is given, got AES_256: leave out 'encryption' or the key",
    });
  }
  if (type === 'KMS_DSSE' && !Token.isUnresolved(region) && !region.startsWith('us-gov-')) {
    problems.push({
      code: 'DsseOnlyInGovCloud',
      message: `encryption may be RepositoryEncryption.KMS_DSSE only in the GovCloud (US) regions, got it in ${formatValue(region)}: use RepositoryEncryption.KMS`,
    });
  }
  return hasKey ? [...problems, ...checkKey(encryptionKey as KeyLike, region)] : problems;
}

function checkKey(key: KeyLike, region: string): Problem[] {
  const keyArn = key.keyRef?.keyArn;
  if (typeof keyArn !== 'string') {
    return [{ code: 'InvalidEncryptionKey', message: `encryptionKey must be a key of aws-kms, got ${formatValue(key)}: import one with Key.fromKeyArn` }];
  }
  const keyRegion = regionOf(key, keyArn);
  if (keyRegion === undefined || Token.isUnresolved(keyRegion) || Token.isUnresolved(region) || keyRegion === region) {
    return [];
  }
  return [{
    code: 'EncryptionKeyInOtherRegion',
    message: `encryptionKey must be a key in the region of the repository, ${formatValue(region)}, got one in ${formatValue(keyRegion)}: use a key of that region`,
  }];
}

/** The region that an ARN spells; when the ARN is a token, the one of the key's stack. */
function regionOf(key: KeyLike, keyArn: string): string | undefined {
  if (Token.isUnresolved(keyArn) || !keyArn.startsWith('arn:')) {
    return key.env?.region;
  }
  return Arn.split(keyArn, ArnFormat.SLASH_RESOURCE_NAME).region;
}
