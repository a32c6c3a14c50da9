import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isKnownLater } from '../core/tokens';

const MAX_TAGS = 50;
const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;

/** What is wrong with the tags of a resource, by key. */
export function checkResourceTags(prop: string, tags: Record<string, unknown>): Problem[] {
  const entries = Object.entries(tags);
  const tooMany: Problem[] = entries.length <= MAX_TAGS ? [] : [{
    code: 'TooManyResourceTags',
    message: `${prop} must be at most ${MAX_TAGS}, are ${entries.length}: mind the tags that the stack and the app add`,
  }];
  return [...tooMany, ...entries.flatMap(([key, value]) => [...checkKey(prop, key), ...checkValue(prop, key, value)])];
}

/** The keys of tags that ECR takes but the schema of the CloudFormation type does not, which is one character tighter. */
export function tagsBeyondSchema(tags: Record<string, unknown>): string[] {
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
