import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { App, Stack, Validations } from 'aws-cdk-lib/core';
import { type LifecycleRule, LifecycleRulePresets, Repository } from '../../src';

const ID = 'cdk-ecr:unreachableLifecycleRule';
const unreachable = { tagPatternList: ['prod-eu-*'], maxImageCount: 1 };

function warningsOf(repository: Repository): string[] {
  return Annotations.fromStack(Stack.of(repository)).findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data));
}

function repositoryWith(...lifecycleRules: LifecycleRule[]): Repository {
  return new Repository(new Stack(new App(), 'Stack'), 'Repository', { lifecycleRules });
}

describe('a repository', () => {
  test('warns about an unreachable rule', () => {
    const repository = repositoryWith(LifecycleRulePresets.keepTagged('prod*'), unreachable);
    expect(warningsOf(repository)).toEqual([expect.stringContaining('rule 2 (prod-eu-*) is unreachable')]);
  });

  test('warns about its only rule, if no tag can match that', () => {
    expect(warningsOf(repositoryWith({ tagPrefixList: ['v*'], maxImageCount: 1 }))).toEqual([expect.stringContaining('rule 1 (v*) is unreachable')]);
  });

  test('warns once when the rule is added later', () => {
    const repository = repositoryWith(LifecycleRulePresets.keepTagged('prod*'));
    repository.addLifecycleRule(unreachable);
    repository.addLifecycleRule({ maxImageCount: 100 });
    expect(warningsOf(repository)).toHaveLength(1);
  });

  test('does not warn if the warning is acknowledged', () => {
    const repository = repositoryWith(LifecycleRulePresets.keepTagged('prod*'), unreachable);
    Validations.of(repository).acknowledge({ id: ID, reason: 'on purpose' });
    expect(warningsOf(repository)).toEqual([]);
  });

  test('does not warn if every rule can act', () => {
    expect(warningsOf(repositoryWith(unreachable, LifecycleRulePresets.keepTagged('prod*'), { maxImageCount: 9 }))).toEqual([]);
  });
});
