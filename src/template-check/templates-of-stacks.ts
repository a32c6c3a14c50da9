import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NestedStack, type IPolicyValidationContext, type Stack } from 'aws-cdk-lib/core';
import type { TemplateToCheck } from './known-template';
import { outermostStackOf } from '../core/outermost-stack';

/** The templates of the stacks that CDK validates, and of their nested stacks, which CDK does not validate. */
export function templatesOf({ stackTemplates, appConstruct, accountId, region }: IPolicyValidationContext): TemplateToCheck[] {
  const folders = new Map(stackTemplates.map(({ stackConstructPath, templatePath }) => [stackConstructPath, dirname(templatePath)]));
  const nested = appConstruct.node.findAll().filter((construct) => NestedStack.isNestedStack(construct)).flatMap((construct) => {
    const outermost = outermostStackOf(construct).node.path;
    const folder = folders.get(outermost);
    return folder === undefined ? [] : [{ stackConstructPath: outermost, templatePath: join(folder, (construct as Stack).templateFile) }];
  });
  return [...stackTemplates, ...nested.filter(({ templatePath }) => existsSync(templatePath))].map(({ stackConstructPath, templatePath }) => ({
    name: templatePath,
    template: JSON.parse(readFileSync(templatePath, 'utf8')),
    environment: { account: accountId, region },
    group: 'app',
    stack: stackConstructPath,
  }));
}
