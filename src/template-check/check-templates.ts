import { checkOncePerEnvironment } from './check-once-per-environment';
import { checkResource } from './check-resource';
import type { TemplateFinding } from './finding';
import { KnownTemplate, type ResourceOfEcr, type TemplateToCheck } from './known-template';
import { checkRelatedResources } from './related-resources';

export type { TemplateToCheck };

/** What is wrong with the resources of ECR in templates, and what is legal but dangerous, template by template. */
export function checkTemplates(templates: readonly TemplateToCheck[]): TemplateFinding[] {
  const resources = templates.flatMap((each) => new KnownTemplate(each).resourcesOfEcr());
  const ofRelations = checkOncePerEnvironment(resources);
  return resources.flatMap((resource) => [...checkResource(resource), ...checkRelatedResources(resource), ...ofRelations.get(resource) ?? []]
    .map((finding) => inTemplate(resource, finding)));
}

/** A macro may change a resource in any way, so the result may be valid. */
function inTemplate({ template, logicalId }: ResourceOfEcr, finding: Omit<TemplateFinding, 'template' | 'logicalId'>): TemplateFinding {
  return { ...finding, template: template.name, logicalId, severity: template.hasForeignMacro ? 'warning' : finding.severity };
}
