import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
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

export const OTHER = '444455556666';
export const ORGANIZATION = new iam.OrganizationPrincipal('o-a1b2c3d4e5');

export const roleIn = (stack: Stack, id = 'Role') => new iam.Role(stack, id, { assumedBy: new iam.AccountRootPrincipal() });

/** The types of the resources of a stack by logical id. */
export function typesIn(stack: Stack): Record<string, string> {
  const resources: Record<string, { Type: string }> = Template.fromStack(stack).toJSON().Resources ?? {};
  return Object.fromEntries(Object.entries(resources).map(([id, { Type }]) => [id, Type]));
}

export const statementsOf = (stack: Stack) => propertiesOf(stack, 'AWS::ECR::RegistryPolicy').PolicyText.Statement;
export const identityStatementsOf = (stack: Stack) => propertiesOf(stack, 'AWS::IAM::Policy').PolicyDocument.Statement;

/** The ARNs of repositories of a stack, resolved. */
export function arnsOf(stack: Stack, ...names: string[]): unknown[] {
  return names.map((resourceName) => stack.resolve(stack.formatArn({ service: 'ecr', resource: 'repository', resourceName })));
}

/** An error with a name at a construct, whose message contains a text. */
export const failure = (name: string, path: string, message: string) => (
  expect.objectContaining({ name, constructPath: path, message: expect.stringContaining(message) }));
