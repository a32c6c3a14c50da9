/** An object of a parsed template. */
export type Json = Record<string, unknown>;

/** A resource of a template. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Json;

  /** The condition on which the resource is created. By default it always is. */
  readonly condition?: string;
}

/** Whether a value is an object, but not a list. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that the template itself spells, never one that an object inherits. */
export function memberOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The resources of a template, which may be any value. Values that are not resources are left out. */
export function resourcesOf(template: unknown): TemplateResource[] {
  const resources = memberOf(template, 'Resources');
  return !isObject(resources) ? [] : Object.entries(resources).flatMap(([logicalId, resource]) => {
    const [type, properties, condition] = ['Type', 'Properties', 'Condition'].map((key) => memberOf(resource, key));
    return typeof type !== 'string' ? [] : [{
      logicalId, type, properties: isObject(properties) ? properties : {}, condition: typeof condition === 'string' ? condition : undefined,
    }];
  });
}

/** Whether a macro from elsewhere may change the resources of a template. */
export function hasForeignMacro(template: unknown): boolean {
  return [memberOf(template, 'Transform') ?? []].flat().some((macro) => {
    const name = isObject(macro) ? memberOf(macro, 'Name') : macro;
    return typeof name !== 'string' || !name.startsWith('AWS::') || name === 'AWS::Include';
  });
}
