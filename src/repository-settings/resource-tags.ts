import { Stack, type TagManager } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { NOT_TYPED, type PropertyCheck } from '../core/property-checks';
import { isAbsent, isIntrinsic, isKnownLater, resolverOf } from '../core/tokens';
import { warnAll, type Warning } from '../core/warnings';

const MAX_TAGS = 50;
const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;

/** The checks of tags in a template. A construct can get tags from the constructs around it: see `checkTagsAtSynthesis`. */
export const RESOURCE_TAG_CHECKS: ReadonlyArray<PropertyCheck<{ readonly tags?: unknown }>> = [
  {
    prop: 'tags',
    path: 'Tags',
    fromTyped: NOT_TYPED,
    fromTemplate: tagsByKey,
    problems: (tags, name) => checkResourceTags(name, tags),
    warnings: (tags, name) => tagWarnings(name, tags),
  },
];

/** The tags of a template by key, without those that only CloudFormation knows. */
export function tagsByKey(tags: unknown): unknown {
  return Array.isArray(tags) ? Object.fromEntries(tags.flatMap((tag) => typeof tag?.Key === 'string' ? [[tag.Key, tag.Value]] : [])) : tags;
}

/** What is wrong with the tags of a resource, by key. */
export function checkResourceTags(prop: string, tags: unknown): Problem[] {
  if (isAbsent(tags) || isKnownLater(tags)) {
    return [];
  }
  if (typeof tags !== 'object' || Array.isArray(tags)) {
    return [{ code: 'InvalidResourceTag', message: `${prop} must be tags by key, such as { team: "platform" }, got ${formatValue(tags)}` }];
  }
  const entries = Object.entries(tags as Record<string, unknown>);
  const tooMany: Problem[] = entries.length <= MAX_TAGS ? [] : [{
    code: 'TooManyResourceTags',
    message: `${prop} must be at most ${MAX_TAGS}, got ${entries.length}: the tags of the stack and the app count, too`,
  }];
  return [...tooMany, ...entries.flatMap(([key, value]) => [...checkKey(prop, key), ...checkValue(prop, key, value)])];
}

/**
 * The problems of the tags of a construct at synth, including tags from the constructs around it. Warns about tags that the API
 * accepts, but CloudFormation may reject.
 */
export function checkTagsAtSynthesis(construct: IConstruct, manager: TagManager): Problem[] {
  const tags = manager.tagValues();
  if (Object.keys(tags).length === 0) {
    return [];
  }
  const resolved = resolverOf(Stack.of(construct))(tags) as Record<string, unknown>;
  warnAll(construct, tagWarnings('tags', resolved));
  return checkResourceTags('tags', resolved);
}

/** The warnings about tags, by key: the schema of the CloudFormation type is one character stricter than ECR. */
export function tagWarnings(name: string, tags: unknown): Warning[] {
  const beyond = typeof tags === 'object' && tags !== null && !Array.isArray(tags) && !isIntrinsic(tags) ? tagsBeyondSchema(tags) : [];
  return beyond.length === 0 ? [] : [{
    id: 'cdk-ecr:tagBeyondSchema',
    message: `ECR takes ${formatValue(beyond)} in ${name}, but the schema of CloudFormation may not: use a key of at most 127 and a value of 1 to 255 characters`,
  }];
}

function tagsBeyondSchema(tags: object): string[] {
  return Object.entries(tags)
    .filter(([key, value]) => (!isKnownLater(key) && key.length === MAX_KEY_LENGTH)
      || (typeof value === 'string' && !isKnownLater(value) && (value === '' || value.length === MAX_VALUE_LENGTH)))
    .map(([key]) => key);
}

function checkKey(prop: string, key: string): Problem[] {
  if (isKnownLater(key)) {
    return [];
  }
  const problems: Problem[] = [];
  if (key.length < 1 || key.length > MAX_KEY_LENGTH) {
    problems.push({ code: 'InvalidResourceTag', message: `a key in ${prop} must be 1 to ${MAX_KEY_LENGTH} characters long, has ${key.length}, got ${formatValue(key)}` });
  }
  if (/^aws:/i.test(key)) {
    problems.push({ code: 'InvalidResourceTag', message: `a key in ${prop} must not begin with "aws:", which is reserved for AWS, got ${formatValue(key)}` });
  }
  return problems;
}

function checkValue(prop: string, key: string, value: unknown): Problem[] {
  if (isKnownLater(value) || (typeof value === 'string' && value.length <= MAX_VALUE_LENGTH)) {
    return [];
  }
  return [{
    code: 'InvalidResourceTag',
    message: `the value of ${formatValue(key)} in ${prop} must be a string of at most ${MAX_VALUE_LENGTH} characters, got ${formatValue(value)}`,
  }];
}
