import type { TemplateFinding } from './finding';
import type { ResourceOfEcr } from './known-template';
import { LATER_TEXT } from './known-values';
import { checkPropertyNames } from './property-names';
import { checkTemplateProperties, templatePropertyWarnings } from '../core/template-property-checks';

/** What is found in a resource, before it is said in which template. */
export type ResourceFinding = Omit<TemplateFinding, 'template' | 'logicalId'>;

/** What is wrong with a resource alone, and what is legal but dangerous. */
export function checkResource({ template, type, properties, checkedAs: { checks, l1 } }: ResourceOfEcr): ResourceFinding[] {
  const known = template.valueOf(properties) as object;
  const { environment } = template;
  return [
    ...[...checkPropertyNames(type, properties, checks, l1), ...checkTemplateProperties(checks, known, environment)]
      .map(({ code, message, path }) => ({ severity: 'error' as const, code, message: readable(message), path })),
    ...templatePropertyWarnings(checks, known, environment)
      .map(({ id, message, path }) => ({ severity: 'warning' as const, code: id, message: readable(message), path })),
  ];
}

/** A message without the form in which CDK encodes tokens. */
function readable(message: string): string {
  return message.replaceAll(LATER_TEXT, '${…}');
}
