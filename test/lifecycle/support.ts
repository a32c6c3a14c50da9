import { Duration } from 'aws-cdk-lib/core';
import type { Problem } from '../../src/core/errors';
import { LifecyclePolicy } from '../../src/lifecycle';
import type { LifecycleImage, LifecyclePreview, LifecycleRule } from '../../src/lifecycle';
import { LifecycleRuleSet } from '../../src/lifecycle/lifecycle-rule-set';

/** The time of the previews in the tests. */
export const NOW = new Date('2026-09-01T12:00:00Z');

/** The two media types of an image index. */
export const INDEX = 'application/vnd.oci.image.index.v1+json';
/** See `INDEX`. */
export const LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';

export const EXPIRE_OLD: LifecycleRule = { maxImageAge: Duration.days(14) };

/** A time some days before `NOW`. */
export function ago(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000);
}

/** An image that was pushed some days ago. */
export function image(digest: string, tags: string[], pushed: number, more: Partial<LifecycleImage> = {}): LifecycleImage {
  return { digest, tags, pushedAt: ago(pushed), ...more };
}

/** The preview of some rules for some images at that time. */
export function preview(rules: LifecycleRule[], images: LifecycleImage[]): LifecyclePreview {
  return LifecyclePolicy.of(rules).preview(images, { now: NOW });
}

/** The digest and the action of each image that the policy removes. */
export function gone(found: LifecyclePreview): Record<string, string> {
  return Object.fromEntries([...found.expired, ...found.archived].map(({ digest, action }) => [digest, action]));
}

/** A rule from an untyped language. */
export function untyped(rule: unknown): LifecycleRule {
  return rule as LifecycleRule;
}

/** The problems of the last of some rules, when the ones before it are valid. */
export function problemsOfLast(...rules: LifecycleRule[]): Problem[] {
  const set = new LifecycleRuleSet();
  const found = rules.map((rule, index) => set.add(rule, `rules[${index}]`));
  expect(found.slice(0, -1).flat()).toEqual([]);
  return found[rules.length - 1];
}

/** The codes of the problems of the last of some rules, when the ones before it are valid. */
export function codesOfLast(...rules: LifecycleRule[]): string[] {
  return problemsOfLast(...rules).map(({ code }) => code);
}

/** The error that a function throws. */
export function thrown(call: () => unknown): Error {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

/** The error of the engine for a text that is not JSON. It differs between versions of Node. */
export function jsonError(text: string): string {
  return thrown(() => JSON.parse(text)).message;
}
