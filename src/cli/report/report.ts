import { findMustKeep, type MustKeep } from './must-keep';
import { ruleWords } from './rule-words';
import type { LifecycleRule } from '../../lifecycle/lifecycle-rule';
import type { LifecycleRuleOutcome } from '../../lifecycle/preview/lifecycle-outcome';
import type { LifecyclePreview } from '../../lifecycle/preview/lifecycle-preview';
import { isImageIndex } from '../../lifecycle/preview/media-types';
import type { FoundImages } from '../read-images';
import type { FoundPolicy } from '../read-policy';

/** What a rule did, with what it says in words. */
export interface RuleReport extends LifecycleRuleOutcome {
  readonly rule: LifecycleRule;
  readonly selects: string;
  readonly does: string;
}

/** All that there is to say, for every form of saying it. */
export interface Report {
  readonly found: FoundPolicy;
  readonly images: FoundImages;
  readonly preview: LifecyclePreview;
  readonly rules: readonly RuleReport[];
  readonly mustKeep: MustKeep;
  /** Whether there are image indexes, which no sum of sizes includes. */
  readonly hasIndexes: boolean;
  /** What a reader should know before trusting the rest. */
  readonly notes: readonly string[];
}

/** Puts together what there is to say. */
export function makeReport(given: Pick<Report, 'found' | 'images' | 'preview'>, patterns: readonly string[]): Report {
  const { found, preview } = given;
  // Both are in the order of the numbers, which the rules of a policy that was read do not have.
  const written = found.policy.rules;
  const rules = preview.ruleOutcomes.map((outcome, place) => ({ ...outcome, rule: written[place], ...ruleWords(written[place]) }));
  const mustKeep = findMustKeep(preview.outcomes, patterns);
  return {
    ...given,
    rules,
    mustKeep,
    hasIndexes: given.images.images.some(isImageIndex),
    notes: [
      ...preview.unreachableRules.map(({ reason }) => reason),
      ...unmetLists(preview, rules),
      ...preview.limitations,
      ...otherRepository(given),
      ...mustKeep.unmatched.map((pattern) => `--must-keep ${pattern} matches no image`),
    ],
  };
}

/** The trap that people fall into most: a list of tags means all of them, not one of them. */
function unmetLists({ totals }: LifecyclePreview, rules: readonly RuleReport[]): string[] {
  return totals.images === 0 ? [] : rules
    .filter(({ rule, matched, unreachable }) => matched === 0 && !unreachable && (rule.tagPatternList ?? rule.tagPrefixList ?? []).length > 1)
    .map(({ rulePriority, selects }) => `rule ${rulePriority} matches no image: an image needs tags for all of its list (${selects}); `
      + 'for one or the other, write a rule for each');
}

function otherRepository({ found, images }: Pick<Report, 'found' | 'images'>): string[] {
  return found.repositoryName === undefined || images.repositoryName === undefined || found.repositoryName === images.repositoryName
    ? []
    : [`the policy is for ${found.repositoryName}, the images are of ${images.repositoryName}`];
}
