import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { HERE } from '../registry/support';

export { ACCOUNT, HERE, warningsIn } from '../registry/support';


/** A stack in the region of public repositories. */
export function publicStack(app: App = new App(), id: string = 'Stack'): Stack {
  return new Stack(app, id, { env: HERE });
}

/** The only public repository of a stack. */
export function onlyResource(stack: Stack): any {
  const [resource, ...others] = Object.values(Template.fromStack(stack).findResources('AWS::ECR::PublicRepository'));
  expect(others).toEqual([]);
  return resource;
}
