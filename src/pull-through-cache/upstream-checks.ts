import { findUpstream, REGISTRY_NAMES, whyUnsupported, type KnownUpstream } from './known-upstreams';
import { checkAccountId } from '../checks/account-ids';
import { checkSamePartition, isOwnRegistry } from '../checks/own-registry';
import { checkRegion } from '../checks/regions';
import { WrongType } from '../checks/wrong-type';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import type { CheckSubject } from '../core/property-checks';
import { isAbsent, isCertainlyGiven, isKnownLater, literalParts, withoutTokens } from '../core/tokens';
import type { Warning } from '../core/warnings';

/** A name of DNS with at least two labels. */
const HOST = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
/** The registries whose name ECR compares with the URL. For the others, it accepts any name. */
const isCompared = ({ credential }: KnownUpstream) => credential === 'secret';

/** What is wrong with the URL of an upstream registry: it is the host alone. */
export function checkUpstreamUrl(name: string, url: unknown): Problem[] {
  if (url instanceof WrongType) {
    return [{ code: 'InvalidUpstreamUrl', message: `${name} must be made by a method of UpstreamRegistry, got ${formatValue(url.value)}` }];
  }
  if (isKnownLater(url)) {
    return typeof url === 'string' && literalParts(url).join('').includes('://') ? [invalidUrl(name, url, ': leave out the scheme')] : [];
  }
  if (typeof url !== 'string' || !HOST.test(url)) {
    return [invalidUrl(name, url, typeof url === 'string' ? fixOf(url) : '')];
  }
  const instead = findUpstream(url) ? undefined : whyUnsupported(url);
  return instead === undefined ? [] : [{
    code: 'UnsupportedUpstream', message: `${name} must be a registry that ECR can pull from, got ${formatValue(url)}${instead && `: use ${instead}`}`,
  }];
}

function invalidUrl(name: string, url: unknown, fix: string): Problem {
  return { code: 'InvalidUpstreamUrl', message: `${name} must be the host of a registry, such as "quay.io", got ${formatValue(url)}${fix}` };
}

