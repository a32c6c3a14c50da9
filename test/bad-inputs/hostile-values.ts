import { Errors } from 'aws-cdk-lib/core';

const MEGABYTE = 2 ** 20;
/** A short line for each of up to 20 problems. A line has the rule, the fix and 80 characters of the value. */
const LONGEST_LINE = 450;

/** Texts for which a regular expression with nested repetition never ends. A test that hangs fails by its time limit. */
export const TEXTS: Record<string, string> = {
  'letters, then what no name ends in': `${'a'.repeat(MEGABYTE)}!`,
  'hyphens': `a${'-'.repeat(MEGABYTE)}`,
  'letters and hyphens': `${'a-'.repeat(MEGABYTE / 2)}!`,
  'underscores': '_'.repeat(MEGABYTE),
  'slashes': '/'.repeat(MEGABYTE),
  'components': `${'a/'.repeat(MEGABYTE / 2)}A`,
  'wildcards': '*'.repeat(MEGABYTE),
  'letters and wildcards': 'a*'.repeat(MEGABYTE / 2),
  'colons': ':'.repeat(MEGABYTE),
  'digits': '1'.repeat(MEGABYTE),
  'an ARN': `arn:aws:ecr:eu-west-1:111122223333:repository/${'a'.repeat(MEGABYTE)}`,
  'an ARN of a user': `arn:aws:iam::111122223333:user/${'a/'.repeat(MEGABYTE / 2)}*`,
  'an endless digest': `sha256:${'a'.repeat(MEGABYTE)}`,
  'line breaks': '\n'.repeat(MEGABYTE),
  'null characters': '\u0000'.repeat(MEGABYTE),
  'surrogates': '\ud83d'.repeat(MEGABYTE),
  'beginnings of tokens': '${Token['.repeat(MEGABYTE / 8),
};

/** The error of a program, which must be a validation error of short lines. */
export function thrownBy(program: () => unknown): Error {
  try {
    program();
  } catch (error) {
    const { message } = error as Error;
    expect({ isValidationError: Errors.isValidationError(error), message: message.slice(0, 200) }).toMatchObject({ isValidationError: true });
    expect(Math.max(...message.split('\n').map((line) => line.length))).toBeLessThan(LONGEST_LINE);
    return error as Error;
  }
  throw new Error('accepted');
}

/** Values of no type that a property has. */
export const HOSTILE_VALUES: Record<string, () => unknown> = {
  'a prototype in JSON': () => JSON.parse('{ "__proto__": { "isAdmin": true }, "constructor": { "prototype": { "isAdmin": true } } }'),
  'a deep list': () => Array.from({ length: 5000 }).reduce((inner: unknown) => [inner], 'x'),
  'deep data': () => Array.from({ length: 5000 }).reduce((inner: unknown) => ({ inner }), 'x'),
  'a circle': () => { const circle: any = {}; circle.circle = circle; return circle; },
  'a list with holes': () => Array(1000),
  'a name of the prototype': () => '__proto__',
  'another name of the prototype': () => 'constructor',
  'a date': () => new Date(0),
  'a symbol': () => Symbol('x'),
  'a function': () => () => 'x',
  'a boxed text': () => Object('app'),
  'a big integer': () => 10n ** 100n,
  'a map': () => new Map([['a', 'b']]),
};
