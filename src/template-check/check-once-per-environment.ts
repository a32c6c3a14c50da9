import type { ResourceFinding } from './check-resource';
import type { ResourceOfEcr } from './known-template';
import { memberOf } from './template-resources';
import { findConflicts, type Claim } from '../core/claims';
import { WHOLE_RESOURCE } from '../core/template-property-checks';

/** The findings about resources that claim what an environment can have only once, in templates that are deployed together. */
export function checkOncePerEnvironment(resources: readonly ResourceOfEcr[]): ReadonlyMap<ResourceOfEcr, readonly ResourceFinding[]> {
  const found = new Map<ResourceOfEcr, ResourceFinding[]>();
  const add = (resource: ResourceOfEcr, finding: Omit<ResourceFinding, 'path'>): void => {
    found.set(resource, [...found.get(resource) ?? [], { ...finding, path: placeOfName(resource) }]);
  };
  for (const claims of claimsByGroup(resources)) {
    const { problems, warnings } = findConflicts(claims);
    problems.forEach(({ owner, code, message }) => add(owner, { severity: 'error', code, message }));
    warnings.forEach(({ owner, id, message }) => add(owner, { severity: 'warning', code: id, message }));
  }
  return found;
}

/** A resource that may not be created does not count. */
function claimsByGroup(resources: readonly ResourceOfEcr[]): Iterable<Array<Claim<ResourceOfEcr>>> {
  const groups = new Map<unknown, Array<Claim<ResourceOfEcr>>>();
  resources.filter((resource) => resource.template.isCreated(resource)).forEach((resource) => {
    const { template, logicalId, checkedAs: { once: kind } } = resource;
    const claims = groups.get(template.group) ?? [];
    groups.set(template.group, claims);
    if (kind) {
      const label = template.group === template ? logicalId : `${logicalId} of ${template.stack}`;
      claims.push({ kind, name: nameOf(resource), environment: template.environment, stack: template.stack, owner: resource, label });
    }
  });
  return groups.values();
}

function nameOf({ template, properties, checkedAs: { once } }: ResourceOfEcr): unknown {
  return once?.uniqueProperty && template.valueOf(memberOf(properties, inTemplate(once.uniqueProperty)));
}

function placeOfName({ checkedAs: { once } }: ResourceOfEcr): string {
  return once?.uniqueProperty ? `Properties.${inTemplate(once.uniqueProperty)}` : WHOLE_RESOURCE;
}

/** A property of an L1 as a template has it. */
function inTemplate(property: string): string {
  return property.charAt(0).toUpperCase() + property.slice(1);
}
