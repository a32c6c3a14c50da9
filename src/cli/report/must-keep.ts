import type { LifecycleImage } from '../../lifecycle/preview/lifecycle-image';
import { LifecycleImageAction, type LifecycleOutcome } from '../../lifecycle/preview/lifecycle-outcome';
import { TagPattern } from '../../lifecycle/tag-pattern';

/** A digest with at least the digits that reports show. */
const SHORT_DIGEST = /^sha256:[0-9a-f]{12,63}$/;

/** An image matching `--must-keep` that would be expired or archived. */
export interface RemovedImage {
  readonly outcome: LifecycleOutcome;
  readonly pattern: string;
}

/** The result of `--must-keep`. */
export interface MustKeep {
  readonly patterns: readonly string[];
  readonly removed: readonly RemovedImage[];
  /** The patterns that match no image. */
  readonly unmatched: readonly string[];
}

/** Finds the images that must be kept. */
export function findMustKeep(outcomes: readonly LifecycleOutcome[], patterns: readonly string[]): MustKeep {
  const tests = patterns.map((pattern) => ({ pattern, matches: testOf(pattern) }));
  const unmatched = new Set(patterns);
  const removed: RemovedImage[] = [];
  for (const outcome of patterns.length === 0 ? [] : outcomes) {
    const met = tests.filter(({ matches }) => matches(outcome.image));
    met.forEach(({ pattern }) => unmatched.delete(pattern));
    if (met.length > 0 && outcome.action !== LifecycleImageAction.KEEP) {
      removed.push({ outcome, pattern: met[0].pattern });
    }
  }
  const order = [LifecycleImageAction.EXPIRE, LifecycleImageAction.ARCHIVE];
  removed.sort((a, b) => order.indexOf(a.outcome.action) - order.indexOf(b.outcome.action));
  return { patterns, removed, unmatched: [...unmatched] };
}

function testOf(pattern: string): (image: LifecycleImage) => boolean {
  const wanted = TagPattern.wildcard(pattern);
  const isShort = SHORT_DIGEST.test(pattern);
  return ({ digest, tags }) => digest === pattern || (isShort && digest.startsWith(pattern)) || (tags ?? []).some((tag) => wanted.matches(tag));
}
