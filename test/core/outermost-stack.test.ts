import { App, NestedStack, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { outermostStackOf } from '../../src/core/outermost-stack';

test('a construct is deployed with the outermost parent of its nested stack', () => {
  const stack = new Stack(new App(), 'Stack');
  const nested = new NestedStack(new NestedStack(stack, 'Outer'), 'Inner');
  expect([new Construct(nested, 'Construct'), nested, stack].map((scope) => outermostStackOf(scope))).toEqual([stack, stack, stack]);
});
