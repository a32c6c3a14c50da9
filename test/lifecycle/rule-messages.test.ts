import { Duration, Lazy } from 'aws-cdk-lib/core';
import { problemsOfLast, untyped } from './support';
import { LifecycleAction, TagStatus } from '../../src/lifecycle';
import type { LifecycleRule } from '../../src/lifecycle';

/**
 * The words for each fault of a rule: people search for them, so a change is made on purpose. Each names the prop as it was
 * typed, the value, the range and the fix.
 */
const ONE: LifecycleRule = { maxImageCount: 1 };
const UNTAGGED: LifecycleRule = { ...ONE, tagStatus: TagStatus.UNTAGGED };
const ARCHIVED: LifecycleRule = { maxTimeInArchive: Duration.days(90) };
const numbered = (rulePriority: number, rule: LifecycleRule) => ({ ...rule, rulePriority });
const ONE_CRITERION = 'a lifecycle rule must have exactly one of maxImageCount, maxImageAge, maxTimeSinceLastPull and maxTimeInArchive, got';
const TAGS = "a tag has letters, digits, '_', '.' and '-' only, at most 300 characters";

describe('the words for a rule', () => {
  const cases: [string, LifecycleRule, string][] = [
    ['that is none', untyped('rule'), 'a lifecycle rule must be an object with one criterion, got "rule"'],
    ['with a description of another type', untyped({ ...ONE, description: 5 }), 'description must be a string, got 5'],
    ['with a wrong priority', numbered(0, ONE), 'rulePriority must be a whole number from 1, got 0; leave it out to have the rule numbered'],
    ['with an unknown tagStatus', untyped({ ...ONE, tagStatus: 'all' }),
      "tagStatus must be one of 'any', 'tagged' and 'untagged' (TagStatus.ANY, TAGGED, UNTAGGED), got \"all\""],
    ['with an unknown action', untyped({ ...ONE, action: 'delete' }),
      "action must be LifecycleAction.EXPIRE ('expire') or LifecycleAction.ARCHIVE ('archive'), got \"delete\""],

    ['without a criterion', {}, `${ONE_CRITERION} none`],
    ['by count and age', { ...ONE, maxImageAge: Duration.days(5) }, `${ONE_CRITERION} maxImageCount and maxImageAge`],
    ['by pull and time in archive', { ...ARCHIVED, maxTimeSinceLastPull: Duration.days(5) }, `${ONE_CRITERION} maxTimeSinceLastPull and maxTimeInArchive`],
    ['with a wrong count', { maxImageCount: 1.5 }, 'maxImageCount must be a whole number from 1, got 1.5'],
    ['with a number for a Duration', untyped({ maxImageAge: 14 }), 'maxImageAge must be a Duration such as Duration.days(14), got 14'],
    ['with a Duration that is not of days', { maxImageAge: Duration.hours(12) },
      'maxImageAge must be a whole number of days from 1, got 0.5 days; ECR counts in days only'],
    ['with a Duration of hours that is known at deployment', { maxTimeSinceLastPull: Duration.hours(Lazy.number({ produce: () => 48 })) },
      'maxTimeSinceLastPull of an amount that is known at deployment must be made with Duration.days'],

    ['by last pull, to expire', { maxTimeSinceLastPull: Duration.days(5), action: LifecycleAction.EXPIRE },
      'a rule with maxTimeSinceLastPull can only archive: leave out action, or expire archived images by a second rule with maxTimeInArchive'],
    ['by time in archive, to archive', { ...ARCHIVED, action: LifecycleAction.ARCHIVE },
      'a rule with maxTimeInArchive can only expire: its images are in the archive already'],
    ['by too short a time in archive', { maxTimeInArchive: Duration.days(89) },
      'maxTimeInArchive must be at least 90 days, got 89; archived images are billed for 90 days anyway'],

    ['for tagged images without a list', { ...ONE, tagStatus: TagStatus.TAGGED },
      "a rule for tagged images needs a tagPrefixList or a tagPatternList with at least one entry; tagPatternList ['*'] selects every tag"],
    ['for untagged images with a list', { ...UNTAGGED, tagPrefixList: ['a'] },
      'tagPrefixList and tagPatternList go with TagStatus.TAGGED only, got tagStatus "untagged"'],
    ['with both lists', { ...ONE, tagPrefixList: ['a'], tagPatternList: ['b'] },
      "a rule takes a tagPrefixList or a tagPatternList, not both; as a pattern, the prefix 'prod' is 'prod*'"],
    ['with a number for prefixes', untyped({ ...ONE, tagPrefixList: 5 }), 'tagPrefixList must be a list of strings, got 5'],
    ['with a string for patterns', untyped({ ...ONE, tagPatternList: 'prod*' }), 'tagPatternList must be a list of strings, got "prod*"'],
    ['with an empty prefix', { ...ONE, tagPrefixList: [''] }, 'tagPrefixList must hold strings of at least one character, got "" in it'],
    ['with a number among the patterns', untyped({ ...ONE, tagPatternList: [1] }), 'tagPatternList must hold strings of at least one character, got 1 in it'],
    ['with too many wildcards', { ...ONE, tagPatternList: ['*a*b*c*d*'] },
      'tagPatternList must have at most 4 wildcards (*) in each entry, got 5 in "*a*b*c*d*"'],
    ['with a prefix of no tag', { ...ONE, tagPrefixList: ['a/'] }, `tagPrefixList has an entry that no image tag can match: "a/"; ${TAGS}`],
    ['with a pattern of no tag', { ...ONE, tagPatternList: ['a b*'] }, `tagPatternList has an entry that no image tag can match: "a b*"; ${TAGS}`],
  ];
  test.each(cases)('%s', (_, rule, message) => expect(problemsOfLast(rule).map((problem) => problem.message)).toEqual([message]));
});

