import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isKnownLater } from '../core/tokens';

/** Such as `eu-west-1`, `us-gov-west-1`, `us-isob-east-1` or `eusc-de-east-1`. Availability zones do not match. */
const REGION = /^[a-z]{2,8}(?:-[a-z]{2,16}){1,3}-[0-9]{1,2}$/;

/** Whether text without tokens looks like an AWS region. Unit tests use other regions and never deploy them. */
export function isRegion(text: string): boolean {
  return REGION.test(text);
}

/**
 * What is wrong with the name of a region.
 *
 * @param ownRegion the region of the stack. If it is not a valid region, as in unit tests, other invalid regions are accepted too
 */
export function checkRegion(name: string, region: unknown, ownRegion?: string): Problem[] {
  if (isKnownLater(region) || (typeof region === 'string' && (isRegion(region) || isTestRegion(ownRegion)))) {
    return [];
  }
  const fix = typeof region === 'string' && isRegion(region.toLowerCase().replace(/[a-z]$/, '')) ? ': write it in lowercase, without an availability zone' : '';
  return [{ code: 'InvalidRegion', message: `${name} must be a region such as "eu-west-1", got ${formatValue(region)}${fix}` }];
}

function isTestRegion(region: string | undefined): boolean {
  return region !== undefined && !isRegion(region);
}
