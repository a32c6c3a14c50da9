import { Annotations as Found, Match } from 'aws-cdk-lib/assertions';
import { Annotations, App, Stack, Validations } from 'aws-cdk-lib/core';
import { warn, warnAll } from '../../src/core/warnings';

const newStack = () => new Stack(new App(), 'Stack');
const textsIn = (stack: Stack) => Found.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => entry.data);

test('a warning is reported with its id, and shown until users acknowledge it', () => {
  const stack = newStack();
  warn(stack, 'cdk-ecr:anyPrincipal', 'anyone may pull');
  expect(textsIn(stack)).toEqual(['anyone may pull [ack: Annotation::cdk-ecr:anyPrincipal]']);
  Validations.of(stack).acknowledge({ id: 'cdk-ecr:anyPrincipal', reason: 'public images' });
  expect(textsIn(stack)).toEqual([]);
});

test('a warning that aws-cdk-lib has as well is acknowledged as there', () => {
  const stack = newStack();
  warn(stack, '@aws-cdk/aws-ecr:noResourceStatements', 'the statement was not added');
  expect(textsIn(stack)).toEqual(['the statement was not added [ack: @aws-cdk/aws-ecr:noResourceStatements]']);
  Annotations.of(stack).acknowledgeWarning('@aws-cdk/aws-ecr:noResourceStatements');
  expect(textsIn(stack)).toEqual([]);
});

test('several warnings are reported one by one', () => {
  const stack = newStack();
  warnAll(stack, [{ id: 'cdk-ecr:anyPrincipal', message: 'one' }, { id: 'cdk-ecr:equivalentPrefixes', message: 'two' }]);
  expect(textsIn(stack)).toEqual([expect.stringContaining('one'), expect.stringContaining('two')]);
});
