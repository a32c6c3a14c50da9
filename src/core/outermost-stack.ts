import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** The stack that is deployed by itself: that of a construct, or the one in which its nested stack is. */
export function outermostStackOf(scope: IConstruct): Stack {
  let stack = Stack.of(scope);
  while (stack.nestedStackParent) {
    stack = stack.nestedStackParent;
  }
  return stack;
}
