import { LifecycleAction, LifecycleImageAction, TagStatus } from '../../../src/lifecycle';
import type { LifecycleImage, LifecycleRule } from '../../../src/lifecycle';

/** The result of this simple evaluator for an image. */
export interface Verdict {
  readonly digest: string;
  readonly action: LifecycleImageAction;
  readonly owner?: number;
  readonly blockedBy?: string;
  readonly later?: number;
}

/**
 * Lifecycle evaluation as the user guide describes it, sentence by sentence, without optimizations.
 *
 * @param rules with priorities
 */
export function naive(rules: readonly LifecycleRule[], images: readonly LifecycleImage[], now: Date): Verdict[] {
  const ordered = [...rules].sort((a, b) => a.rulePriority! - b.rulePriority!);
  const marks = ordered.map((rule) => marked(rule, images, now));
  const verdicts = images.map((image) => {
    const owner = ordered.findIndex((rule) => selects(rule, image));
    const acts = owner >= 0 && marks[owner].has(image.digest);
    const later = ordered.findIndex((_, number) => number > owner && owner >= 0 && marks[number].has(image.digest));
    return {
      digest: image.digest,
      owner: ordered[owner]?.rulePriority,
      later: ordered[later]?.rulePriority,
      action: acts ? imageAction(ordered[owner]) : LifecycleImageAction.KEEP,
    };
  });
  return settled(verdicts, images);
}

/** Whether a rule selects an image by storage class and tags, without its age or count. */
export function selects(rule: LifecycleRule, image: LifecycleImage): boolean {
  const tags = image.tags ?? [];
  if ((rule.maxTimeInArchive !== undefined) !== isArchived(image)) {
    return false;
  }
  const status = rule.tagStatus ?? (rule.tagPrefixList || rule.tagPatternList ? TagStatus.TAGGED : TagStatus.ANY);
  switch (status) {
    case TagStatus.ANY: return true;
    case TagStatus.UNTAGGED: return tags.length === 0;
    default: return rule.tagPrefixList
      ? rule.tagPrefixList.every((prefix) => tags.some((tag) => tag.startsWith(prefix)))
      : rule.tagPatternList!.every((pattern) => tags.some((tag) => matches(pattern, tag)));
  }
}

function marked(rule: LifecycleRule, images: readonly LifecycleImage[], now: Date): Set<string> {
  const selected = images.filter((image) => selects(rule, image));
  const old = (since: Date, days: number) => (now.getTime() - since.getTime()) / 86_400_000 > days;
  if (rule.maxImageCount !== undefined) {
    const newestFirst = [...selected].sort((a, b) => pushed(b).getTime() - pushed(a).getTime() || (a.digest < b.digest ? -1 : 1));
    return digests(newestFirst.slice(rule.maxImageCount));
  }
  if (rule.maxImageAge) {
    return digests(selected.filter((image) => old(pushed(image), rule.maxImageAge!.toDays())));
  }
  if (rule.maxTimeSinceLastPull) {
    return digests(selected.filter((image) => old(pulled(image), rule.maxTimeSinceLastPull!.toDays())));
  }
  return digests(selected.filter((image) => old(image.archivedAt!, rule.maxTimeInArchive!.toDays())));
}

/** What happens to each image, after it is decided for its subject and for the indexes that refer to it. */
function settled(picked: readonly Verdict[], images: readonly LifecycleImage[]): Verdict[] {
  const { KEEP, EXPIRE, ARCHIVE } = LifecycleImageAction;
  const result = new Map<string, LifecycleImageAction>();
  const settle = (image: LifecycleImage): LifecycleImageAction => {
    const known = result.get(image.digest);
    if (known) {
      return known;
    }
    const indexes = images.filter((index) => index !== image && index.childDigests?.includes(image.digest));
    const subject = images.find(({ digest }) => digest === image.subjectDigest);
    const allowed = (action: LifecycleImageAction) => indexes.every((index) => (
      action === EXPIRE ? settle(index) === EXPIRE : settle(index) !== KEEP || isArchived(index)));
    const own = picked[images.indexOf(image)].action;
    const ofSubject = subject ? settle(subject) : KEEP;
    const byRule = own === ARCHIVE || !isArchived(image) ? [own === ARCHIVE ? ARCHIVE : ofSubject] : [];
    const wanted = own === EXPIRE ? [EXPIRE] : ofSubject === EXPIRE ? [EXPIRE, own] : byRule;
    const found = wanted.filter((action) => action !== KEEP).find(allowed) ?? KEEP;
    result.set(image.digest, found);
    return found;
  };
  return images.map((image, number) => ({ ...picked[number], action: settle(image) }));
}

function matches(pattern: string, tag: string): boolean {
  return new RegExp(`^${pattern.split('*').map((part) => part.replace(/\./g, '\\.')).join('.*')}$`).test(tag);
}

function isArchived({ archivedAt, restoredAt }: LifecycleImage): boolean {
  return archivedAt !== undefined && (restoredAt === undefined || restoredAt < archivedAt);
}

function pushed({ pushedAt, restoredAt }: LifecycleImage): Date {
  return restoredAt && restoredAt > pushedAt ? restoredAt : pushedAt;
}

function pulled(image: LifecycleImage): Date {
  const { lastPulledAt, restoredAt } = image;
  return lastPulledAt === undefined || (restoredAt !== undefined && restoredAt > lastPulledAt) ? pushed(image) : lastPulledAt;
}

function imageAction({ action, maxTimeSinceLastPull }: LifecycleRule): LifecycleImageAction {
  const archives = action === LifecycleAction.ARCHIVE || (action === undefined && maxTimeSinceLastPull !== undefined);
  return archives ? LifecycleImageAction.ARCHIVE : LifecycleImageAction.EXPIRE;
}

function digests(images: readonly LifecycleImage[]): Set<string> {
  return new Set(images.map(({ digest }) => digest));
}
