import { Aws } from 'aws-cdk-lib/core';
import { linesOf } from './problem-lines';
import { readArn } from '../../src/checks/arn-parts';
import { checkDigest, checkTag } from '../../src/checks/image-references';
import { checkKeyArn } from '../../src/checks/key-arns';
import { checkPrefix, checkRepositoryName } from '../../src/checks/repository-names';
import { checkRoleArn } from '../../src/checks/role-arns';

/*
 * Text around a token or a placeholder: what can be right for some value of it is accepted, and what never can is a problem.
 */
const TOKEN = Aws.STACK_NAME;

test.each(['v$N', `${TOKEN}`, `v1.${TOKEN}-x`, '$TAG@x', '$A:b', '"$TAG"', `${'a'.repeat(300)}$N`, '-"$N'])('the tag %s may be right', (tag) => {
  expect(checkTag('tag', tag)).toEqual([]);
});

test.each([['a/$N', 'letters, digits'], ['a$N/b', 'letters, digits'], ['.$N', 'letters, digits'], ['-$N', 'letters, digits'], [`${'a'.repeat(301)}$N`, 'must be 1 to 300 characters long, has 301 and more']])(
  'the tag %s cannot be right', (tag, problem) => expect(linesOf(checkTag('tag', tag))).toEqual([expect.stringContaining(problem)]));

test.each(['sha256:$HEX', '$DIGEST', 'sha512:ab$HEX', 'ab$HEX', '"$DIGEST"', { Ref: 'Digest' }])('the digest %j may be right', (digest) => {
  expect(checkDigest('digest', digest)).toEqual([]);
});

test.each(['sha1:$HEX', 'sha256:xyz$HEX', 'v$HEX', 'xsha256:$HEX', 'sha256:ab$HEX:'])('the digest %s cannot be right', (digest) => {
  expect(linesOf(checkDigest('digest', digest))).toEqual([expect.stringContaining('InvalidImageDigest')]);
});

test.each([`team/${TOKEN}`, `${TOKEN}/app`, `a-${TOKEN}-b`, `${TOKEN}-`.concat(TOKEN), `${'a'.repeat(256)}${TOKEN}`])('the name %s may be right', (name) => {
  expect(checkRepositoryName('repositoryName', name)).toEqual([]);
});

test.each([
  [`/${TOKEN}`, 'must begin and end with a letter or digit'],
  [`${TOKEN}/`, 'must begin and end with a letter or digit'],
  [`-${TOKEN}.`, 'must begin and end with a letter or digit'],
  [`Team/${TOKEN}`, 'may hold only lowercase letters'],
  [`${'a'.repeat(257)}${TOKEN}`, 'must be at most 256 characters long, has 257 and more'],
])('the name %s cannot be right', (name, problem) => {
  expect(linesOf(checkRepositoryName('repositoryName', name))).toEqual([expect.stringContaining(`InvalidRepositoryName: repositoryName ${problem}`)]);
});

test('a prefix may end with a slash after a token, a name may not', () => {
  expect(checkPrefix('prefix', `${TOKEN}/`, { min: 2, max: 30 })).toEqual([]);
  expect(linesOf(checkPrefix('prefix', `A/${TOKEN}`, { min: 2, max: 30 }))).toEqual([expect.stringContaining('InvalidRepositoryPrefix: prefix may hold')]);
  expect(linesOf(checkPrefix('prefix', `/${TOKEN}`, { min: 2, max: 30 }))).toEqual([expect.stringContaining('must begin and end')]);
});

test('an ARN is known later where a token may be all of it', () => {
  expect(readArn(TOKEN)).toEqual({ isKnownLater: true });
  expect(readArn(`arn:${TOKEN}`)).toEqual({ isKnownLater: true });
  expect(readArn('arn:aws')).toEqual({ isKnownLater: false });
  expect(readArn(`text:of:five:parts:${TOKEN}:x`)).toEqual({ isKnownLater: false });
  expect(readArn({ Ref: 'Arn' })).toEqual({ isKnownLater: true });
  expect(readArn(5)).toEqual({ isKnownLater: false });
});

test.each([`arn:aws:iam::111122223333:role/${TOKEN}`, `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/ci`, `arn:aws:iam::111122223333:${TOKEN}`])('%s may be a role', (arn) => {
  expect(checkRoleArn('role', arn, { path: false, partition: 'aws', account: '111122223333' })).toEqual([]);
});

test('a role is of the account and partition that are asked for', () => {
  expect(linesOf(checkRoleArn('role', 'arn:aws:iam::444455556666:role/ci', { path: false, account: '111122223333' }))).toEqual([
    'RoleInOtherAccount: role must be a role of account "111122223333", got "arn:aws:iam::444455556666:role/ci": use a role of that account',
  ]);
  expect(linesOf(checkRoleArn('role', 'arn:aws:iam::444455556666:role/ci', { path: false, partition: 'aws-cn' }))).toEqual([
    'InvalidRole: role must be a role of the partition aws-cn, got "arn:aws:iam::444455556666:role/ci": use a role of that partition',
  ]);
  expect(checkRoleArn('role', 'arn:aws:iam::444455556666:role/ci', { path: false })).toEqual([]);
});

test('a user counts as a role only where users are accepted', () => {
  const user = 'arn:aws:iam::111122223333:user/ci';
  expect(checkRoleArn('role', user, { path: false, users: true })).toEqual([]);
  expect(checkRoleArn('role', user, { path: false })).toHaveLength(1);
  expect(checkRoleArn('role', 'arn:aws:iam::111122223333:group/ci', { path: false, users: true })).toHaveLength(1);
});

test.each(['arn:aws:iam::111122223333:role', 'arn:aws:iam::111122223333:role/a b/c', 'arn:aws:iam::111122223333:role/c/a b', `arn:aws:iam::111122223333:xrole/${TOKEN}`, `arn:aws:iam::111122223333:group${TOKEN}/ci`])('%s is not a role', (arn) => {
  expect(linesOf(checkRoleArn('role', arn, { path: true }))).toEqual([expect.stringContaining('must be the ARN of a role')]);
});

test.each([`arn:aws:kms:eu-west-1:111122223333:key/${TOKEN}`, `arn:aws:kms:eu-west-1:111122223333:${TOKEN}`, 'arn:aws:kms:eu-west-1:111122223333:key/mrk-1'])('%s may be a key', (arn) => {
  expect(checkKeyArn('key', arn)).toEqual([]);
});

test.each(['xkey/a', `alias${TOKEN}`, 'key/a/b', 'key/A', `alias/${TOKEN}`])('%s is not a key', (resource) => {
  expect(checkKeyArn('key', `arn:aws:kms:eu-west-1:111122223333:${resource}`)).toHaveLength(1);
});
