import * as fc from 'fast-check';
import { images, plainImages, rules } from '../arbitraries';
import { naive, selects } from './plain-evaluator';
import { LifecycleImageAction, LifecyclePolicy } from '../../../src/lifecycle';
import type { LifecycleImage, LifecycleOutcome, LifecycleRule } from '../../../src/lifecycle';
import { LifecycleRuleSet } from '../../../src/lifecycle/lifecycle-rule-set';
import { RUNS } from '../runs';
import { ago, NOW } from '../support';

function outcomes(given: LifecycleRule[], list: LifecycleImage[]): LifecycleOutcome[] {
  return LifecyclePolicy.of(given).preview(list, { now: NOW }).outcomes;
}

function summary({ digest, action, rulePriority, blockedBy, reason, rank }: LifecycleOutcome): object {
  return { digest, action, rulePriority, blockedBy, reason, rank };
}

/** The rules with the numbers that the policy assigned. */
function numbered(given: LifecycleRule[]): LifecycleRule[] {
  const set = new LifecycleRuleSet();
  given.forEach((rule) => set.add(rule));
  return set.ordered().map(({ priority, rule }) => ({ ...rule.given, rulePriority: priority }));
}

describe('the preview', () => {
  test('agrees with an evaluator that follows the user guide word by word', () => {
    fc.assert(fc.property(rules, images, (given, list) => {
      const found = outcomes(given, list).map(({ digest, action, rulePriority, laterRulePriority }) => (
        { digest, action, owner: rulePriority, later: laterRulePriority }));
      expect(found).toEqual(naive(numbered(given), list, NOW).map(({ digest, action, owner, later }) => ({ digest, action, owner, later })));
    }), RUNS);
  });

  test('applies at most one action to an image, and counts each once', () => {
    fc.assert(fc.property(rules, images, (given, list) => {
      const preview = LifecyclePolicy.of(given).preview(list, { now: NOW });
      const { kept, expired, archived, images: all, blocked } = preview.totals;
      expect(kept + expired + archived).toBe(list.length);
      expect(all).toBe(list.length);
      const acted = preview.ruleOutcomes.reduce((sum, { actedOn }) => sum + actedOn, 0);
      expect(acted + preview.outcomes.filter(({ removedWith }) => removedWith !== undefined).length).toBe(expired + archived);
      expect(preview.ruleOutcomes.reduce((sum, rule) => sum + rule.blocked, 0)).toBeLessThanOrEqual(blocked);
      expect([...preview.kept, ...preview.expired, ...preview.archived]).toHaveLength(list.length);
    }), RUNS);
  });

  test('names the first rule whose selection matches as the owner', () => {
    fc.assert(fc.property(rules, images, (given, list) => {
      const ordered = numbered(given).sort((a, b) => a.rulePriority! - b.rulePriority!);
      for (const outcome of outcomes(given, list)) {
        expect(outcome.rulePriority).toBe(ordered.find((rule) => selects(rule, outcome.image))?.rulePriority);
      }
    }), RUNS);
  });

  test('never lets a new image save an older one from a rule by count', () => {
    const newTags = fc.uniqueArray(fc.constantFrom('prod-9', 'beta-9', 'v9.0'), { maxLength: 2 });
    fc.assert(fc.property(rules, plainImages, newTags, fc.nat(30), (given, list, tags, age) => {
      const byCount = new Set(numbered(given).filter(({ maxImageCount }) => maxImageCount !== undefined).map(({ rulePriority }) => rulePriority));
      const added: LifecycleImage = { digest: 'sha256:new', tags, pushedAt: ago(age) };
      const after = new Map(outcomes(given, [...list, added]).map((outcome) => [outcome.digest, outcome]));
      for (const before of outcomes(given, list)) {
        if (before.action !== LifecycleImageAction.KEEP && byCount.has(before.rulePriority)) {
          expect(after.get(before.digest)!.action).toBe(before.action);
        }
      }
    }), RUNS);
  });

  test('does not depend on the order of the images', () => {
    const shuffled = plainImages.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(fc.property(rules, shuffled, (given, [list, permuted]) => {
      const byDigest = (found: LifecycleOutcome[]) => Object.fromEntries(found.map((outcome) => [outcome.digest, summary(outcome)]));
      expect(byDigest(outcomes(given, permuted))).toEqual(byDigest(outcomes(given, list)));
    }), RUNS);
  });

  test('does not depend on the order of the images when indexes hold some, except for the index that is named', () => {
    const shuffled = images.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(fc.property(rules, shuffled, (given, [list, permuted]) => {
      const actions = (found: LifecycleOutcome[]) => Object.fromEntries(
        found.map(({ digest, action, blockedBy }) => [digest, [action, blockedBy !== undefined]]),
      );
      expect(actions(outcomes(given, permuted))).toEqual(actions(outcomes(given, list)));
    }), RUNS);
  });

  test('of the rendered JSON is the preview of the rules', () => {
    fc.assert(fc.property(rules, images, (given, list) => {
      const read = LifecyclePolicy.fromJson(LifecyclePolicy.of(given).toJson());
      expect(read.preview(list, { now: NOW }).outcomes.map(summary)).toEqual(outcomes(given, list).map(summary));
    }), RUNS);
  });

  test('never acts on images with an unreachable rule', () => {
    fc.assert(fc.property(rules, images, (given, list) => {
      const preview = LifecyclePolicy.of(given).preview(list, { now: NOW });
      expect(preview.ruleOutcomes.filter(({ unreachable, owned }) => unreachable && owned > 0)).toEqual([]);
    }), RUNS);
  });

  test('gives the reason for each image', () => {
    fc.assert(fc.property(rules, images, (given, list) => {
      for (const { action, reason, rulePriority, removedWith } of outcomes(given, list)) {
        expect(reason).toContain({ keep: 'kept', expire: 'expired', archive: 'archived' }[action]);
        expect(reason).toMatch(removedWith !== undefined ? /with its subject/
          : rulePriority === undefined ? /selects it|although its subject/ : new RegExp(`rule ${rulePriority}|although its subject`));
      }
    }), RUNS);
  });
});

describe('the text of a policy', () => {
  test('is parsed back to the same text', () => {
    fc.assert(fc.property(rules, (given) => {
      const text = LifecyclePolicy.of(given).toJson();
      expect(LifecyclePolicy.fromJson(text).toJson()).toBe(text);
    }), RUNS);
  });
});
