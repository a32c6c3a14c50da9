import { holdsPlaceholder } from '../core/placeholders';
import { isIntrinsic, UNKNOWN, withoutTokens } from '../core/tokens';

/** The parts of an ARN. A part that is a token is `UNKNOWN`. */
export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** What the parts of an ARN may be. There are no parts in other text, or in a value that is known later. */
export interface ReadArn {
  readonly parts?: ArnParts;
  readonly isKnownLater: boolean;
}

/** Reads an ARN. Tokens in it count as unknown text. */
export function readArn(arn: unknown): ReadArn {
  if (typeof arn !== 'string') {
    return { isKnownLater: isIntrinsic(arn) };
  }
  const known = withoutTokens(arn);
  if (holdsPlaceholder(known)) {
    return { isKnownLater: true };
  }
  const [scheme, partition, service, region, account, ...resource] = known.split(':');
  if (resource.length === 0 || scheme !== 'arn' || !(partition.startsWith('aws') || partition === UNKNOWN)) {
    return { isKnownLater: known.includes(UNKNOWN) && resource.length === 0 };
  }
  return { isKnownLater: false, parts: { partition, service, region, account, resource: resource.join(':') } };
}

/** Whether a part of an ARN is known and differs from the expected one. */
export function differs(part: string, wanted: string): boolean {
  return !part.includes(UNKNOWN) && part !== wanted;
}
