import { basename } from 'node:path';
import { CfnResource } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { TemplateFinding } from './finding';

/** Whether a construct of this library has already reported a warning: the construct of the resource, or one that checks others. */
export function isWarnedByConstruct(app: IConstruct): (warning: TemplateFinding) => boolean {
  const resources = new Map(app.node.findAll().flatMap((construct) => (
    CfnResource.isCfnResource(construct) ? [[keyOf(construct.stack.templateFile, construct.stack.resolve(construct.logicalId)), construct]] : [])));
  return ({ template, logicalId, code }) => {
    const resource = resources.get(keyOf(basename(template), logicalId));
    return [resource, resource?.node.scope].some((construct) => construct && (isOurs(construct) || hasWarning(construct, code)));
  };
}

/** Recognized by its id for property injection: an app may contain several copies of this library. */
function isOurs(construct: IConstruct): boolean {
  const { PROPERTY_INJECTION_ID: id } = construct.constructor as { PROPERTY_INJECTION_ID?: unknown };
  return typeof id === 'string' && id.startsWith('cdk-ecr.');
}

function hasWarning({ node }: IConstruct, id: string): boolean {
  return node.metadata.some(({ data }) => typeof data === 'string' && data.includes(`${id}]`));
}

function keyOf(templateFile: string, logicalId: string): string {
  return `${templateFile}\n${logicalId}`;
}
