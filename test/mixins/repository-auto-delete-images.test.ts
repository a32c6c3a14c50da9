import * as upstream from 'aws-cdk-lib/aws-ecr';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, CfnResource, Mixin, Mixins, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { mixins, Repository } from '../../src';

function emptyOnDelete(build: (stack: Stack) => void): unknown[] {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  build(stack);
  const { template } = app.synth().getStackByName('Stack');
  return Object.values<any>(template.Resources)
    .filter((resource) => resource.Type === 'AWS::ECR::Repository')
    .map((resource) => resource.Properties?.EmptyOnDelete);
}

const mixin = new mixins.RepositoryAutoDeleteImages();

describe('RepositoryAutoDeleteImages', () => {
  test.each([undefined, false, true])('the mixin replaces emptyOnDelete %p of an L1 with true', (before) => {
    expect(emptyOnDelete((stack) => new upstream.CfnRepository(stack, 'L1', { emptyOnDelete: before }).with(mixin))).toEqual([true]);
  });

  test.each([undefined, false, true])('the mixin replaces emptyOnDelete %p of our repository with true', (before) => {
    expect(emptyOnDelete((stack) => new Repository(stack, 'L2', { emptyOnDelete: before, removalPolicy: RemovalPolicy.DESTROY }).with(mixin)))
      .toEqual([true]);
  });

  test('the mixin works on the repository of aws-cdk-lib, and that of aws-cdk-lib on ours', () => {
    expect(emptyOnDelete((stack) => new upstream.Repository(stack, 'L2').with(mixin))).toEqual([true]);
    expect(emptyOnDelete((stack) => new Repository(stack, 'L2').with(new upstream.mixins.RepositoryAutoDeleteImages()))).toEqual([true]);
  });

  test('the mixin is applied to all repositories in a scope, but not to those that are added later', () => {
    expect(emptyOnDelete((stack) => {
      new upstream.CfnRepository(stack, 'One');
      new Repository(stack, 'Two');
      Mixins.of(stack).apply(mixin);
      new Repository(stack, 'Late');
    })).toEqual([true, true, undefined]);
  });

  test.each([
    ['another L2', (stack: Stack) => new Bucket(stack, 'Other')],
    ['another L1', (stack: Stack) => new upstream.CfnPublicRepository(stack, 'Other')],
    ['a bare resource of another type', (stack: Stack) => new CfnResource(stack, 'Other', { type: 'Some::Other::Type' })],
    ['a stack', (stack: Stack) => stack],
    ['an imported repository', (stack: Stack) => Repository.fromRepositoryName(stack, 'Other', 'name')],
  ])('the mixin does not support %s and does nothing to it', (_, define) => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const construct = define(stack);
    const before = JSON.stringify(stack.resolve((stack as any)._toCloudFormation()));
    expect(mixin.supports(construct)).toBe(false);
    mixin.applyTo(construct);
    construct.with(mixin);
    expect(JSON.stringify(stack.resolve((stack as any)._toCloudFormation()))).toBe(before);
  });

  test('CDK recognizes the mixin', () => {
    expect(Mixin.isMixin(mixin)).toBe(true);
  });
});
