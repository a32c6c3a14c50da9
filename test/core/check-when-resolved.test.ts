import { App, CfnResource, Lazy, Stack } from 'aws-cdk-lib/core';
import type { IResolveContext } from 'aws-cdk-lib/core';
import { checkWhenResolved } from '../../src/core/check-when-resolved';

const isBad = (value: unknown) => value === 'bad' ? [{ code: 'InvalidImageTag', message: 'tag is bad' } as const] : [];

/** Text in a resource, from a token with one value while CDK prepares the app and another in the template. */
function textIn(values: { preparing: string; written: string }) {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const token = Lazy.uncachedString({ produce: (context: IResolveContext) => context.preparing ? values.preparing : values.written });
  new CfnResource(stack, 'Holder', { type: 'Some::Type', properties: { Text: checkWhenResolved(stack, token, isBad) } });
  return { stack, template: () => app.synth().getStackByName('Stack').template.Resources.Holder.Properties.Text };
}

test('plain text stays as it is, and is not checked again', () => {
  const stack = new Stack(new App(), 'Stack');
  expect(checkWhenResolved(stack, 'bad', isBad)).toBe('bad');
  expect(stack.node.validate()).toEqual([]);
});

test('a token with a valid value is rendered without anything around it', () => {
  expect(textIn({ preparing: 'good', written: 'good' }).template()).toBe('good');
});

test('a value that is invalid while CDK prepares the app is reported with all other problems, not thrown', () => {
  const { stack, template } = textIn({ preparing: 'bad', written: 'bad' });
  expect(stack.node.validate()).toEqual([]); // not resolved yet
  expect(template).toThrow(/Validation failed[^]*\[Stack\] InvalidImageTag: tag is bad/);
  expect(stack.node.validate()).toEqual(['InvalidImageTag: tag is bad']);
});

test('a value that is invalid only in the template is thrown', () => {
  const { template } = textIn({ preparing: 'good', written: 'bad' });
  expect(template).toThrow(/tag is bad/);
});

test('a reported problem is not thrown again if synthesis continues', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const text = checkWhenResolved(stack, Lazy.uncachedString({ produce: () => 'bad' }), isBad);
  new CfnResource(stack, 'Holder', { type: 'Some::Type', properties: { Text: text } });
  expect(app.synth({ skipValidation: true }).getStackByName('Stack').template.Resources.Holder.Properties.Text).toBe('bad');
});
