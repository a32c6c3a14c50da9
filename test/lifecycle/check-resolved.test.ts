import { CfnParameter, Duration, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import { untyped } from './support';
import { resolverOf } from '../../src/core/tokens';
import { LifecycleAction, TagStatus } from '../../src/lifecycle';
import type { LifecycleRule } from '../../src/lifecycle';
import { LifecycleRuleSet } from '../../src/lifecycle/lifecycle-rule-set';

const stack = new Stack();
const parameter = new CfnParameter(stack, 'Number', { type: 'Number' });
const listParameter = new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' });
const number = (value: unknown) => Token.asNumber(Lazy.any({ produce: () => value }));
const text = (value: string) => Lazy.string({ produce: () => value });
const list = (...values: string[]) => Lazy.list({ produce: () => values });

/** The problems of rules when their tokens are resolved. The rules have none when they are added. */
function problemsOf(...rules: LifecycleRule[]): [string, string][] {
  const set = new LifecycleRuleSet();
  expect(rules.flatMap((rule, index) => set.add(rule, `lifecycleRules[${index}]`))).toEqual([]);
  return set.checkResolved((value) => stack.resolve(value)).map(({ code, message }) => [code, message]);
}

describe('rules with tokens are accepted at synthesis', () => {
  test.each<[string, LifecycleRule[]]>([
    ['when they have no tokens', [{ maxImageCount: 1 }]],
    ['when each value is what ECR takes', [
      { rulePriority: number(1), description: text('x'), tagPatternList: [text('a*'), 'b'], maxImageAge: Duration.days(number(3)) },
      { rulePriority: number(2), tagPrefixList: list('a'), maxImageCount: number(5) },
      { rulePriority: 3, tagStatus: Lazy.string({ produce: () => 'untagged' }) as TagStatus, maxTimeInArchive: Duration.days(number(90)) },
    ]],
    ['when only CloudFormation knows the values', [
      { maxImageCount: parameter.valueAsNumber },
      { tagPrefixList: listParameter.valueAsList, maxImageAge: Duration.days(parameter.valueAsNumber) },
      { tagPatternList: [`${parameter.valueAsString}*`], maxImageCount: 1 },
      { tagPatternList: Lazy.list({ produce: () => [parameter.valueAsString, 'a*b*c*d*'] }), maxImageCount: 1 },
    ]],
    ['when what is beside a token has none', [
      { description: text('x'), tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(3) },
      { description: text('x'), maxTimeSinceLastPull: Duration.days(3), action: LifecycleAction.ARCHIVE },
    ]],
    ['when another service fills in the value', [{ tagPatternList: [text('{{resolve:ssm:/a*b*c*d*e*f}}')], maxImageCount: 1 }]],
    ['when a description is resolved beside a count that is not', [{ description: text('x'.repeat(31_000)), maxImageCount: parameter.valueAsNumber }]],
  ])('%s', (_, rules) => expect(problemsOf(...rules)).toEqual([]));
});

describe('a problem that tokens hide is found at synthesis, with the message for a typed value:', () => {
  test.each<[string, LifecycleRule[], string, string]>([
    ['a count', [{ tagPatternList: ['a'], maxImageCount: 1 }, { maxImageCount: number(0) }], 'InvalidMaxImageCount',
      'lifecycleRules[1].maxImageCount must be a whole number from 1, got 0'],
    ['a count in a string', [{ maxImageCount: number('5') }], 'InvalidMaxImageCount', 'lifecycleRules[0].maxImageCount must be a whole number from 1, got "5"'],
    ['an age', [{ maxImageAge: Duration.days(number(1.5)) }], 'InvalidLifecycleDuration',
      'lifecycleRules[0].maxImageAge must be a whole number of days from 1, got 1.5; ECR counts in days only'],
    ['an age below 0', [{ maxTimeSinceLastPull: Duration.days(number(-1)) }], 'InvalidLifecycleDuration',
      'lifecycleRules[0].maxTimeSinceLastPull must be a whole number of days from 1, got -1; ECR counts in days only'],
    ['a time in archive', [{ maxTimeInArchive: Duration.days(number(30)) }], 'ArchiveTimeBelowMinimum',
      'lifecycleRules[0].maxTimeInArchive must be at least 90 days, got 30; archived images are billed for 90 days anyway'],
    ['a priority', [{ rulePriority: number(0), maxImageCount: 1 }], 'InvalidRulePriority',
      'lifecycleRules[0].rulePriority must be a whole number from 1, got 0; leave it out to number rules automatically'],
    ['a tag status', [{ tagStatus: text('all') as TagStatus, maxImageCount: 1 }], 'InvalidTagStatus',
      'lifecycleRules[0].tagStatus must be one of \'any\', \'tagged\' and \'untagged\' (TagStatus.ANY, TAGGED, UNTAGGED), got "all"'],
    ['a pattern', [{ tagPatternList: ['ok', text('*a*b*c*d*')], maxImageCount: 1 }], 'TagPatternExceedsWildcardLimit',
      'lifecycleRules[0].tagPatternList[1] must have at most 4 wildcards (*), got 5 in "*a*b*c*d*"'],
    ['a list', [{ tagPrefixList: list('a', ''), maxImageCount: 1 }], 'InvalidTagSelection',
      'lifecycleRules[0].tagPrefixList[1] must be a string of at least one character, got ""'],
    ['a pattern beside one that only CloudFormation knows',
      [{ tagPatternList: [parameter.valueAsString, text('')], maxImageCount: 1 }], 'InvalidTagSelection',
      'lifecycleRules[0].tagPatternList[1] must be a string of at least one character, got ""'],
    ['a description', [{ description: untyped(Token.asString({ resolve: () => 5 })) as any, maxImageCount: 1 }], 'InvalidLifecycleRule',
      'lifecycleRules[0].description must be a string, got 5'],
    ['the length of the text', [{ description: text('x'.repeat(30_700)), maxImageCount: 1 }], 'LifecyclePolicyTooLong',
      'lifecycleRules[0] makes the lifecycle policy too long: its text must have at most 30720 characters, got 30855; shorten descriptions and tag lists'],
    ['the same priority twice', [{ rulePriority: number(7), tagPrefixList: ['a'], maxImageCount: 1 }, { rulePriority: 7, tagPrefixList: ['b'], maxImageCount: 1 }],
      'DuplicateRulePriority', 'lifecycleRules[1].rulePriority must be unique in the policy, got 7 as in lifecycleRules[0]; leave it out to number rules automatically'],
    ['a priority that an automatic number has', [{ rulePriority: number(1), tagPrefixList: ['a'], maxImageCount: 1 }, { tagPrefixList: ['b'], maxImageCount: 1 }],
      'DuplicateRulePriority',
      'lifecycleRules[1].rulePriority must be unique in the policy, got 1 as in lifecycleRules[0], which is its automatic number; give every rule a rulePriority, or none'],
    ['a priority above that of the rule for any image',
      [{ rulePriority: number(50), tagPrefixList: ['a'], maxImageCount: 1 }, { tagPrefixList: ['b'], maxImageCount: 1 }, { maxImageCount: 1 }],
      'AnyTagStatusRuleMustHaveHighestPriority',
      'lifecycleRules[2].rulePriority of a TagStatus.ANY rule must be the highest of its storage class, got 2, but lifecycleRules[0] has 50'],
    ['the same prefixes twice', [{ tagPrefixList: [text('a'), 'b'], maxImageCount: 1 }, { tagPrefixList: ['b', 'a'], maxImageCount: 1 }], 'DuplicateTagSelection',
      'lifecycleRules[1].tagPrefixList must not have the same prefixes as lifecycleRules[0], for the same storage class (standard); the later rule would be unreachable'],
  ])('%s', (_, rules, code, message) => expect(problemsOf(...rules)).toEqual([[code, message]]));

  test('a rule that was added alone is named by its number, and by its description or tags', () => {
    const set = new LifecycleRuleSet();
    set.add({ tagPrefixList: ['a'], maxImageCount: 1 }, 'lifecycleRules[0]');
    set.add({ tagPrefixList: ['b'], maxImageCount: number(0) });
    set.add({ description: 'the rest', maxImageCount: number(-1) });
    expect(set.checkResolved((value) => stack.resolve(value)).map(({ message }) => message)).toEqual([
      'maxImageCount of rule 2 (b) must be a whole number from 1, got 0',
      'maxImageCount of rule 3 (the rest) must be a whole number from 1, got -1',
    ]);
  });

  test('rules without tokens are not checked again', () => {
    const set = new LifecycleRuleSet();
    set.add({ maxImageCount: 1 });
    const resolve = jest.fn((value: unknown) => value);
    expect(set.checkResolved(resolve)).toEqual([]);
    expect(resolve).not.toHaveBeenCalled();
  });

  test('a tag that cannot be resolved here does not hide a wrong one', () => {
    const elsewhere = Lazy.string({ produce: () => { throw new Error('elsewhere'); } });
    const set = new LifecycleRuleSet();
    set.add({ tagPatternList: [elsewhere, text('*a*b*c*d*')], maxImageCount: 1 }, 'lifecycleRules[0]');
    expect(set.checkResolved(resolverOf(stack)).map(({ code }) => code)).toEqual(['TagPatternExceedsWildcardLimit']);
  });

  test('a token that cannot be resolved is ignored', () => {
    const set = new LifecycleRuleSet();
    set.add({ maxImageCount: number(0) }, 'lifecycleRules[0]');
    expect(set.checkResolved((value) => value)).toEqual([]);
  });
});
