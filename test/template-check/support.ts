import { UNKNOWN_ACCOUNT, UNKNOWN_REGION, type CloudAssembly } from 'aws-cdk-lib/cx-api';
import { checkTemplates, type TemplateToCheck } from '../../src/template-check/check-templates';
import type { TemplateFinding } from '../../src/template-check/finding';

/** The templates of an app with the environments of their stacks. */
export function templatesOf(assembly?: CloudAssembly): TemplateToCheck[] {
  return (assembly?.stacksRecursively ?? []).map(({ hierarchicalId: name, template, environment: { account, region } }) => ({
    name,
    template,
    environment: { account: account === UNKNOWN_ACCOUNT ? undefined : account, region: region === UNKNOWN_REGION ? undefined : region },
    group: 'app',
  }));
}

/** What is wrong with templates. */
export function errorsOf(templates: readonly TemplateToCheck[]): TemplateFinding[] {
  return checkTemplates(templates).filter(({ severity }) => severity === 'error');
}
