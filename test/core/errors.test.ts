import { App, Errors, Stack } from 'aws-cdk-lib/core';
import { fail, messages, throwIfInvalid, type Problem } from '../../src/core/errors';

const NAME: Problem = { code: 'InvalidRepositoryName', message: 'repositoryName is wrong' };
const TAG: Problem = { code: 'InvalidImageTag', message: 'tag is wrong' };
const stack = new Stack(new App(), 'Stack');

const thrown = (run: () => void) => {
  try {
    run();
  } catch (error) {
    return error as Error & { constructPath?: string };
  }
  throw new Error('nothing was thrown');
};

test('does not throw without problems', () => {
  expect(() => throwIfInvalid([], stack)).not.toThrow();
});

test('one problem is a validation error with its code, its message and the path', () => {
  const error = thrown(() => throwIfInvalid([NAME], stack));
  expect(Errors.isValidationError(error)).toBe(true);
  expect(error).toMatchObject({ name: 'InvalidRepositoryName', message: 'repositoryName is wrong', constructPath: 'Stack' });
});

test('has no path without a scope', () => {
  const error = thrown(() => throwIfInvalid([NAME]));
  expect(Errors.isValidationError(error)).toBe(true);
  expect(error).toMatchObject({ name: 'InvalidRepositoryName', constructPath: undefined });
});

test('several problems are one error with the code of the first', () => {
  expect(thrown(() => throwIfInvalid([TAG, NAME], stack))).toMatchObject({
    name: 'InvalidImageTag', message: '2 problems:\n  - tag is wrong\n  - repositoryName is wrong',
  });
});

test('at most 20 problems are listed', () => {
  const lines = (count: number) => thrown(() => throwIfInvalid(Array(count).fill(TAG))).message.split('\n');
  expect(lines(20)).toHaveLength(21);
  expect(lines(23)).toHaveLength(22);
  expect(lines(23).at(-1)).toBe('  and 3 more');
});

test('fail throws a single problem', () => {
  expect(thrown(() => fail('InvalidImageTag', 'no', stack))).toMatchObject({ name: 'InvalidImageTag', message: 'no', constructPath: 'Stack' });
  expect(thrown(() => fail('InvalidImageTag', 'no'))).toMatchObject({ name: 'InvalidImageTag', constructPath: undefined });
});

test('CDK gets each problem as its code and message', () => {
  expect(messages([NAME, TAG])).toEqual(['InvalidRepositoryName: repositoryName is wrong', 'InvalidImageTag: tag is wrong']);
});
