import type { Problem } from './errors';
import { ask, Subject, TEMPLATE, withGroups, type CheckEnvironment, type PropertyCheck, type PropertyChecks } from './property-checks';
import { isIntrinsic } from './tokens';
import type { Warning } from './warnings';

/** A problem or warning about a property of a template, and where it is: `Properties.Rules[1].Destinations[0].Region`. */
export type Located<T> = T & { readonly path: string };

/** The problems of the properties of a resource in a template. */
export function checkTemplateProperties<Props extends object>(
  checks: PropertyChecks<Props>,
  properties: object,
  environment: CheckEnvironment,
): Array<Located<Problem>> {
  const subject = new TemplateProperties(checks, properties, environment);
  return ask(subject, (entry, value, name) => locate(entry.problems(value, name, subject), name));
}

/** What is legal in the properties of a resource in a template, but dangerous or probably not meant. */
export function templatePropertyWarnings<Props extends object>(
  checks: PropertyChecks<Props>,
  properties: object,
  environment: CheckEnvironment,
): Array<Located<Warning>> {
  const subject = new TemplateProperties(checks, properties, environment);
  return ask(subject, (entry, value, name) => locate(entry.warnings!(value, name, subject), name), subject.checks.filter(({ warnings }) => warnings));
}

/** The place of a problem of the resource as a whole. */
export const WHOLE_RESOURCE = 'Type';

/** A message that names the property, or a member of it, is about that. Otherwise it is about the resource as a whole. */
function locate<T extends { readonly message: string }>(found: readonly T[], name: string): ReadonlyArray<Located<T>> {
  return found.map((each) => ({ ...each, path: placeIn(each.message, name) ?? WHOLE_RESOURCE }));
}

/** The property or a member of it, including a rule inside a text: `Properties.LifecyclePolicy rules[2].action`. */
function placeIn(message: string, name: string): string | undefined {
  const place = new RegExp(`${name.replaceAll('.', '\\.')}(?!\\w)(?:\\.\\w+|\\[\\d+\\])*(?::? rules\\[\\d+\\](?:\\.\\w+|\\[\\d+\\])*)?`).exec(message);
  return place?.[0].replace(': ', ' ');
}

class TemplateProperties<Props> extends Subject<Props> {
  constructor(checks: PropertyChecks<Props>, private readonly properties: object, environment: CheckEnvironment) {
    super(entriesOf(checks), environment);
  }

  public nameOf(prop: string): string {
    return `${TEMPLATE}${this.find(prop)?.path ?? prop}`;
  }

  public resolve(value: unknown): unknown {
    return value;
  }

  public read({ path, fromTemplate }: PropertyCheck<Props>): unknown {
    let value: unknown = this.properties;
    for (const key of keysOf(path!)) {
      value = memberOf(value, key);
    }
    value ??= undefined;
    return value !== undefined && fromTemplate ? fromTemplate(value) : value;
  }
}

const KEYS = new Map<string, string[]>();

/** The keys of a path. There are as many paths as checks. */
function keysOf(path: string): string[] {
  const keys = KEYS.get(path) ?? path.split('.');
  KEYS.set(path, keys);
  return keys;
}

const ENTRIES = new WeakMap<PropertyChecks<any>, Array<PropertyCheck<any>>>();

/** The checks that templates have a property for. Templates have many resources of one type. */
function entriesOf<Props>(checks: PropertyChecks<Props>): Array<PropertyCheck<Props>> {
  const entries = ENTRIES.get(checks) ?? withGroups(checks, () => true).filter(({ path }) => path !== undefined);
  ENTRIES.set(checks, entries);
  return entries;
}

/** A member that the template itself spells, never one that an object inherits. The content of an intrinsic function is known later. */
function memberOf(value: unknown, key: string): unknown {
  if (isIntrinsic(value)) {
    return value;
  }
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
