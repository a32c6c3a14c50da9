import type { Report } from './report';
import { safeJson } from './safe-json';
import { LifecycleStorageClass } from '../../lifecycle/preview/lifecycle-image';
import type { LifecycleOutcome } from '../../lifecycle/preview/lifecycle-outcome';

/** Raised when a key changes or is removed. New keys do not raise it. */
const VERSION = 1;

/** The report for programs. docs/preview.md describes its format. */
export function jsonReport({ found, images, preview, rules, mustKeep, notes }: Report): string {
  const shape = {
    version: VERSION,
    policy: { file: found.file, resource: found.resource ?? null },
    repositoryName: images.repositoryName ?? found.repositoryName ?? null,
    imageFiles: images.files,
    now: preview.now.toISOString(),
    totals: preview.totals,
    ruleOutcomes: rules.map((rule) => ({
      rulePriority: rule.rulePriority,
      description: rule.description ?? null,
      action: rule.action,
      storageClass: rule.storageClass,
      matched: rule.matched,
      owned: rule.owned,
      actedOn: rule.actedOn,
      pickedButNotOwned: rule.pickedButNotOwned,
      blocked: rule.blocked,
      unreachable: rule.unreachable,
    })),
    images: preview.outcomes.map(shapeOf),
    mustKeep: {
      patterns: mustKeep.patterns,
      removed: mustKeep.removed.map(({ pattern, outcome }) => ({ pattern, ...shapeOf(outcome) })),
      unmatched: mustKeep.unmatched,
    },
    notes,
  };
  return safeJson(shape);
}

function shapeOf(outcome: LifecycleOutcome) {
  const { image } = outcome;
  return {
    digest: outcome.digest,
    tags: outcome.tags,
    pushedAt: image.pushedAt.toISOString(),
    sizeInBytes: image.sizeInBytes ?? 0,
    storageClass: outcome.storageClass === LifecycleStorageClass.ARCHIVE ? 'archive' : 'standard',
    action: outcome.action,
    rulePriority: outcome.rulePriority ?? null,
    rank: outcome.rank ?? null,
    laterRulePriority: outcome.laterRulePriority ?? null,
    blockedBy: outcome.blockedBy ?? null,
    removedWith: outcome.removedWith ?? null,
    reason: outcome.reason,
  };
}
