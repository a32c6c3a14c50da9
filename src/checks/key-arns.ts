import { differs, readArn } from './arn-parts';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { UNKNOWN } from '../core/tokens';

/** What is wrong with the ARN of a KMS key, for properties that accept neither an alias nor a key id. */
export function checkKeyArn(name: string, arn: unknown): Problem[] {
  const { parts, isKnownLater } = readArn(arn);
  const isKey = parts !== undefined && !differs(parts.service, 'kms') && /^key\/[a-z0-9-]+$/.test(parts.resource.replaceAll(UNKNOWN, 'x'));
  return isKnownLater || isKey || parts?.resource.startsWith(UNKNOWN) ? [] : [{
    code: 'EncryptionKeyNeedsKeyArn',
    message: `${name} must be given by the ARN of a key (arn:<partition>:kms:<region>:<account>:key/<id>), got ${formatValue(arn)}: `
      + 'ECR takes neither an alias nor the id of a key here; import the key with Key.fromKeyArn or Key.fromLookup',
  }];
}
