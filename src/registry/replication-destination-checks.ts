import { checkAccountId } from '../checks/account-ids';
import { checkSamePartition, isOwnAccount, isOwnRegistry, isReferenceTo } from '../checks/own-registry';
import { checkRegion } from '../checks/regions';
import { WrongType } from '../checks/wrong-type';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { memberName, type CheckEnvironment } from '../core/property-checks';
import { isAbsent, isKnownLater } from '../core/tokens';

/** A destination in the form of the L1, not yet validated. */
interface DestinationToCheck {
  readonly region?: unknown;
  readonly registryId?: unknown;
}

const MAX_DESTINATIONS = 100;

/** Typed destinations in the form of the L1. */
export function readTypedDestinations(destinations: unknown, ownAccount: string): unknown {
  return Array.isArray(destinations) ? destinations.map((each) => each?._render?.(ownAccount) ?? new WrongType(each)) : destinations;
}

/** The destinations of a template, with the property names of the L1. */
export function readTemplateDestinations(destinations: unknown): unknown {
  return Array.isArray(destinations) ? destinations.map((each) => isKnownLater(each) || typeof each !== 'object' || each === null
    ? each : { region: each.Region, registryId: each.RegistryId }) : destinations;
}

/** What is wrong with the destinations of a rule. */
export function checkDestinations(name: string, destinations: unknown, environment: CheckEnvironment): Problem[] {
  if (isKnownLater(destinations)) {
    return [];
  }
  if (!Array.isArray(destinations)) {
    return [{ code: 'ExpectedList', message: `${name} must be a list of destinations, got ${formatValue(destinations)}` }];
  }
  if (destinations.length < 1 || destinations.length > MAX_DESTINATIONS) {
    return [{ code: 'DestinationCountOutOfRange', message: `${name} must hold 1 to ${MAX_DESTINATIONS} destinations, has ${destinations.length}` }];
  }
  return destinations.flatMap((each, index) => checkDestination(`${name}[${index}]`, each, environment));
}

function checkDestination(name: string, destination: unknown, environment: CheckEnvironment): Problem[] {
  if (isKnownLater(destination)) {
    return [];
  }
  if (destination instanceof WrongType || typeof destination !== 'object' || destination === null) {
    const got = destination instanceof WrongType ? destination.value : destination;
    return [{ code: 'InvalidReplicationDestination', message: `${name} must be made by a method of ReplicationDestination, got ${formatValue(got)}` }];
  }
  const { region, registryId } = destination as DestinationToCheck;
  const accountName = memberName(name, 'account', 'RegistryId');
  const problems = [
    ...checkRegion(memberName(name, 'region', 'Region'), region, environment.region),
    ...isAbsent(registryId) ? [{ code: 'InvalidAccountId' as const, message: `${accountName} must be the 12 digits of an AWS account id, got ${formatValue(registryId)}` }] : [],
    ...checkAccountId(accountName, registryId, environment.account),
  ];
  return problems.length > 0 ? problems : [...checkNotItself(name, destination, environment), ...checkSamePartition('ReplicationAcrossPartitions', memberName(name, 'region', 'Region'), 'a region of the partition of the source', region, environment)];
}

function checkNotItself(name: string, { region, registryId: account }: DestinationToCheck, own: CheckEnvironment): Problem[] {
  return isOwnRegistry({ account, region }, own) ? [{
    code: 'ReplicationToItself', message: `${name} must be another registry than the source, got its own account and region: name another region or another account`,
  }] : [];
}

/** The number of destinations that are certainly different. */
export function countKnownDestinations(destinations: readonly unknown[], own: CheckEnvironment): number {
  return new Set((destinations as DestinationToCheck[]).filter(isKnown)
    .map(({ region, registryId }) => `${region} ${isOwnAccount(registryId, own) ? 'own' : registryId}`)).size;
}

function isKnown(destination: DestinationToCheck): boolean {
  return !isKnownLater(destination) && isKnownText(destination?.region)
    && (isKnownText(destination.registryId) || isReferenceTo('AWS::AccountId', destination.registryId));
}

function isKnownText(value: unknown): boolean {
  return typeof value === 'string' && !isKnownLater(value);
}
