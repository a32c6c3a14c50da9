import { readFileSync } from 'fs';
import { join } from 'path';
import { LifecycleImageAction, LifecyclePolicy } from '../../../src/lifecycle';
import type { LifecycleImage } from '../../../src/lifecycle';

interface Example {
  id: string;
  note: string;
  rules: {
    p: number;
    tagStatus: string;
    tagPatternList?: string[];
    storageClass?: string;
    countType: string;
    countNumber: number;
    action: 'expire' | 'transition';
  }[];
  images: { n: string; tags: string[]; pushed: number; pulled?: number; archived?: number; restored?: number; inList?: string; list?: boolean }[];
  expect: Record<string, string>;
  blocked?: Record<string, string>;
}

const EXAMPLES: Example[] = JSON.parse(readFileSync(join(__dirname, 'worked-examples.json'), 'utf8'));
const NOW = new Date('2026-09-01T12:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const maybeAgo = (days?: number) => days === undefined ? undefined : ago(days);

function policyOf({ rules }: Example): LifecyclePolicy {
  return LifecyclePolicy.fromJson(JSON.stringify({
    rules: rules.map(({ p, action, ...selection }) => ({
      rulePriority: p,
      selection: { ...selection, countUnit: selection.countType === 'imageCountMoreThan' ? undefined : 'days' },
      action: action === 'expire' ? { type: 'expire' } : { type: 'transition', targetStorageClass: 'archive' },
    })),
  }));
}

function imagesOf({ images }: Example): LifecycleImage[] {
  return images.map(({ n, tags, pushed, pulled, archived, restored, list }) => ({
    digest: n,
    tags,
    pushedAt: ago(pushed),
    lastPulledAt: maybeAgo(pulled),
    archivedAt: maybeAgo(archived),
    restoredAt: maybeAgo(restored),
    childDigests: list ? images.filter(({ inList }) => inList === n).map((child) => child.n) : undefined,
  }));
}

describe('the worked examples', () => {
  test('are all 13 present', () => {
    expect(EXAMPLES.map(({ id }) => id)).toEqual(Array.from({ length: 13 }, (_, index) => `L${String(index + 1).padStart(2, '0')}`));
  });

  test.each(EXAMPLES.map((example) => [example.id, example.note, example] as const))('%s: %s', (_id, _note, example) => {
    const { outcomes } = policyOf(example).preview(imagesOf(example), { now: NOW });

    const acted = outcomes.filter(({ action }) => action !== LifecycleImageAction.KEEP);
    const verb = (action: LifecycleImageAction) => action === LifecycleImageAction.ARCHIVE ? 'transition' : 'expire';
    expect(Object.fromEntries(acted.map(({ digest, action, rulePriority }) => [digest, `${verb(action)} by ${rulePriority}`]))).toEqual(example.expect);

    const blocked = outcomes.filter(({ blockedBy }) => blockedBy !== undefined);
    expect(blocked.map(({ digest }) => digest)).toEqual(Object.keys(example.blocked ?? {}));
  });
});
