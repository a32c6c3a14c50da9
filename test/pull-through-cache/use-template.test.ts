import { Template } from 'aws-cdk-lib/assertions';
import { CfnPullThroughCacheRule, CfnRepositoryCreationTemplate } from 'aws-cdk-lib/aws-ecr';
import { CfnParameter, Lazy, NestedStack, type Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { HERE, newRule, newStack, problemsIn, propertiesOf, TYPE, warningsIn } from './support';
import { RepositoryCreationTemplate, RepositoryCreationTrigger, TagMutability } from '../../src';

const { PULL_THROUGH_CACHE, REPLICATION } = RepositoryCreationTrigger;
const TEMPLATE = 'AWS::ECR::RepositoryCreationTemplate';
const templateFor = (stack: Stack, prefix: string, appliedFor = [PULL_THROUGH_CACHE], id = 'Template') => new RepositoryCreationTemplate(stack, id, { prefix, appliedFor });
const dependenciesOf = (stack: Stack) => (
  Object.values(Template.fromStack(stack).findResources(TYPE)).flatMap(({ DependsOn = [] }) => DependsOn));
const logicalIdsOf = (stack: Stack, type: string) => Object.keys(Template.fromStack(stack).findResources(type));

describe('useTemplate', () => {
  test('defines a template for the prefix of the rule, before the rule', () => {
    const stack = newStack();
    const template = newRule({}, stack).useTemplate({ resourceTags: { team: 'platform' } });
    expect(template).toBeInstanceOf(RepositoryCreationTemplate);
    expect(propertiesOf(stack, TEMPLATE)).toMatchObject({
      Prefix: 'quay', AppliedFor: ['PULL_THROUGH_CACHE'], ResourceTags: [{ Key: 'team', Value: 'platform' }], CustomRoleArn: expect.anything(),
    });
    expect(dependenciesOf(stack)).toEqual(logicalIdsOf(stack, TEMPLATE));
  });

  test.each(['ROOT', 'quay/'])('takes the prefix %s as it is', (repositoryPrefix) => {
    const stack = newStack();
    newRule({ repositoryPrefix }, stack).useTemplate({});
    expect(propertiesOf(stack, TEMPLATE).Prefix).toBe(repositoryPrefix);
    expect(dependenciesOf(stack)).toEqual(logicalIdsOf(stack, TEMPLATE));
  });

  test('takes a prefix that only CloudFormation knows', () => {
    const stack = newStack();
    newRule({ repositoryPrefix: new CfnParameter(stack, 'Prefix').valueAsString }, stack).useTemplate({});
    expect(propertiesOf(stack, TEMPLATE).Prefix).toEqual({ Ref: 'Prefix' });
    expect(dependenciesOf(stack)).toEqual(logicalIdsOf(stack, TEMPLATE));
  });

  test('fails when it is called twice', () => {
    const rule = newRule();
    rule.useTemplate({});
    expect(() => rule.useTemplate({})).toThrow(expect.objectContaining({ name: 'DuplicateTemplatePrefix', message: expect.stringMatching(/^useTemplate must be called once/) }));
  });

  test('fails at synthesis beside another template for the prefix', () => {
    const stack = newStack();
    newRule({}, stack).useTemplate({});
    templateFor(stack, 'quay');
    expect(problemsIn(stack)).toEqual([expect.stringContaining('DuplicateTemplatePrefix: Stack/Cache/Template and Stack/Template both define')]);
  });

  test('warns about tags that ECR would never update', () => {
    const stack = newStack();
    newRule({}, stack).useTemplate({ imageTagMutability: TagMutability.IMMUTABLE });
    expect(warningsIn(stack)).toEqual([expect.stringContaining('cdk-ecr:immutableCache')]);
  });
});

describe('a rule is created after', () => {
  test.each<[string, string, number]>([
    ['quay', 'quay', 1], ['quay', 'quay/', 1], ['quay', 'ROOT', 1], ['ROOT', 'quay', 1], ['quay', 'quay/argoproj', 1], ['quay/argoproj', 'quay', 1],
    ['quay', 'quay-2', 0], ['quay', 'mirror/quay', 0],
  ])('with the prefix %s, a template for %s: %d', (repositoryPrefix, prefix, count) => {
    const stack = newStack();
    newRule({ repositoryPrefix }, stack);
    templateFor(stack, prefix);
    expect(dependenciesOf(stack)).toEqual(logicalIdsOf(stack, TEMPLATE).slice(0, count));
  });

  test('templates that are defined before it, and L1s', () => {
    const stack = newStack();
    templateFor(stack, 'quay', [REPLICATION, PULL_THROUGH_CACHE], 'One');
    newRule({}, stack);
    new CfnRepositoryCreationTemplate(stack, 'Two', { prefix: 'quay/a', appliedFor: ['PULL_THROUGH_CACHE'] });
    expect(dependenciesOf(stack).sort()).toEqual(logicalIdsOf(stack, TEMPLATE).sort());
  });

  test('templates whose triggers are known only at deployment', () => {
    const stack = newStack();
    newRule({}, stack);
    new CfnRepositoryCreationTemplate(stack, 'Late', { prefix: 'quay', appliedFor: new CfnParameter(stack, 'For', { type: 'CommaDelimitedList' }).valueAsList });
    expect(dependenciesOf(stack)).toEqual(['Late']);
  });

  test('templates with a prefix that is resolved late', () => {
    const stack = newStack();
    newRule({}, stack);
    templateFor(stack, Lazy.string({ produce: () => 'quay' }));
    expect(dependenciesOf(stack)).toHaveLength(1);
  });

  test('no template for other triggers, in another stack or for a prefix that cannot be compared', () => {
    const stack = newStack();
    newRule({}, stack);
    templateFor(stack, 'quay', [REPLICATION]);
    templateFor(newStack(HERE, stack.node.root, 'Other'), 'quay/a');
    templateFor(new NestedStack(stack, 'Nested'), 'quay/b');
    templateFor(stack, new CfnParameter(stack, 'Prefix').valueAsString, [PULL_THROUGH_CACHE], 'Late');
    expect(dependenciesOf(stack)).toEqual([]);
  });

  test.each<[string, (template: RepositoryCreationTemplate, rule: ReturnType<typeof newRule>) => void]>([
    ['the construct', (template, rule) => template.node.addDependency(rule)],
    ['what the construct is in', (template, rule) => template.node.addDependency(rule.node.scope!)],
    ['the L1', (template, rule) => (template.node.defaultChild as CfnRepositoryCreationTemplate).addResourceDependency(rule.node.defaultChild as CfnPullThroughCacheRule)],
  ])('no template that must be created after it, by %s', (_, order) => {
    const stack = newStack();
    const rule = newRule({}, new Construct(stack, 'Caches'));
    order(templateFor(stack, 'quay'), rule);
    expect(dependenciesOf(stack)).toEqual([]);
  });
});
