import { RepositoryCreationTemplate, RepositoryCreationTrigger, type RepositoryCreationTemplateOptions } from '../../src';
import { newStack, propertiesOf } from '../registry/support';

export { ACCOUNT, HERE, newStack, propertiesOf, warningsIn } from '../registry/support';

export const TYPE = 'AWS::ECR::RepositoryCreationTemplate';
export const { PULL_THROUGH_CACHE, REPLICATION, CREATE_ON_PUSH } = RepositoryCreationTrigger;

/** A template for `prod`. */
export function newTemplate(options: RepositoryCreationTemplateOptions = {}, stack = newStack(), id = 'Template'): RepositoryCreationTemplate {
  return new RepositoryCreationTemplate(stack, id, { prefix: 'prod', appliedFor: [REPLICATION], ...options });
}

/** The properties of a template with options. */
export function rendered(options: RepositoryCreationTemplateOptions, stack = newStack()): any {
  newTemplate(options, stack);
  return propertiesOf(stack, TYPE);
}