function fixOf(url: string): string {
  const fixes: ReadonlyArray<readonly [pattern: RegExp, fix: string]> = [
    [/:\/\//, 'leave out the scheme'],
    [/\/./, 'leave out what follows the host; a part of the registry is named by upstreamRepositoryPrefix'],
    [/\//, 'leave out the "/" at the end'],
    [/:[0-9]*$/, 'leave out the port'],
    [/[A-Z]/, 'write it in lowercase'],
  ];
  const fix = fixes.find(([pattern]) => pattern.test(url))?.[1];
  return fix === undefined ? '' : `: ${fix}`;
}

/** What is wrong with an upstream registry and its name, secret or role. */
export function checkUpstream(url: unknown, name: string, subject: CheckSubject): Problem[] {
  const isOfEcr = !isAbsent(subject.valueOf('account')); // whose account and region have checks of their own
  const problems = isOfEcr ? [] : checkUpstreamUrl(name, url);
  const upstream = problems.length > 0 ? undefined : upstreamOf(url, subject);
  return [
    ...problems,
    ...checkCredentials(upstream, subject),
    ...upstream ? [...checkPlaceOfRegistry(upstream, name, subject), ...checkRegistryName(upstream, url, subject)] : [],
  ];
}

/** What is legal in an upstream registry, but may not work. */
export function upstreamWarnings(url: unknown, name: string, subject: CheckSubject): Warning[] {
  const upstream = upstreamOf(url, subject);
  if (upstream === undefined) {
    return isKnownLater(url) || checkUpstreamUrl(name, url).length > 0 ? [] : [{
      id: 'cdk-ecr:unknownUpstream', message: `${name} ${formatValue(url)} is not among the registries that ECR was known to pull from in autumn 2026: check that ECR supports it before you deploy`,
    }];
  }
  const registry: unknown = subject.valueOf('registry');
  return isAbsent(registry) || isKnownLater(registry) || registry === upstream.registry || isCompared(upstream) ? [] : [{
    id: 'cdk-ecr:contradictingUpstream', message: `${subject.nameOf('registry')} should be ${formatValue(upstream.registry)} for ${formatValue(url)}, got ${formatValue(registry)}: leave it out`,
  }];
}

/** The registry of a URL. If the URL contains tokens, a private registry is identified by its account and region. */
function upstreamOf(url: unknown, subject: CheckSubject): KnownUpstream | undefined {
  const [account, region] = [subject.valueOf('account'), subject.valueOf('region')];
  if (!isAbsent(account)) {
    return { registry: 'ecr', credential: 'role', account, region };
  }
  return typeof url === 'string' ? findUpstream(withoutTokens(url)) : undefined;
}

const CREDENTIALS = { none: 'no credential', secret: 'a secret', role: 'a role at most' };

function checkCredentials(upstream: KnownUpstream | undefined, subject: CheckSubject): Problem[] {
  const given = (['secret', 'role'] as const).filter((prop) => isCertainlyGiven(subject.valueOf(prop)));
  if (given.length > 1) {
    return [{ code: 'UpstreamCredentialNotAccepted', message: `${given.map(subject.nameOf, subject).join(' and ')} must not be given together: leave out one` }];
  }
  const wanted = upstream?.credential;
  if (wanted === undefined) {
    return [];
  }
  const unwanted = given.find((prop) => prop !== wanted);
  if (unwanted) {
    return [{
      code: 'UpstreamCredentialNotAccepted',
      message: `${subject.nameOf(unwanted)} must not be given for the upstream registry ${upstream!.registry}, which takes ${CREDENTIALS[wanted]}: leave it out`,
    }];
  }
  return wanted !== 'secret' || !isAbsent(subject.valueOf('secret')) ? [] : [{
    code: 'UpstreamSecretRequired', message: `${subject.nameOf('secret')} must be given for the upstream registry ${upstream!.registry}: a secret whose name begins with "ecr-pullthroughcache/"`,
  }];
}

/** Only private registries of ECR have an account and a region. */
function checkPlaceOfRegistry({ account, region }: KnownUpstream, name: string, subject: CheckSubject): Problem[] {
  if (isOwnRegistry({ account, region }, subject)) {
    return [{ code: 'UpstreamIsOwnRegistry', message: `${name} must be another registry than the one of the cache rule, got its own account and region: name another account or region` }];
  }
  return [...checkPartsOfHost(account, region, name, subject), ...checkSamePartition('UpstreamInOtherPartition', `the region of ${name}`, 'in the partition of the cache rule', region, subject)];
}

/** What is wrong with the account and region in a host. Those that were typed have checks of their own. */
function checkPartsOfHost(account: unknown, region: unknown, name: string, subject: CheckSubject): Problem[] {
  return isAbsent(subject.valueOf('account')) ? [
    ...checkAccountId(`the account in ${name}`, account, subject.account),
    ...isAbsent(region) ? [] : checkRegion(`the region in ${name}`, region, subject.region),
  ] : [];
}

/** What is wrong with a rule without a role. A construct creates one if it is needed. */
export function checkMissingRole(subject: CheckSubject): Problem[] {
  const account = upstreamOf(subject.valueOf('upstream'), subject)?.account;
  const isOther = account !== undefined && !isKnownLater(account) && subject.account !== undefined && account !== subject.account;
  return !isOther || !isAbsent(subject.valueOf('role')) ? [] : [{
    code: 'UpstreamRoleRequired',
    message: `${subject.nameOf('role')} must be given for a registry of another account, ${formatValue(account)}: a role that trusts pullthroughcache.ecr.amazonaws.com`,
  }];
}

function checkRegistryName(upstream: KnownUpstream, url: unknown, subject: CheckSubject): Problem[] {
  const registry: unknown = subject.valueOf('registry');
  const isOther = REGISTRY_NAMES.includes(registry as string) && registry !== upstream.registry;
  return !isOther || !isCompared(upstream) ? [] : [{
    code: 'InvalidUpstreamName', message: `${subject.nameOf('registry')} must be ${formatValue(upstream.registry)} for ${formatValue(url)}, got ${formatValue(registry)}: leave it out`,
  }];
}

/** What is wrong with the name of an upstream registry. */
export function checkUpstreamName(registry: unknown, name: string): Problem[] {
  return isKnownLater(registry) || REGISTRY_NAMES.includes(registry as string) ? [] : [{
    code: 'InvalidUpstreamName', message: `${name} must be one of ${REGISTRY_NAMES.join(', ')}, got ${formatValue(registry)}: leave it out, because ECR recognizes the registry by its URL`,
  }];
}
