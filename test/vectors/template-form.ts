import { sameForm } from './same-form';
import type { Example, TemplateResource } from './vector';

/**
 * The resources of a template in a form in which those that mean the same are equal: references name the type of a resource, since
 * logical ids are free, and JSON in text is read.
 */
export function templateForm(
  resources: readonly TemplateResource[],
  { region, account }: Example,
  optional: readonly string[],
): Array<Omit<TemplateResource, 'logicalId'>> {
  const types = new Map(resources.map(({ logicalId, type }) => [logicalId, type]));
  return resources.map(({ type, properties }) => {
    const wanted = Object.fromEntries(Object.entries(properties).filter(([key]) => !optional.includes(key)));
    return { type, properties: sameForm(withTypes(wanted, types), { region, account }) };
  });
}

function withTypes(value: unknown, types: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return types.get(value) ?? readJson(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => withTypes(item, types));
  }
  return typeof value !== 'object' || value === null ? value
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === 'PolicyName' ? 'free' : withTypes(item, types)]));
}

function readJson(text: string): unknown {
  return text.startsWith('{') ? JSON.parse(text) : text;
}

/** The resources of a synthesized template. */
export function resourcesOf(template: { Resources?: Record<string, { Type: string; Properties?: object }> }): TemplateResource[] {
  return Object.entries(template.Resources ?? {})
    .map(([logicalId, { Type: type, Properties: properties = {} }]) => ({ logicalId, type, properties }));
}
