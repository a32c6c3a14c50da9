import { CfnResource } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { findConflicts, type Claim, type OncePerEnvironment } from './claims';
import { messages, type Problem } from './errors';
import { outermostStackOf } from './outermost-stack';
import { environmentOf } from './property-checks';
import { resolverOf } from './tokens';
import { warn } from './warnings';

/** The types to look for in each app. */
const TYPES_OF_APP = new WeakMap<IConstruct, Map<string, OncePerEnvironment>>();

/**
 * Makes the synthesis of an app fail when two of its resources, in any stacks or stages, claim what an environment can have only
 * once.
 *
 * A resource with a condition may not exist, so it does not count.
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

/** Goes through the app once for any number of resources. */
function findDuplicates(app: IConstruct, types: ReadonlyMap<string, OncePerEnvironment>): readonly Problem[] {
  const claims = app.node.findAll().flatMap((construct) => {
    const kind = CfnResource.isCfnResource(construct) ? types.get(construct.cfnResourceType) : undefined;
    const resource = construct as CfnResource;
    return !kind || resource.cfnOptions.condition ? [] : [claimOf(resource, kind)];
  });
  const { problems, warnings } = findConflicts(claims);
  warnings.forEach(({ owner, id, message }) => warn(owner, id, message));
  return problems;
}

function claimOf(resource: CfnResource, kind: OncePerEnvironment): Claim<IConstruct> {
  const owner = ownerOf(resource);
  return {
    kind,
    name: kind.uniqueProperty && resolverOf(resource.stack)((resource as unknown as Record<string, unknown>)[kind.uniqueProperty]),
    environment: environmentOf(resource),
    stack: outermostStackOf(resource).node.path,
    template: resource.stack.node.path,
    owner,
    label: owner.node.path,
  };
}

/** The construct that the user created. */
function ownerOf(resource: CfnResource): IConstruct {
  return resource.node.id === 'Resource' && resource.node.scope ? resource.node.scope : resource;
}