describe('the words for a rule that cannot be added', () => {
  const cases: [string, LifecycleRule[], string][] = [
    ['as its priority is taken', [numbered(3, ONE), numbered(3, UNTAGGED)],
      'rulePriority must be unique in a policy, got 3 twice; leave it out to have rules numbered'],
    ['as there is one for any image', [ONE, ONE],
      'a policy can have only one TagStatus.ANY rule for the standard storage class; a rule with neither tagStatus nor tag lists is one'],
    ['as there is one for any archived image', [ARCHIVED, ARCHIVED],
      'a policy can have only one TagStatus.ANY rule for the archive storage class; a rule with neither tagStatus nor tag lists is one'],
    ['as there is one for untagged images', [UNTAGGED, UNTAGGED], 'a policy can have only one TagStatus.UNTAGGED rule for the standard storage class'],
    ['as there is one of the same prefixes', [{ ...ONE, tagPrefixList: ['b', 'a'] }, { ...ONE, tagPrefixList: ['a', 'b'] }],
      'two rules for the standard storage class cannot select by the same tagPrefixList a b; the later one would be unreachable'],
    ['as there is one of the same pattern', [{ ...ARCHIVED, tagPatternList: ['a*'] }, { ...ARCHIVED, tagPatternList: ['a*'] }],
      'two rules for the archive storage class cannot select by the same tagPatternList a*; the later one would be unreachable'],
    ['as the one for any image would not be last', [numbered(5, { ...ONE, tagPrefixList: ['a'] }), numbered(4, ONE)],
      'the TagStatus.ANY rule must have the highest rulePriority of its storage class, got 4 and a rule with 5'],
    ['as the one for any image has a number', [numbered(5, ONE), UNTAGGED],
      'a TagStatus.ANY rule with a rulePriority cannot be combined with rules without one; leave out rulePriority of the TagStatus.ANY rule'],
    ['as the text would be too long', [{ ...ONE, description: 'x'.repeat(30_700) }],
      'the text of a lifecycle policy must have at most 30720 characters, got 30855; shorten descriptions and tag lists'],
    ['as there are 50', Array.from({ length: 51 }, (_, index) => ({ ...ONE, tagPrefixList: [`p${index}-`] })),
      'a lifecycle policy must have at most 50 rules, got one more'],
  ];
  test.each(cases)('%s', (_, rules, message) => expect(problemsOfLast(...rules).map((problem) => problem.message)).toEqual([message]));
});
