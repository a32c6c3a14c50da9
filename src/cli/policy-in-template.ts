import { nameOf } from './read-file';
import { BadInput } from './terminal';

type Json = Record<string, unknown>;

/** A resource of a template that has a lifecycle policy. */
interface Candidate {
  readonly logicalId: string;
  /** The repository name, or the prefix of a creation template. */
  readonly name?: string;
  /** The path of the construct. */
  readonly path?: string;
  readonly isRepository: boolean;
  readonly text: unknown;
}

const MOST_NAMED = 10;

/** Finds the policy of a resource in a CloudFormation template; throws `BadInput`. */
export function policyInTemplate(file: string, template: unknown, wanted?: string): { text: string; resource: string; repositoryName?: string } {
  const bad = (problem: string) => new BadInput(`${nameOf(file)}: ${problem}`);
  const resources = isObject(template) ? template.Resources : undefined;
  if (!isObject(resources)) {
    throw bad('is not a CloudFormation template: it has no Resources');
  }
  const candidates = Object.entries(resources).flatMap(([logicalId, resource]) => candidate(logicalId, resource) ?? []);
  if (candidates.length === 0) {
    throw bad('has no repository or creation template with a lifecycle policy');
  }
  const fitting = wanted === undefined ? candidates : candidates.filter(({ logicalId, name, path }) => (
    [logicalId, name, path, path?.replace(/\/Resource$/, '')].includes(wanted)));
  if (fitting.length === 0) {
    throw bad(`has no resource '${wanted}' with a lifecycle policy; there is: ${listed(candidates)}`);
  }
  if (fitting.length > 1) {
    throw bad(`has ${fitting.length} resources with a lifecycle policy; choose one with --resource: ${listed(fitting)}`);
  }
  const [{ logicalId, name, isRepository, text }] = fitting;
  const literal = literalText(text);
  if (literal === undefined) {
    throw bad(`the policy of '${logicalId}' holds values that are known at deployment only, so it cannot be previewed`);
  }
  return { text: literal, resource: logicalId, repositoryName: isRepository ? name : undefined };
}

function candidate(logicalId: string, resource: unknown): Candidate | undefined {
  const { Type: type, Properties: properties, Metadata: metadata } = isObject(resource) ? resource : {} as Json;
  if (!isObject(properties)) {
    return undefined;
  }
  const path = isObject(metadata) ? asText(metadata['aws:cdk:path']) : undefined;
  switch (type) {
    case 'AWS::ECR::Repository': {
      const policy = properties.LifecyclePolicy;
      const text = isObject(policy) ? policy.LifecyclePolicyText : undefined;
      return text === undefined ? undefined : { logicalId, name: asText(properties.RepositoryName), path, isRepository: true, text };
    }
    case 'AWS::ECR::RepositoryCreationTemplate': {
      const text = properties.LifecyclePolicy;
      return text === undefined ? undefined : { logicalId, name: asText(properties.Prefix), path, isRepository: false, text };
    }
    default: return undefined;
  }
}

/** Text, or text that is joined from parts. */
function literalText(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value;
  }
  const join = isObject(value) ? value['Fn::Join'] : undefined;
  if (!Array.isArray(join) || typeof join[0] !== 'string' || !Array.isArray(join[1])) {
    return undefined;
  }
  return join[1].every((part) => typeof part === 'string') ? join[1].join(join[0]) : undefined;
}

function listed(candidates: readonly Candidate[]): string {
  const names = candidates.slice(0, MOST_NAMED).map(({ logicalId, name }) => name === undefined ? logicalId : `${logicalId} (${name})`);
  return `${names.join(', ')}${candidates.length > MOST_NAMED ? `, and ${candidates.length - MOST_NAMED} more` : ''}`;
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
