import { App, Duration, Lazy, Stack } from 'aws-cdk-lib/core';
import { thrown } from './support';
import { LifecyclePolicy, Repository } from '../../src';
import type { LifecycleRule, RepositoryProps } from '../../src';

const many = (wrong: number): LifecycleRule[] => Array.from({ length: 50 }, (_, index) => (
  { tagPrefixList: [`p${index}-`], maxImageCount: index === wrong ? 0 : 1 }));
const repository = (props: RepositoryProps) => new Repository(new Stack(new App(), 'Stack'), 'Repository', props);

describe('an error names the invalid rule:', () => {
  test.each<[string, () => unknown, string]>([
    ['one of 50 rules of a repository', () => repository({ lifecycleRules: many(37) }), 'lifecycleRules[37].maxImageCount must be a whole number from 1, got 0'],
    ['one of 50 rules of a policy', () => LifecyclePolicy.of(many(3)), 'rules[3].maxImageCount must be a whole number from 1, got 0'],
    ['a rule that is added', () => repository({}).addLifecycleRule({ maxImageCount: 0 }), 'rule.maxImageCount must be a whole number from 1, got 0'],
    ['a rule that is not one', () => repository({ lifecycleRules: [{ maxImageCount: 1 }, null as any] }), 'lifecycleRules[1] must be a lifecycle rule'],
    ['a rule in JSON', () => LifecyclePolicy.fromJson(JSON.stringify({
      rules: [{ rulePriority: 1, selection: { tagStatus: 'tagged', tagPatternList: ['*a*b*c*d*'], countType: 'imageCountMoreThan', countNumber: 1 }, action: { type: 'expire' } }],
    })), 'rules[0].selection.tagPatternList[0] must have at most 4 wildcards (*), got 5'],
  ])('%s', (_, make, message) => expect(thrown(() => make()).message).toContain(message));
});

describe('an error names both rules that are in conflict:', () => {
  const any = { maxImageCount: 1 };
  test.each<[string, () => unknown, string]>([
    ['of one list', () => LifecyclePolicy.of([any, { tagPrefixList: ['a'], maxImageCount: 1 }, any]), 'rules[2] must not be for any image (TagStatus.ANY) of the standard storage class, as rules[0] is'],
    ['of a policy and a list', () => repository({ lifecyclePolicy: LifecyclePolicy.of([any]), lifecycleRules: [any] }),
      'lifecycleRules[0] must not be for any image (TagStatus.ANY) of the standard storage class, as lifecyclePolicy.rules[0] is'],
    ['of a list and a later call', () => repository({ lifecycleRules: [any] }).addLifecycleRule(any),
      'rule must not be for any image (TagStatus.ANY) of the standard storage class, as lifecycleRules[0] is'],
    ['of two calls', () => {
      const made = repository({});
      made.addLifecycleRule({ ...any, description: 'the first' });
      made.addLifecycleRule(any);
    }, 'rule must not be for any image (TagStatus.ANY) of the standard storage class, as rule 1 (the first) is'],
  ])('%s', (_, make, message) => expect(thrown(() => make()).message).toContain(message));

  test('a rule with a token for its number is named by what is known', () => {
    const made = repository({});
    made.addLifecycleRule({ rulePriority: Lazy.number({ produce: () => 1 }), tagPrefixList: ['a'], maxImageCount: 1 });
    expect(thrown(() => made.addLifecycleRule({ tagPrefixList: ['a'], maxImageAge: Duration.days(1) })).message)
      .toContain('rule.tagPrefixList must not have the same prefixes as rule of an unknown number (a)');
  });
});
