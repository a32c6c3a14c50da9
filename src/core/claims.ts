import type { Problem } from './errors';
import type { CheckEnvironment } from './property-checks';
import { isAbsent, isKnownLater } from './tokens';
import type { Warning } from './warnings';
import type { ErrorCode } from '../codes/error-codes';
import type { WarningId } from '../codes/warning-ids';

/** A type of resource of which an account has at most one in a region: one at all, or one with the same name. */
export interface OncePerEnvironment {
  /** The CloudFormation type. L1s count, whoever made them. */
  readonly type: string;

  /** The property of the L1 that must be unique. By default there is only one resource at all. */
  readonly uniqueProperty?: string;

  /** What the resource is, for messages: `a pull-through cache rule`. */
  readonly what: string;

  /** What to do about two of them. */
  readonly fix: string;

  /** How many there may be with different names. By default that is not checked. */
  readonly limit?: { readonly most: number; readonly code: ErrorCode; readonly fix: string };

  /** When two different names are about the same thing, which is legal, as far as is known. By default that is not checked. */
  readonly alike?: { readonly normalize: (name: string) => string; readonly what: string; readonly warning: WarningId };

  /** The code of two resources in one known environment, or in one stack. */
  readonly code: ErrorCode;

  /** The id of the warning about resources in several stacks of which only the deployment knows the environment. */
  readonly warning: WarningId;
}

/** A resource that takes what an environment has once. */
export interface Claim<Owner> {
  readonly kind: OncePerEnvironment;

  /** The value of the unique property. */
  readonly name?: unknown;

  readonly environment: CheckEnvironment;

  /** Equal for resources that are deployed to the same environment, even if it is not known: their stack. */
  readonly stack: string;

  /** Whose the resource is. */
  readonly owner: Owner;

  /** The owner for messages. */
  readonly label: string;
}

/** What comes of claims. */
export interface Conflicts<Owner> {
  readonly problems: ReadonlyArray<Problem & { readonly owner: Owner }>;
  readonly warnings: ReadonlyArray<Warning & { readonly owner: Owner }>;
}

/** Finds resources that claim what an environment has once. Each is compared with those before it. */
export function findConflicts<Owner>(claims: ReadonlyArray<Claim<Owner>>): Conflicts<Owner> {
  const first = new Map<string, Claim<Owner>>();
  const counts = new Map<string, number>();
  const found = claims.map((claim) => ({ owner: claim.owner, ...conflictsOf(claim, first), tooMany: countClaim(claim, counts) }));
  return {
    problems: found.flatMap(({ owner, problem, tooMany }) => [problem ?? [], tooMany].flat().map((each) => ({ ...each, owner }))),
    warnings: found.flatMap(({ owner, warning }) => warning ? [{ ...warning, owner }] : []),
  };
}

function conflictsOf<Owner>(claim: Claim<Owner>, first: Map<string, Claim<Owner>>): { problem?: Problem; warning?: Warning } {
  const { kind, name, label } = claim;
  if (kind.uniqueProperty && (isAbsent(name) || isKnownLater(name))) {
    return {};
  }
  const place = placeOf(claim);
  const what = `${kind.what}${name ? ` for "${name}"` : ''}${place.words}`;
  const earlier = (...parts: unknown[]): Claim<Owner> | undefined => firstOf(first, [kind.type, ...parts].join('\n'), claim);
  const [same, perhapsSame] = [earlier(place.certain, name), earlier(place.possible, name)];
  if (same) {
    return { problem: { code: kind.code, message: `${same.label} and ${label} both define ${what}, which there is only one of: ${kind.fix}` } };
  }
  if (perhapsSame) {
    return { warning: { id: kind.warning, message: `${perhapsSame.label} defines ${what}, too, which fails when both are deployed to one account and region: ${kind.fix}` } };
  }
  const alike = kind.alike && typeof name === 'string' ? earlier(place.certain, 'alike', kind.alike.normalize(name)) : undefined;
  return alike ? { warning: { id: kind.alike!.warning, message: `"${name}" is about ${kind.alike!.what} as ${alike.label}: keep one of them` } } : {};
}

/** The first claim of a key, if this is not the first. */
function firstOf<Owner>(first: Map<string, Claim<Owner>>, key: string, claim: Claim<Owner>): Claim<Owner> | undefined {
  const earlier = first.get(key);
  if (earlier === undefined) {
    first.set(key, claim);
  }
  return earlier === claim ? undefined : earlier;
}

/** Only the first resource that is too much is reported. */
function countClaim<Owner>(claim: Claim<Owner>, counts: Map<string, number>): Problem[] {
  const { kind: { type, what, limit }, label } = claim;
  if (limit === undefined) {
    return [];
  }
  const { certain, words } = placeOf(claim);
  const key = [type, certain].join('\n');
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count !== limit.most + 1 ? [] : [{
    code: limit.code, message: `${label} is ${what} too many${words}, which takes at most ${limit.most}: ${limit.fix}`,
  }];
}

/** Where a resource will be. */
interface Place {
  /** Equal for resources that certainly end in the same environment. */
  readonly certain: string;

  /** Equal for resources that may end in the same environment. */
  readonly possible: string;

  /** The environment for messages, if it is known. */
  readonly words: string;
}

function placeOf({ environment: { account, region }, stack }: Claim<unknown>): Place {
  const possible = `${account} ${region}`;
  return account !== undefined && region !== undefined
    ? { certain: possible, possible, words: ` in account ${account} and region ${region}` }
    : { certain: `${possible} ${stack}`, possible, words: '' };
}
