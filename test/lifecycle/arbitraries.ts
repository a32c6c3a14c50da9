import { Duration } from 'aws-cdk-lib/core';
import * as fc from 'fast-check';
import { ago } from './support';
import { LifecycleAction, TagStatus } from '../../src/lifecycle';
import type { LifecycleImage, LifecycleRule } from '../../src/lifecycle';
import { LifecycleRuleSet } from '../../src/lifecycle/lifecycle-rule-set';

const TAGS = ['prod-1', 'prod-2', 'beta-1', 'beta-2', 'latest', 'v1.0', 'v2.0', 'main-a1b2', 'pr-7'];
const PATTERNS = ['prod*', 'beta*', '*-1', 'v*.0', 'latest', '*', 'main-*b*', '*a*', 'pr-*'];
const PREFIXES = ['prod', 'prod-1', 'v', 'pr', 'b', 'latest'];

/** Whole and half days, often the same one, so that limits and ties occur. */
const days = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 }).map((half) => half / 2));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const time = fc.record({
  archived: fc.boolean(), pushed: days, pulled: maybe(days), archivedFor: days, restored: maybe(days),
}).map(({ archived, pushed, pulled, archivedFor, restored }) => ({
  pushedAt: ago(pushed + archivedFor),
  lastPulledAt: pulled === undefined ? undefined : ago(pulled),
  archivedAt: archived ? ago(archivedFor) : undefined,
  restoredAt: archived && restored !== undefined ? ago(restored) : undefined,
}));

const looseImage = fc.record({
  tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 3 }),
  time,
  size: fc.nat(1000),
  children: fc.array(fc.nat(11), { minLength: 1, maxLength: 3 }),
  isIndex: fc.nat(4),
  subject: maybe(fc.nat(11)),
});

/**
 * Repositories with all features: ties, archived and restored images, indexes of images and of indexes, artifacts of both. An index
 * refers to later images and an artifact to an earlier one, so that no image waits for itself.
 */
export const images: fc.Arbitrary<LifecycleImage[]> = fc.array(looseImage, { maxLength: 12, size: 'max' }).map((loose) => loose.map(
  ({ tags, time: times, size, children, isIndex, subject }, number) => ({
    digest: `sha256:${number}`,
    tags: tags.length === 0 && number % 2 ? undefined : tags,
    sizeInBytes: size,
    ...times,
    childDigests: isIndex === 0 ? children.map((child) => `sha256:${number + child}`) : undefined,
    subjectDigest: subject === undefined || subject >= number ? undefined : `sha256:${subject}`,
  }),
));

/** Repositories without image indexes and artifacts. */
export const plainImages = images.map((list) => list.map((image) => ({ ...image, childDigests: undefined, subjectDigest: undefined })));

const action = maybe(fc.constantFrom(...Object.values(LifecycleAction)));
const amount = fc.integer({ min: 1, max: 30 }).map((whole) => Duration.days(whole));

const criterion: fc.Arbitrary<Partial<LifecycleRule>> = fc.oneof(
  fc.record({ maxImageCount: fc.integer({ min: 1, max: 6 }), action }),
  fc.record({ maxImageAge: amount, action }),
  fc.record({ maxTimeSinceLastPull: amount }),
  fc.record({ maxTimeInArchive: fc.integer({ min: 90, max: 120 }).map((whole) => Duration.days(whole)) }),
);

const selection: fc.Arbitrary<Partial<LifecycleRule>> = fc.oneof(
  fc.constant({}),
  fc.constant({ tagStatus: TagStatus.UNTAGGED }),
  fc.record({ tagPatternList: fc.uniqueArray(fc.constantFrom(...PATTERNS), { minLength: 1, maxLength: 2 }) }),
  fc.record({ tagPatternList: fc.uniqueArray(fc.constantFrom(...PATTERNS), { minLength: 1, maxLength: 2 }) }),
  fc.record({ tagPrefixList: fc.uniqueArray(fc.constantFrom(...PREFIXES), { minLength: 1, maxLength: 2 }) }),
);

const rule: fc.Arbitrary<LifecycleRule> = fc.record({
  criterion, selection, rulePriority: maybe(fc.integer({ min: 1, max: 40 })), description: maybe(fc.string()),
}).map(({ criterion: measured, selection: selected, rulePriority, description }) => ({ rulePriority, description, ...selected, ...measured }));

/** Rules that form one policy: those random rules that the ones before them allow. */
export const rules: fc.Arbitrary<LifecycleRule[]> = fc.array(rule, { minLength: 1, maxLength: 8, size: 'max' }).map((candidates) => {
  const set = new LifecycleRuleSet();
  return candidates.filter((candidate) => set.add(candidate).length === 0);
});
