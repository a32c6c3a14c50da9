import { Fn } from 'aws-cdk-lib/core';
import { formatValue } from '../../src/core/format-value';
import { checkResourceTags, tagWarnings } from '../../src/repository-settings/resource-tags';
import { linesOf } from '../checks/problem-lines';

test.each<[Record<string, unknown>, string[]]>([
  [{ k: 'v' }, []],
  [{ '': 'v' }, ['InvalidResourceTag: a key in tags must be 1 to 128 characters long, has 0, got ""']],
  [{ ['k'.repeat(128)]: 'v' }, []],
  [{ ['k'.repeat(129)]: 'v' }, ['InvalidResourceTag: a key in tags must be 1 to 128 characters long, has 129, got "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk… (129 characters)']],
  [{ 'aws:x': 'v' }, ['InvalidResourceTag: a key in tags must not begin with "aws:", which is reserved for AWS, got "aws:x"']],
  [{ 'AWS:x': 'v' }, ['InvalidResourceTag: a key in tags must not begin with "aws:", which is reserved for AWS, got "AWS:x"']],
  [{ 'xaws:': 'v' }, []],
  [{ k: 'v'.repeat(256) }, []],
  [{ k: 'v'.repeat(257) }, ['InvalidResourceTag: the value of "k" in tags must be a string of at most 256 characters, got "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv… (257 characters)']],
  [{ k: 5 }, ['InvalidResourceTag: the value of "k" in tags must be a string of at most 256 characters, got 5']],
  [Object.fromEntries([...Array(50).keys()].map((n) => [`k${n}`, ''])), []],
  [Object.fromEntries([...Array(51).keys()].map((n) => [`k${n}`, ''])), ['TooManyResourceTags: tags must be at most 50, got 51: the tags of the stack and the app count, too']],
])('the tags %j', (input, expected) => {
  expect(linesOf(checkResourceTags('tags', input))).toEqual(expected);
});

test('accepts tags that are tokens', () => {
  expect(checkResourceTags('tags', { [`aws:${Fn.importValue('Key')}`]: 'v', k: `${Fn.importValue('Value')}${'x'.repeat(256)}` })).toEqual([]);
});

test.each<[string, Record<string, unknown>, string[]]>([
  ['a key of 127 characters', { ['k'.repeat(127)]: 'v' }, []],
  ['a key of 128 characters', { ['k'.repeat(128)]: 'v' }, ['k'.repeat(128)]],
  ['a value of 255 characters', { k: 'v'.repeat(255) }, []],
  ['a value of 256 characters', { k: 'v'.repeat(256) }, ['k']],
  ['no value', { k: '', l: 'v' }, ['k']],
  ['no text', { k: 5, l: undefined }, []],
  ['a key that is a token', { [Fn.importValue('K').padEnd(128, 'k')]: 'v' }, []],
  ['a value that is a token', { k: Fn.importValue('V').padEnd(256, 'v') }, []],
  ['two', { ['k'.repeat(128)]: '', k: 'v'.repeat(256) }, ['k'.repeat(128), 'k']],
])('a tag with %s may exceed the schema', (_, tags, keys) => {
  expect(tagWarnings('tags', tags)).toEqual(keys.length === 0 ? [] : [{
    id: 'cdk-ecr:tagBeyondSchema', message: expect.stringContaining(`ECR takes ${formatValue(keys)} in tags, but the schema`),
  }]);
});
