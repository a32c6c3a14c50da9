import { ruleWords } from './rule-words';
import type { LifecycleRule } from '../../lifecycle/lifecycle-rule';
import type { LifecycleOutcome, LifecycleRuleOutcome } from '../../lifecycle/preview/lifecycle-outcome';
import type { LifecyclePreview } from '../../lifecycle/preview/lifecycle-preview';
import { TagPattern } from '../../lifecycle/tag-pattern';
import type { FoundImages } from '../read-images';
import type { FoundPolicy } from '../read-policy';

/** An image matching `--must-keep` that would be expired or archived. */
export interface RemovedImage {
  readonly outcome: LifecycleOutcome;
  readonly pattern: string;
}

/** What a rule did, with what it says in words. */
export interface RuleReport extends LifecycleRuleOutcome {
  readonly rule: LifecycleRule;
  readonly selects: string;
  readonly does: string;
}

/** All that there is to tell, for every form of telling it. */
export interface Report {
  readonly found: FoundPolicy;
  readonly images: FoundImages;
  readonly preview: LifecyclePreview;
  readonly rules: readonly RuleReport[];
  readonly mustKeep: readonly string[];
  readonly removed: readonly RemovedImage[];
  /** What a reader should know before trusting the rest. */
  readonly notes: readonly string[];
}

/** Puts together what there is to tell. */
export function makeReport(given: Pick<Report, 'found' | 'images' | 'preview' | 'mustKeep'>): Report {
  const { found, preview, mustKeep } = given;
  // Both are in the order of the numbers, which the rules of a policy that was read do not have.
  const written = found.policy.rules;
  const rules = preview.ruleOutcomes.map((outcome, place) => ({ ...outcome, rule: written[place], ...ruleWords(written[place]) }));
  return {
    ...given,
    rules,
    removed: removedImages(preview, mustKeep),
    notes: [
      ...preview.unreachableRules.map(({ reason }) => reason),
      ...unmetLists(preview, rules),
      ...preview.limitations,
      ...otherRepository(given),
      ...mustKeep.filter((pattern) => !preview.outcomes.some((outcome) => matches(pattern, outcome)))
        .map((pattern) => `--must-keep ${pattern} matches no image`),
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

function removedImages({ expired, archived }: LifecyclePreview, mustKeep: readonly string[]): RemovedImage[] {
  return mustKeep.length === 0 ? [] : [...expired, ...archived].flatMap((outcome) => {
    const pattern = mustKeep.find((candidate) => matches(candidate, outcome));
    return pattern === undefined ? [] : [{ outcome, pattern }];
  });
}

function matches(pattern: string, { image }: LifecycleOutcome): boolean {
  const wanted = TagPattern.wildcard(pattern);
  return image.digest === pattern || (image.tags ?? []).some((tag) => wanted.matches(tag));
}

function otherRepository({ found, images }: Pick<Report, 'found' | 'images'>): string[] {
  return found.repositoryName === undefined || images.repositoryName === undefined || found.repositoryName === images.repositoryName
    ? []
    : [`the policy is for ${found.repositoryName}, the images are of ${images.repositoryName}`];
}
