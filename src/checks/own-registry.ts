import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { partitionOf } from '../core/partitions';
import type { CheckEnvironment } from '../core/property-checks';
import { isKnownLater } from '../core/tokens';

/** An account and region as a template has them, any part of which may be a token. */
interface RegistryPlace {
  readonly account: unknown;
  readonly region: unknown;
}

/** Whether a registry is certainly that of the resource that names it. */
export function isOwnRegistry({ account, region }: RegistryPlace, own: CheckEnvironment): boolean {
  return isOwnAccount(account, own) && isOwn(region, 'AWS::Region', own.region);
}

/** Whether an account is certainly that of the resource that names it. */
export function isOwnAccount(account: unknown, own: CheckEnvironment): boolean {
  return isOwn(account, 'AWS::AccountId', own.account);
}

/** Whether a value is a reference to a pseudo parameter. */
export function isReferenceTo(pseudoParameter: string, value: unknown): boolean {
  return (value as { Ref?: unknown } | null | undefined)?.Ref === pseudoParameter;
}

/**
 * The problem of a registry in another partition, where both partitions are known.
 *
 * @param wanted what it must be, such as `a registry of the partition of the cache rule`
 */
export function checkSamePartition(code: Problem['code'], name: string, wanted: string, region: unknown, own: CheckEnvironment): Problem[] {
  if (own.region === undefined || typeof region !== 'string' || isKnownLater(region)) {
    return [];
  }
  const [here, there] = [partitionOf(own.region), partitionOf(region)];
  return here === undefined || there === undefined || here === there ? [] : [{
    code, message: `${name} must be ${wanted}, ${here}, got ${formatValue(region)}, which is of ${there}`,
  }];
}

function isOwn(value: unknown, pseudoParameter: string, own: string | undefined): boolean {
  return (own !== undefined && value === own) || isReferenceTo(pseudoParameter, value);
}
