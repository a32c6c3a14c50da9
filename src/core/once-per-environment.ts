import { CfnResource, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { messages, type Problem } from './errors';
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
  const first = new Map<string, CfnResource>();
  const problems: Problem[] = [];
  for (const construct of app.node.findAll()) {
    const kind = CfnResource.isCfnResource(construct) ? types.get(construct.cfnResourceType) : undefined;
    const claim = kind && claimOf(kind, construct as CfnResource);
    if (claim) {
      const earlier = first.get(claim.key);
      first.set(claim.key, earlier ?? construct as CfnResource);
      problems.push(...earlier ? report(kind, claim, earlier, construct as CfnResource) : []);
    }
  }
  return problems;
}

/** What a resource claims. */
interface Claim {
  /** Equal for two resources that claim the same. */
  readonly key: string;

  /** What is claimed and where, for messages. */
  readonly subject: string;
}

function claimOf(kind: OncePerEnvironment, resource: CfnResource): Claim | undefined {
  const unique = kind.uniqueProperty && resolverOf(resource.stack)((resource as unknown as Record<string, unknown>)[kind.uniqueProperty]);
  if (resource.cfnOptions.condition || (kind.uniqueProperty && (isAbsent(unique) || isKnownLater(unique)))) {
    return undefined;
  }
  const { account = '', region = '' } = environmentOf(resource);
  const what = unique ? `${kind.what} for "${unique}"` : kind.what;
  return {
    key: [kind.type, account, region, unique].join('\n'),
    subject: account && region ? `${what} in account ${account} and region ${region}` : what,
  };
}

function report(kind: OncePerEnvironment, { subject }: Claim, first: CfnResource, second: CfnResource): Problem[] {
  const { account, region } = environmentOf(first);
  const [one, other] = [ownerOf(first), ownerOf(second)];
  if ((account === undefined || region === undefined) && outermostStackOf(first) !== outermostStackOf(second)) {
    warn(other, kind.warning, `${one.node.path} defines ${subject}, too, which fails when both are deployed to one account and region: ${kind.fix}`);
    return [];
  }
  return [{ code: kind.code, message: `${one.node.path} and ${other.node.path} both define ${subject}, which there is only one of: ${kind.fix}` }];
}

/** The construct that users made. */
function ownerOf(resource: CfnResource): IConstruct {
  return resource.node.id === 'Resource' && resource.node.scope ? resource.node.scope : resource;
}

function outermostStackOf(resource: CfnResource): Stack {
  let stack = resource.stack;
  while (stack.nestedStackParent) {
    stack = stack.nestedStackParent;
  }
  return stack;
}
