import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { App, Stack, Validations } from 'aws-cdk-lib/core';
import { type LifecycleRule, LifecycleRules, Repository } from '../../src';

const ID = 'cdk-ecr:lifecycleRuleNeverActs';
const shadowed = { tagPatternList: ['prod-eu-*'], maxImageCount: 1 };

function warningsOf(repository: Repository): string[] {
  return Annotations.fromStack(Stack.of(repository)).findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data));
}

function repositoryWith(...lifecycleRules: LifecycleRule[]): Repository {
  return new Repository(new Stack(new App(), 'Stack'), 'Repository', { lifecycleRules });
}

describe('a repository', () => {
  test('warns of a rule that can never act', () => {
    const repository = repositoryWith(...LifecycleRules.protectTags('prod*'), shadowed);
    expect(warningsOf(repository)).toEqual([expect.stringContaining('rule 2 (prod-eu-*) can never act')]);
  });

  test('warns when the rule is added later, once', () => {
    const repository = repositoryWith(...LifecycleRules.protectTags('prod*'));
    repository.addLifecycleRule(shadowed);
    repository.addLifecycleRule({ maxImageCount: 100 });
    expect(warningsOf(repository)).toHaveLength(1);
  });

  test('does not warn when the warning is acknowledged', () => {
    const repository = repositoryWith(...LifecycleRules.protectTags('prod*'), shadowed);
    Validations.of(repository).acknowledge({ id: ID, reason: 'on purpose' });
    expect(warningsOf(repository)).toEqual([]);
  });

  test('does not warn when every rule can act', () => {
    expect(warningsOf(repositoryWith(shadowed, ...LifecycleRules.protectTags('prod*'), { maxImageCount: 9 }))).toEqual([]);
  });
});
