import { App, Stack } from 'aws-cdk-lib/core';
import type { Problem } from '../../src/core/errors';
import { checkProperties, type CheckEnvironment, type PropertyChecks } from '../../src/core/property-checks';

/** The problems that a construct in a stack with an environment finds in its properties, in the constructor. */
export function checkInStack<Props extends object>(checks: PropertyChecks<Props>, props: Props, env: CheckEnvironment = {}): Problem[] {
  const found: Problem[] = [];
  checkProperties(new Stack(new App(), 'Stack', { env }), checks, props, (problems) => {
    found.push(...problems);
    return [];
  });
  return found;
}
