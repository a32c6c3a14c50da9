import { checkTag } from './image-references';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isAbsent, isKnownLater } from '../core/tokens';

/*
 * Tags as an event pattern matches them: text, or an EventBridge matcher such as `{ prefix: 'v' }`. EventBridge accepts text that
 * cannot be a tag, so a tag that no event has is legal.
 */

/** What EventBridge would reject in the tags of an event pattern. */
export function checkEventTags(name: string, tags: unknown): Problem[] {
  if (isAbsent(tags) || isKnownLater(tags)) {
    return [];
  }
  if (!Array.isArray(tags)) {
    return [{ code: 'InvalidImageTag', message: `${name} must be a list of tags, got ${formatValue(tags)}` }];
  }
  if (tags.length === 0) {
    return [{ code: 'ImageTagsMustNotBeEmpty', message: `${name} must hold at least one tag, got []: leave it out to match every tag` }];
  }
  return [...tags].flatMap((tag, index) => checkMatcher(`${name}[${index}]`, tag));
}

/** What EventBridge would reject in the single tag of an event pattern. Without a value, every tag matches. */
export function checkEventTag(name: string, tag: unknown): Problem[] {
  return tag ? checkMatcher(name, tag) : [];
}

/** Why a tag of an event pattern matches no event; `undefined` if it may match one. */
export function whyNeverMatched(tag: unknown): string | undefined {
  if (isKnownLater(tag) || (typeof tag === 'object' && tag !== null)) {
    return undefined;
  }
  if (tag === '' || tag === null) {
    return `no image has the tag ${formatValue(tag)}`;
  }
  const withDigest = typeof tag === 'string' && tag.includes('@'); // legal in a URI
  return withDigest ? `a tag has no digest, got ${formatValue(tag)}` : checkTag('a tag', tag).at(0)?.message;
}

/** The longest event pattern that EventBridge accepts: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
const MAX_PATTERN_LENGTH = 4096;

function checkMatcher(name: string, tag: unknown): Problem[] {
  if (typeof tag === 'string' && tag.length > MAX_PATTERN_LENGTH) {
    return [{
      code: 'InvalidImageTag',
      message: `${name} must fit into an event pattern of at most ${MAX_PATTERN_LENGTH} characters, has ${tag.length}, got ${formatValue(tag)}`,
    }];
  }
  return isKnownLater(tag) || isMatcher(tag) ? [] : [{
    code: 'InvalidImageTag',
    message: `${name} must be a tag, or a matcher of EventBridge such as { prefix: 'v' }, got ${formatValue(tag)}`,
  }];
}

/** Whether a value is what a list in an event pattern may hold: a string, number or boolean, or an object. */
function isMatcher(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value) || value === null
    || (typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value)));
}
