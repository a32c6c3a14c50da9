import { Match } from 'aws-cdk-lib/aws-events';
import { Fn } from 'aws-cdk-lib/core';
import { linesOf } from './problem-lines';
import { checkEventTag, checkEventTags, whyNeverMatched } from '../../src/checks/event-tags';

test.each<[unknown, string[]]>([
  [[], ['ImageTagsMustNotBeEmpty: imageTags must hold at least one tag, got []: leave it out to match every tag']],
  ['a', ['InvalidImageTag: imageTags must be a list of tags, got "a"']],
  [{ prefix: 'v' }, ['InvalidImageTag: imageTags must be a list of tags, got { prefix: \'v\' }']],
  [['a', ['b']], ['InvalidImageTag: imageTags[1] must be a tag, or a matcher of EventBridge such as { prefix: \'v\' }, got [ \'b\' ]']],
  [[undefined, new Date(0)], [
    expect.stringContaining('imageTags[0] must be a tag, or a matcher'), expect.stringContaining('imageTags[1] must be a tag, or a matcher of EventBridge such as { prefix: \'v\' }, got 1970'),
  ]],
  // eslint-disable-next-line no-sparse-arrays
  [[, 'a'], [expect.stringContaining('imageTags[0] must be a tag')]],
])('fails for the tags %j, which EventBridge would reject', (tags, expected) => {
  expect(linesOf(checkEventTags('imageTags', tags))).toEqual(expected);
});

test.each<[unknown]>([
  [['a', 'b']], [['a:b']], [['']], [[null]], [[5, true]], [[{ prefix: 'v' }, 'latest']], [[{ 'anything-but': ['latest'] }]], [[Object.assign(Object.create(null), { suffix: 'v' })]],
  [undefined], [null], [Fn.split(',', Fn.importValue('Tags'))], [[Fn.importValue('Tag')]], [Match.prefix('v')],
])('EventBridge accepts the tags %j', (tags) => {
  expect(checkEventTags('imageTags', tags)).toEqual([]);
});

test.each<[unknown, string[]]>([
  [undefined, []], [null, []], ['', []], ['v1', []], ['a:b', []], [5, []], [{ prefix: 'v' }, []], [Fn.importValue('Tag'), []],
  [['a'], ['InvalidImageTag: imageTag must be a tag, or a matcher of EventBridge such as { prefix: \'v\' }, got [ \'a\' ]']],
])('the single tag %j of an event pattern', (tag, expected) => {
  expect(linesOf(checkEventTag('imageTag', tag))).toEqual(expected);
});

test.each<[unknown, string | undefined]>([
  ['v1', undefined], ['_a.b-c', undefined], [{ prefix: 'a:b' }, undefined], [Fn.importValue('Tag'), undefined], ['$.detail.tag', undefined], [undefined, undefined],
  ['', 'no image has the tag ""'],
  [null, 'no image has the tag null'],
  [5, 'a tag must be a string, got 5'],
  ['a:b', 'a tag must be of letters, digits, "." "_" and "-", and begin with a letter, a digit or "_", got "a:b"'],
  [`sha256:${'a'.repeat(64)}`, expect.stringContaining('a tag must be a tag, not a digest')],
  [`v1@sha256:${'a'.repeat(64)}`, expect.stringContaining('a tag has no digest, got "v1@sha256:')],
  ['t'.repeat(300), undefined],
  ['t'.repeat(301), expect.stringContaining('a tag must be 1 to 300 characters long, has 301')],
])('finds why no event has the tag %j', (tag, reason) => {
  expect(whyNeverMatched(tag)).toEqual(reason);
});

test('a matcher fits into the longest event pattern', () => {
  const placeholder = (length: number) => `\${${'x'.repeat(length - 3)}}`;
  expect(checkEventTags('imageTags', [placeholder(4096)])).toEqual([]);
  expect(linesOf(checkEventTags('imageTags', [placeholder(4097)]))).toEqual([
    expect.stringContaining('InvalidImageTag: imageTags[0] must fit into an event pattern of at most 4096 characters, has 4097'),
  ]);
});
