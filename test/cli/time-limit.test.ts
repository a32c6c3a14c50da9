import { BadInput } from '../../src/cli/terminal';
import { limit } from '../../src/cli/time-limit';

test('gives what the function gives', () => {
  expect(limit('x', 'read', 1, () => [1])).toEqual([1]);
});

test('fails for a function that never ends', () => {
  expect(() => limit('x', 'read', 1, () => { for (;;) { /* on and on */ } })).toThrow(new BadInput('x: takes more than 1 seconds to read'));
});

test('fails for a function that calls itself too often', () => {
  const deeper = (): number => deeper() + 1;
  expect(() => limit('x', 'read', 1, deeper)).toThrow(new BadInput('x: is nested too deeply to read'));
});

test('any other error stays what it is', () => {
  const error = new TypeError('mine');
  expect(() => limit('x', 'read', 1, () => { throw error; })).toThrow(error);
});
