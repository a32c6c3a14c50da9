import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** The stack of a construct that is deployed on its own: the outermost parent of a nested stack. */
export function outermostStackOf(scope: IConstruct): Stack {
  let stack = Stack.of(scope);
  while (stack.nestedStackParent) {
    stack = stack.nestedStackParent;
  }
  return stack;
}
