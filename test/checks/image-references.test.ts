import { Fn } from 'aws-cdk-lib/core';
import { linesOf } from './problem-lines';
import { checkDigest, checkTag, checkTagOrDigest } from '../../src/checks/image-references';

test.each<[unknown, string[]]>([
  ['a:b', ['InvalidImageTag: tag must be of letters, digits, "." "_" and "-", and begin with a letter, a digit or "_", got "a:b"']],
  ['-a', ['InvalidImageTag: tag must be of letters, digits, "." "_" and "-", and begin with a letter, a digit or "_", got "-a"']],
  ['a'.repeat(300), []],
  ['a'.repeat(301), ['InvalidImageTag: tag must be 1 to 300 characters long, has 301, got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… (301 characters)']],
  [5, ['InvalidImageTag: tag must be a string, got 5']],
  ['sha256:' + 'a'.repeat(64), ['InvalidImageTag: tag must be a tag, not a digest (that goes to repositoryUriForDigest), got "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"']],
  ['sha512:' + 'a'.repeat(128), ['InvalidImageTag: tag must be a tag, not a digest (that goes to repositoryUriForDigest), got "sha512:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… (135 characters)']],
  ['sha512:' + 'a'.repeat(64), ['InvalidImageTag: tag must be of letters, digits, "." "_" and "-", and begin with a letter, a digit or "_", got "sha512:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"']],
  ['a\n', ['InvalidImageTag: tag must be of letters, digits, "." "_" and "-", and begin with a letter, a digit or "_", got "a\\n"']],
  ['aA0_.-', []],
  [`v1@sha256:${'a'.repeat(64)}`, []],
  [`a b@sha256:${'a'.repeat(64)}`, [expect.stringContaining('InvalidImageTag: tag must be of letters')]],
  [`@sha256:${'a'.repeat(64)}`, [expect.stringContaining('InvalidImageTag: tag must be of letters')]],
  ['v1@sha256:abc', ['InvalidImageTag: tag must be of letters, digits, "." "_" and "-", and begin with a letter, a digit or "_", got "v1@sha256:abc"']],
])('a tag: %j', (input, expected) => {
  expect(linesOf(checkTag('tag', input))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  ['latest', ['InvalidImageDigest: digest must be "sha256:" and 64 lowercase hexadecimal digits, got "latest"']],
  ['sha256:' + 'a'.repeat(63), ['InvalidImageDigest: digest must be "sha256:" and 64 lowercase hexadecimal digits, got "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"']],
  ['sha256:' + 'A'.repeat(64), ['InvalidImageDigest: digest must be "sha256:" and 64 lowercase hexadecimal digits, got "sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"']],
  [5, ['InvalidImageDigest: digest must be "sha256:" and 64 lowercase hexadecimal digits, got 5']],
  ['sha512:' + '0f'.repeat(64), []],
  ['sha256:' + 'a'.repeat(64) + ':x', ['InvalidImageDigest: digest must be "sha256:" and 64 lowercase hexadecimal digits, got "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:x"']],
  ['__proto__:a', ['InvalidImageDigest: digest must be "sha256:" and 64 lowercase hexadecimal digits, got "__proto__:a"']],
  ['sha256', ['InvalidImageDigest: digest must be "sha256:" and 64 lowercase hexadecimal digits, got "sha256"']],
])('a digest: %j', (input, expected) => {
  expect(linesOf(checkDigest('digest', input))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  ['sha256:abc', ['InvalidImageDigest: value must be "sha256:" and 64 lowercase hexadecimal digits, got "sha256:abc"']],
  ['sha1:abc', ['InvalidImageDigest: value must be "sha256:" and 64 lowercase hexadecimal digits, got "sha1:abc"']],
  ['v1', []],
  ['xsha256:abc', ['InvalidImageTag: value must be of letters, digits, "." "_" and "-", and begin with a letter, a digit or "_", got "xsha256:abc"']],
  [5, ['InvalidImageTag: value must be a string, got 5']],
  [['sha256:abc'], ["InvalidImageTag: value must be a string, got [ 'sha256:abc' ]"]],
])('a tag or digest: %j', (input, expected) => {
  expect(linesOf(checkTagOrDigest('value', input))).toEqual(expected);
});

test.each([`${'a'.repeat(63)}g`, `g${'a'.repeat(63)}`])('fails for the hexadecimal digits %s', (hex) => {
  expect(linesOf(checkDigest('digest', `sha256:${hex}`))).toEqual([expect.stringContaining('InvalidImageDigest')]);
});

test.each([undefined, null, '', Fn.importValue('Tag'), 'dummy-value-for-/app/x', '{{resolve:ssm:/app/x}}'])('accepts %s, which is not a tag or digest yet', (input) => {
  expect([checkTag('tag', input), checkDigest('digest', input), checkTagOrDigest('value', input)]).toEqual([[], [], []]);
});
