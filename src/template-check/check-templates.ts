import { checkResource } from './check-resource';
import type { TemplateFinding } from './finding';
import { KnownTemplate } from './known-template';
import { RESOURCE_TYPES } from './resource-types';
import { hasForeignMacro } from './template-resources';
import type { CheckEnvironment } from '../core/property-checks';

/** A template and what is known of it. */
export interface TemplateToCheck {
  /** How findings name the template, such as its file. */
  readonly name: string;

  /** The template, parsed. It comes from people, so it may be anything. */
  readonly template: unknown;

  /** Where the template is deployed to, as far as it is known. By default nothing is known. */
  readonly environment?: CheckEnvironment;

  /** Templates that are deployed together, such as those of a cloud assembly, have the same group. By default a template is alone. */
  readonly group?: string;
}

/** What is wrong with the resources of ECR in templates, and what is legal but dangerous, template by template. */
export function checkTemplates(templates: readonly TemplateToCheck[]): TemplateFinding[] {
  return templates.flatMap(checkTemplate);
}

function checkTemplate({ name, template, environment = {} }: TemplateToCheck): TemplateFinding[] {
  const knowledge = new KnownTemplate(template, environment);
  const severity = hasForeignMacro(template) ? { severity: 'warning' as const } : {};
  return [...knowledge.resources.values()].flatMap((resource) => {
    const type = RESOURCE_TYPES.get(resource.type);
    const isThere = resource.condition === undefined || knowledge.isTrue(resource.condition) !== false;
    return !type || !isThere ? [] : checkResource(resource, type, knowledge)
      .map((finding) => ({ template: name, logicalId: resource.logicalId, ...finding, ...severity }));
  });
}
