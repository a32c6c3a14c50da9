import type { ResourceType } from './resource-types';
import type { Json } from './template-resources';
import type { Problem } from '../core/errors';
import type { PropertyChecks } from '../core/property-checks';
import type { Located } from '../core/template-property-checks';

/** The problems of properties that a type does not have, neither in its list of checks nor in the installed aws-cdk-lib. */
export function checkPropertyNames(type: string, properties: Json, checks: PropertyChecks<any>, l1: ResourceType['l1']): Array<Located<Problem>> {
  const checked = namesOf(checks);
  return Object.keys(properties)
    .filter((name) => !checked.has(name) && !name.startsWith('Fn::') && !Object.hasOwn(l1.prototype, lowerFirst(name)))
    .map((name) => ({
      code: 'UnknownProperty',
      path: `Properties.${name}`,
      message: `Properties.${name} is not a property of ${type} in the installed aws-cdk-lib: leave it out, or update aws-cdk-lib if the property is newer`,
    }));
}

const NAMES = new WeakMap<PropertyChecks<any>, ReadonlySet<string>>();

function namesOf(checks: PropertyChecks<any>): ReadonlySet<string> {
  const names = NAMES.get(checks) ?? new Set(checks.flatMap((entry) => 'checks' in entry ? entry.checks() : entry)
    .flatMap(({ path }) => path === undefined ? [] : path.split('.')[0]));
  NAMES.set(checks, names);
  return names;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
