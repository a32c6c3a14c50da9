import { Duration, Lazy } from 'aws-cdk-lib/core';
import { problemsOfLast, untyped } from './support';
import { LifecycleAction, TagStatus } from '../../src/lifecycle';
import type { LifecycleRule } from '../../src/lifecycle';

/**
 * The messages for each problem of a rule. People search for them, so they must change only on purpose. Each names the property as
 * typed, the value, the range and the fix.
 */
const ONE: LifecycleRule = { maxImageCount: 1 };
const UNTAGGED: LifecycleRule = { ...ONE, tagStatus: TagStatus.UNTAGGED };
const ARCHIVED: LifecycleRule = { maxTimeInArchive: Duration.days(90) };
const numbered = (rulePriority: number, rule: LifecycleRule) => ({ ...rule, rulePriority });
const ONE_CRITERION = 'rules[0] must have exactly one of maxImageCount, maxImageAge, maxTimeSinceLastPull and maxTimeInArchive, got';

describe('the message for a rule', () => {
  const cases: [string, LifecycleRule, string][] = [
    ['that is none', untyped('rule'), 'rules[0] must be a lifecycle rule such as { maxImageCount: 10 }, got "rule"'],
    ['with a description of another type', untyped({ ...ONE, description: 5 }), 'rules[0].description must be a string, got 5'],
    ['with a wrong priority', numbered(0, ONE), 'rules[0].rulePriority must be a whole number from 1, got 0; leave it out to number rules automatically'],
    ['with an unknown tagStatus', untyped({ ...ONE, tagStatus: 'all' }),
      "rules[0].tagStatus must be one of 'any', 'tagged' and 'untagged' (TagStatus.ANY, TAGGED, UNTAGGED), got \"all\""],
    ['with an unknown action', untyped({ ...ONE, action: 'delete' }),
      "rules[0].action must be LifecycleAction.EXPIRE ('expire') or LifecycleAction.ARCHIVE ('archive'), got \"delete\""],

    ['without a criterion', {}, `${ONE_CRITERION} none`],
    ['by count and age', { ...ONE, maxImageAge: Duration.days(5) }, `${ONE_CRITERION} maxImageCount and maxImageAge`],
    ['by pull and time in archive', { ...ARCHIVED, maxTimeSinceLastPull: Duration.days(5) }, `${ONE_CRITERION} maxTimeSinceLastPull and maxTimeInArchive`],
    ['with a wrong count', { maxImageCount: 1.5 }, 'rules[0].maxImageCount must be a whole number from 1, got 1.5'],
    ['with a number for a Duration', untyped({ maxImageAge: 14 }), 'rules[0].maxImageAge must be a Duration such as Duration.days(14), got 14'],
    ['with a Duration that is not of days', { maxImageAge: Duration.hours(12) },
      'rules[0].maxImageAge must be a whole number of days from 1, got 0.5; ECR counts in days only'],
    ['with a Duration of hours that is known at deployment', { maxTimeSinceLastPull: Duration.hours(Lazy.number({ produce: () => 48 })) },
      'rules[0].maxTimeSinceLastPull must be made with Duration.days, as its amount is a token'],

    ['by last pull, to expire', { maxTimeSinceLastPull: Duration.days(5), action: LifecycleAction.EXPIRE },
      'rules[0].action must be LifecycleAction.ARCHIVE in a rule by last pull: ECR can only archive by it; to delete the archived images, add a rule with maxTimeInArchive'],
    ['by time in archive, to archive', { ...ARCHIVED, action: LifecycleAction.ARCHIVE },
      'rules[0].action must be LifecycleAction.EXPIRE in a rule by time in archive: its images are in the archive already'],
    ['by too short a time in archive', { maxTimeInArchive: Duration.days(89) },
      'rules[0].maxTimeInArchive must be at least 90 days, got 89; archived images are billed for 90 days anyway'],

    ['for tagged images without a list', { ...ONE, tagStatus: TagStatus.TAGGED },
      "rules[0] for tagged images must have a tagPrefixList or a tagPatternList with at least one entry; tagPatternList ['*'] selects every tag"],
    ['for untagged images with a list', { ...UNTAGGED, tagPrefixList: ['a'] },
      'rules[0].tagPrefixList must go with TagStatus.TAGGED, got tagStatus "untagged"; leave out one of the two'],
    ['for any image with patterns', { ...ONE, tagStatus: TagStatus.ANY, tagPatternList: ['a'] },
      'rules[0].tagPatternList must go with TagStatus.TAGGED, got tagStatus "any"; leave out one of the two'],
    ['with both lists', { ...ONE, tagPrefixList: ['a'], tagPatternList: ['b'] },
      "rules[0] must not have both tagPrefixList and tagPatternList; as a pattern, the prefix 'prod' is 'prod*'"],
    ['with a number for prefixes', untyped({ ...ONE, tagPrefixList: 5 }), 'rules[0].tagPrefixList must be a list of strings, got 5'],
    ['with a string for patterns', untyped({ ...ONE, tagPatternList: 'prod*' }), 'rules[0].tagPatternList must be a list of strings, got "prod*"'],
    ['with an empty prefix', { ...ONE, tagPrefixList: [''] }, 'rules[0].tagPrefixList[0] must be a string of at least one character, got ""'],
    ['with a number among the patterns', untyped({ ...ONE, tagPatternList: [1] }), 'rules[0].tagPatternList[0] must be a string of at least one character, got 1'],
    ['with too many wildcards', { ...ONE, tagPatternList: ['*a*b*c*d*'] },
      'rules[0].tagPatternList[0] must have at most 4 wildcards (*), got 5 in "*a*b*c*d*"'],
  ];
  test.each(cases)('%s', (_, rule, message) => expect(problemsOfLast(rule).map((problem) => problem.message)).toEqual([message]));
});

