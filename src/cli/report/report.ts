import { findMustKeep, type MustKeep } from './must-keep';
import { ruleWords } from './rule-words';
import type { LifecycleRule } from '../../lifecycle/lifecycle-rule';
import type { LifecycleRuleOutcome } from '../../lifecycle/preview/lifecycle-outcome';
import type { LifecyclePreview } from '../../lifecycle/preview/lifecycle-preview';
import { isImageIndex } from '../../lifecycle/preview/media-types';
import type { FoundImages } from '../read-images';
import type { FoundPolicy } from '../read-policy';

/** What a rule did, with its criteria in words. */
export interface RuleReport extends LifecycleRuleOutcome {
  readonly rule: LifecycleRule;
  readonly selects: string;
  readonly does: string;
}

/** The content of a report, for every output format. */
export interface Report {
  readonly found: FoundPolicy;
  readonly images: FoundImages;
  readonly preview: LifecyclePreview;
  readonly rules: readonly RuleReport[];
  readonly mustKeep: MustKeep;
  /** Whether there are image indexes, which totals of sizes do not include. */
  readonly hasIndexes: boolean;
  /** Notes that the reader should see first. */
  readonly notes: readonly string[];
}

/** Collects the content of a report. */
export function makeReport(given: Pick<Report, 'found' | 'images' | 'preview'>, patterns: readonly string[]): Report {
  const { found, preview } = given;
  // Both are in the order of the rule numbers. The rules of a policy from JSON have no numbers.
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

/** The most common mistake: a list of tags means all of them, not one of them. */
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
