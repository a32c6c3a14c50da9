import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { App, Stack, type Environment } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

export const ACCOUNT = '111122223333';
export const HERE = { account: ACCOUNT, region: 'us-east-1' };

/** A stack of a new app, or of the app or stage that is given. */
export function newStack(env: Environment | undefined = HERE, scope: IConstruct = new App(), id = 'Stack'): Stack {
  return new Stack(scope as App, id, { env });
}

/** A stack whose environment is known only at deployment. */
export function agnosticStack(scope: IConstruct = new App(), id = 'Stack'): Stack {
  return new Stack(scope as App, id);
}

/** What synthesis finds wrong in the whole app. */
export function problemsIn({ node }: IConstruct): string[] {
  return node.root.node.findAll().flatMap((construct) => construct.node.validate());
}

/** The warnings of a stack, after synthesis has looked at everything. */
export function warningsIn(stack: Stack): string[] {
  problemsIn(stack);
  return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => entry.data as string);
}

/** The properties of the only resource of a type. */
export function propertiesOf(stack: Stack, type: string): any {
  const resources = Object.values(Template.fromStack(stack).findResources(type));
  expect(resources).toHaveLength(1);
  return resources[0].Properties;
}