describe('the message for a rule that cannot be added', () => {
  const cases: [string, LifecycleRule[], string][] = [
    ['as its priority is taken', [numbered(3, ONE), numbered(3, UNTAGGED)],
      'rules[1].rulePriority must be unique in the policy, got 3 as in rules[0]; leave it out to number rules automatically'],
    ['as there is one for any image', [ONE, ONE],
      'rules[1] must not be for any image (TagStatus.ANY) of the standard storage class, as rules[0] is: a policy can have only one such rule; a rule with neither tagStatus nor tag lists is one'],
    ['as there is one for any archived image', [ARCHIVED, ARCHIVED],
      'rules[1] must not be for any image (TagStatus.ANY) of the archive storage class, as rules[0] is: a policy can have only one such rule; a rule with neither tagStatus nor tag lists is one'],
    ['as there is one for untagged images', [UNTAGGED, UNTAGGED], 'rules[1] must not be for untagged images of the standard storage class, as rules[0] is: a policy can have only one such rule'],
    ['as there is one of the same prefixes', [{ ...ONE, tagPrefixList: ['b', 'a'] }, { ...ONE, tagPrefixList: ['a', 'b'] }],
      'rules[1].tagPrefixList must not have the same prefixes as rules[0], for the same storage class (standard); the later rule would be unreachable'],
    ['as the one for any image would not be last', [numbered(5, { ...ONE, tagPrefixList: ['a'] }), numbered(4, ONE)],
      'rules[1].rulePriority of a TagStatus.ANY rule must be the highest of its storage class, got 4, but rules[0] has 5'],
    ['as the one for any image has a number', [numbered(5, ONE), UNTAGGED],
      'rules[0].rulePriority of a TagStatus.ANY rule cannot be combined with rules without one, such as rules[1]; leave it out'],
    ['as the text would be too long', [{ ...ONE, description: 'x'.repeat(30_700) }],
      'rules[0] makes the lifecycle policy too long: its text must have at most 30720 characters, got 30855; shorten descriptions and tag lists'],
    ['as there are 50', Array.from({ length: 51 }, (_, index) => ({ ...ONE, tagPrefixList: [`p${index}-`] })),
      'rules[50] is one rule too many: a lifecycle policy can have at most 50 rules'],
  ];
  test.each(cases)('%s', (_, rules, message) => expect(problemsOfLast(...rules).map((problem) => problem.message)).toEqual([message]));
});
