import { CfnResource } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { messages, type Problem } from './errors';
import { outermostStackOf } from './outermost-stack';
import { environmentOf } from './property-checks';
import { isAbsent, isKnownLater, resolverOf } from './tokens';
import { warn } from './warnings';
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

/** The types that are looked for in each app. */
const TYPES_OF_APP = new WeakMap<IConstruct, Map<string, OncePerEnvironment>>();

/**
 * Makes the synthesis of an app fail when two of its resources, of any stack or stage, claim what an environment has once.
 *
 * A resource with a condition may not be there, so it does not count.
 */
export function requireOncePerEnvironment(scope: IConstruct, kind: OncePerEnvironment): void {
  const app = scope.node.root;
  const types = TYPES_OF_APP.get(app) ?? new Map<string, OncePerEnvironment>();
  if (types.size === 0) {
    TYPES_OF_APP.set(app, types);
    app.node.addValidation({ validate: () => messages(findDuplicates(app, types)) });
  }
  types.set(kind.type, kind);
}

/** Goes through the app once, whatever the number of its resources. */
function findDuplicates(app: IConstruct, types: ReadonlyMap<string, OncePerEnvironment>): Problem[] {
  const claims = new Map<string, CfnResource>();
  const counts = new Map<string, number>();
  return app.node.findAll().flatMap((construct) => {
    const kind = CfnResource.isCfnResource(construct) ? types.get(construct.cfnResourceType) : undefined;
    const resource = construct as CfnResource;
    return !kind || resource.cfnOptions.condition ? [] : [...findEarlierClaim(claims, kind, resource), ...countResource(counts, kind, resource)];
  });
}

function findEarlierClaim(claims: Map<string, CfnResource>, kind: OncePerEnvironment, resource: CfnResource): Problem[] {
  const name = kind.uniqueProperty && resolverOf(resource.stack)((resource as unknown as Record<string, unknown>)[kind.uniqueProperty]);
  if (kind.uniqueProperty && (isAbsent(name) || isKnownLater(name))) {
    return [];
  }
  const place = placeOf(resource);
  const what = `${kind.what}${name ? ` for "${name}"` : ''}${place.words}`;
  const first = (where: string) => firstOf(claims, [kind.type, where, name].join('\n'), resource);
  const [same, perhapsSame] = [first(place.certain), first(place.possible)].map((earlier) => earlier && ownerOf(earlier));
  const owner = ownerOf(resource);
  if (same) {
    return [{ code: kind.code, message: `${same.node.path} and ${owner.node.path} both define ${what}, which there is only one of: ${kind.fix}` }];
  }
  if (perhapsSame) {
    warn(owner, kind.warning, `${perhapsSame.node.path} defines ${what}, too, which fails when both are deployed to one account and region: ${kind.fix}`);
  } else if (kind.alike && typeof name === 'string') {
    const earlier = firstOf(claims, [kind.type, place.certain, 'alike', kind.alike.normalize(name)].join('\n'), resource);
    if (earlier) {
      warn(owner, kind.alike.warning, `"${name}" is about ${kind.alike.what} as ${ownerOf(earlier).node.path}: keep one of them`);
    }
  }
  return [];
}

/** The first resource of a key, if this is not the first. */
function firstOf(claims: Map<string, CfnResource>, key: string, resource: CfnResource): CfnResource | undefined {
  const earlier = claims.get(key);
  if (earlier === undefined) {
    claims.set(key, resource);
  }
  return earlier === resource ? undefined : earlier;
}

/** Only the first resource that is too much is reported. */
function countResource(counts: Map<string, number>, { type, what, limit }: OncePerEnvironment, resource: CfnResource): Problem[] {
  if (limit === undefined) {
    return [];
  }
  const { certain, words } = placeOf(resource);
  const key = [type, certain].join('\n');
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count !== limit.most + 1 ? [] : [{
    code: limit.code, message: `${ownerOf(resource).node.path} is ${what} too many${words}, which takes at most ${limit.most}: ${limit.fix}`,
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

function placeOf(resource: CfnResource): Place {
  const { account, region } = environmentOf(resource);
  const possible = `${account} ${region}`;
  return account !== undefined && region !== undefined
    ? { certain: possible, possible, words: ` in account ${account} and region ${region}` }
    : { certain: `${possible} ${outermostStackOf(resource).node.path}`, possible, words: '' };
}

/** The construct that users made. */
function ownerOf(resource: CfnResource): IConstruct {
  return resource.node.id === 'Resource' && resource.node.scope ? resource.node.scope : resource;
}
