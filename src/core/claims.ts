import type { Problem } from './errors';
import { formatValue } from './format-value';
import type { CheckEnvironment } from './property-checks';
import { isIntrinsic, isKnownLater } from './tokens';
import type { Warning } from './warnings';
import type { ErrorCode } from '../codes/error-codes';
import type { WarningId } from '../codes/warning-ids';

/** A type of resource that an account can have only once in a region, either at all or with the same name. */
export interface OncePerEnvironment {
  /** The CloudFormation type. L1s count, no matter which construct creates them. */
  readonly type: string;

  /** The property of the L1 that must be unique. By default, there can be only one resource of the type. */
  readonly uniqueProperty?: string;

  /** What the resource is called in messages: `a pull-through cache rule`. */
  readonly what: string;

  /** How to fix two of them. */
  readonly fix: string;

  /** The maximum number of resources with different names. Not checked by default. */
  readonly limit?: { readonly most: number; readonly code: ErrorCode; readonly fix: string };

  /** Whether two different names refer to the same thing, as far as is known. That is legal. Not checked by default. */
  readonly alike?: { readonly normalize: (name: string) => string; readonly what: string; readonly warning: WarningId };

  /** The code of two resources in one known environment, or in one stack. */
  readonly code: ErrorCode;

  /** The id of the warning about resources in several stacks whose environment is known only at deployment. */
  readonly warning: WarningId;
}

/** A resource that claims what an environment can have only once. */
export interface Claim<Owner> {
  readonly kind: OncePerEnvironment;

  /** The value of the unique property. */
  readonly name?: unknown;

  readonly environment: CheckEnvironment;

  /** Equal for resources that are deployed to the same environment, even if it is not known: their stack. */
  readonly stack: string;

  /** Equal for resources of one template, in which equal references have equal values. Without it, references are not compared. */
  readonly template?: string;

  /** The owner of the resource. */
  readonly owner: Owner;

  /** The name of the owner in messages. */
  readonly label: string;
}

/** The result of comparing claims. */
export interface Conflicts<Owner> {
  readonly problems: ReadonlyArray<Problem & { readonly owner: Owner }>;
  readonly warnings: ReadonlyArray<Warning & { readonly owner: Owner }>;
}

/** Finds resources that claim what an environment can have only once. Compares each with those before it. */
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
  const { kind, name } = claim;
  const earlier = (...parts: unknown[]): Claim<Owner> | undefined => firstOf(first, [kind.type, ...parts].join('\n'), claim);
  if (kind.uniqueProperty && (typeof name !== 'string' || isKnownLater(name))) {
    const same = isIntrinsic(name) && claim.template !== undefined ? earlier('reference', claim.template, JSON.stringify(name)) : undefined;
    return same ? { problem: definedTwice(claim, same, `${kind.what} for ${formatValue(name)}`) } : {};
  }
  const place = placeOf(claim);
  const what = `${kind.what}${name ? ` for "${name}"` : ''}${place.words}`;
  const [same, perhapsSame] = [earlier(place.certain, name), earlier(place.possible, name)];
  if (same) {
    return { problem: definedTwice(claim, same, what) };
  }
  if (perhapsSame) {
    return { warning: { id: kind.warning, message: `${perhapsSame.label} also defines ${what}, which fails if both are deployed to one account and region: ${kind.fix}` } };
  }
  const alike = kind.alike && earlier(place.certain, 'alike', kind.alike.normalize(name as string));
  return alike ? { warning: { id: kind.alike!.warning, message: `"${name}" applies to ${kind.alike!.what} as ${alike.label}: keep one of them` } } : {};
}

function definedTwice({ kind, label }: Claim<unknown>, earlier: Claim<unknown>, what: string): Problem {
  return { code: kind.code, message: `${earlier.label} and ${label} both define ${what}; only one can exist: ${kind.fix}` };
}

/** The first claim with a key, unless this is the first. */
function firstOf<Owner>(first: Map<string, Claim<Owner>>, key: string, claim: Claim<Owner>): Claim<Owner> | undefined {
  const earlier = first.get(key);
  if (earlier === undefined) {
    first.set(key, claim);
  }
  return earlier === claim ? undefined : earlier;
}

/** Only the first resource over the limit is reported. */
function countClaim<Owner>(claim: Claim<Owner>, counts: Map<string, number>): Problem[] {
  const { kind: { type, what, limit }, label } = claim;
  if (limit === undefined) {
    return [];
  }
  const { certain, words } = placeOf(claim);
  const key = `${type} ${certain}`;
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count !== limit.most + 1 ? [] : [{
    code: limit.code, message: `${label} is ${what} beyond the limit of ${limit.most}${words}: ${limit.fix}`,
  }];
}

/** Where a resource is deployed. */
interface Place {
  /** Equal for resources that certainly share an environment. */
  readonly certain: string;

  /** Equal for resources that may share an environment. */
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
