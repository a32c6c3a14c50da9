import { Fn } from 'aws-cdk-lib/core';
import { linesOf } from './problem-lines';
import { checkPrefix, checkPublicRepositoryName, checkRepositoryName } from '../../src/checks/repository-names';

test.each<[unknown, string[]]>([
  ['a', ['InvalidRepositoryName: repositoryName must be 2 to 256 characters long, has 1, got "a"']],
  ['', ['InvalidRepositoryName: repositoryName must be 2 to 256 characters long, has 0, got ""']],
  ['a'.repeat(257), ['InvalidRepositoryName: repositoryName must be 2 to 256 characters long, has 257, got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… (257 characters)']],
  ['A', ['InvalidRepositoryName: repositoryName must be 2 to 256 characters long, has 1, got "A"', 'InvalidRepositoryName: repositoryName may hold only lowercase letters, digits and "." "_" "-" "/", not "A" (character 1), got "A": write it in lowercase']],
  ['My Repo', ['InvalidRepositoryName: repositoryName may hold only lowercase letters, digits and "." "_" "-" "/", not "M" (character 1), got "My Repo": write it in lowercase']],
  ['my repo', ['InvalidRepositoryName: repositoryName may hold only lowercase letters, digits and "." "_" "-" "/", not " " (character 3), got "my repo": leave it out or put a "-"']],
  ['é1', ['InvalidRepositoryName: repositoryName may hold only lowercase letters, digits and "." "_" "-" "/", not "é" (character 1), got "é1": leave it out or put a "-"']],
  ['-a', ['InvalidRepositoryName: repositoryName must begin and end each part between "/" with a letter or digit, not as in "-a", got "-a"']],
  ['a-', ['InvalidRepositoryName: repositoryName must begin and end each part between "/" with a letter or digit, not as in "a-", got "a-"']],
  ['a//b', ['InvalidRepositoryName: repositoryName must have a letter or digit on both sides of each "/", got "a//b"']],
  ['/ab', ['InvalidRepositoryName: repositoryName must have a letter or digit on both sides of each "/", got "/ab"']],
  ['ab/', ['InvalidRepositoryName: repositoryName must have a letter or digit on both sides of each "/", got "ab/"']],
  ['a/-b', ['InvalidRepositoryName: repositoryName must begin and end each part between "/" with a letter or digit, not as in "-b", got "a/-b"']],
  ['a.-b', ['InvalidRepositoryName: repositoryName must separate letters and digits with one ".", "_" or "__", or hyphens, not as in "a.-b", got "a.-b"']],
  ['a..b', ['InvalidRepositoryName: repositoryName must separate letters and digits with one ".", "_" or "__", or hyphens, not as in "a..b", got "a..b"']],
  ['a___b', ['InvalidRepositoryName: repositoryName must separate letters and digits with one ".", "_" or "__", or hyphens, not as in "a___b", got "a___b"']],
  ['ab:latest', ['InvalidRepositoryName: repositoryName must be the name alone, without a tag, got "ab:latest": leave out what follows ":"']],
  ['ab@sha256', ['InvalidRepositoryName: repositoryName must be the name alone, without a digest, got "ab@sha256": leave out what follows "@"']],
  ['a:b@c', ['InvalidRepositoryName: repositoryName must be the name alone, without a digest, got "a:b@c": leave out what follows "@"']],
  [':ab', ['InvalidRepositoryName: repositoryName may hold only lowercase letters, digits and "." "_" "-" "/", not ":" (character 1), got ":ab": leave it out or put a "-"']],
  ['@ab', ['InvalidRepositoryName: repositoryName may hold only lowercase letters, digits and "." "_" "-" "/", not "@" (character 1), got "@ab": leave it out or put a "-"']],
  ['111122223333.dkr.ecr.eu-west-1.amazonaws.com/a', ['InvalidRepositoryName: repositoryName must be the name alone, not the URI of a registry, got "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a": leave out what is before the first "/"']],
  ['111122223333.dkr-ecr-fips.eu-west-1.on.aws/a', ['InvalidRepositoryName: repositoryName must be the name alone, not the URI of a registry, got "111122223333.dkr-ecr-fips.eu-west-1.on.aws/a": leave out what is before the first "/"']],
  ['x111122223333.dkr.ecr.eu-west-1.amazonaws.com', []],
  ['https://a.b/c', ['InvalidRepositoryName: repositoryName must be the name alone, not the URI of a registry, got "https://a.b/c": leave out what is before the first "/"']],
  ['arn:aws:ecr:r:a:repository/x', ['InvalidRepositoryName: repositoryName must be the name alone, not an ARN, got "arn:aws:ecr:r:a:repository/x": use what follows "repository/"']],
  [5, ['InvalidRepositoryName: repositoryName must be a string, got 5']],
  [{}, ['InvalidRepositoryName: repositoryName must be a string, got {}']],
  ['a\n', ['InvalidRepositoryName: repositoryName may hold only lowercase letters, digits and "." "_" "-" "/", not "\\n" (character 2), got "a\\n": leave it out or put a "-"']],
  ['ab\u2028', ['InvalidRepositoryName: repositoryName may hold only lowercase letters, digits and "." "_" "-" "/", not "\\u2028" (character 3), got "ab\\u2028": leave it out or put a "-"']],
])('a repository name: %j', (input, expected) => {
  expect(linesOf(checkRepositoryName('repositoryName', input))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  ['a--b', ['InvalidRepositoryName: repositoryName must separate letters and digits with a single "." "_" or "-", not as in "a--b", got "a--b"']],
  ['a__b', ['InvalidRepositoryName: repositoryName must separate letters and digits with a single "." "_" or "-", not as in "a__b", got "a__b"']],
  ['a-b_c.d', []],
  ['-ab', ['InvalidRepositoryName: repositoryName must begin and end each part between "/" with a letter or digit, not as in "-ab", got "-ab"']],
])('separators in the name of a public repository: %j', (input, expected) => {
  expect(linesOf(checkPublicRepositoryName('repositoryName', input))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  ['a'.repeat(205), []],
  ['a'.repeat(206), ['InvalidRepositoryName: repositoryName must be 2 to 205 characters long, has 206, got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… (206 characters)']],
  ['a', ['InvalidRepositoryName: repositoryName must be 2 to 205 characters long, has 1, got "a"']],
  ['a--b', ['InvalidRepositoryName: repositoryName must separate letters and digits with a single "." "_" or "-", not as in "a--b", got "a--b"']],
  ['ab', []],
])('a name in ECR Public: %j', (input, expected) => {
  expect(linesOf(checkPublicRepositoryName('repositoryName', input))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  ['ROOT', []],
  ['ab', []],
  ['ab/', []],
  ['ab//', ['InvalidRepositoryPrefix: prefix must have a letter or digit on both sides of each "/", got "ab//"']],
  ['/', [
    'InvalidRepositoryPrefix: prefix must be 2 to 30 characters long, has 1, got "/"',
    'InvalidRepositoryPrefix: prefix must have a letter or digit on both sides of each "/", got "/"',
  ]],
  ['root', []],
  ['ROOTS', ['InvalidRepositoryPrefix: prefix may hold only lowercase letters, digits and "." "_" "-" "/", not "R" (character 1), got "ROOTS": write it in lowercase']],
  ['a', ['InvalidRepositoryPrefix: prefix must be 2 to 30 characters long, has 1, got "a"']],
  ['a'.repeat(31), ['InvalidRepositoryPrefix: prefix must be 2 to 30 characters long, has 31, got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"']],
  ['', ['InvalidRepositoryPrefix: prefix must be 2 to 30 characters long, has 0, got ""']],
  [5, ['InvalidRepositoryPrefix: prefix must be a string, got 5']],
  ['ab/c', []],
  ['a b/', ['InvalidRepositoryPrefix: prefix may hold only lowercase letters, digits and "." "_" "-" "/", not " " (character 2), got "a b/": leave it out or put a "-"']],
])('a prefix of 2 to 30 characters: %j', (input, expected) => {
  expect(linesOf(checkPrefix('prefix', input, { min: 2, max: 30 }))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  ['ROOT', ['InvalidRepositoryPrefix: prefix must be 5 to 30 characters long, has 4, got "ROOT"']],
])('a prefix of 5 to 30 characters: %j', (input, expected) => {
  expect(linesOf(checkPrefix('prefix', input, { min: 5, max: 30 }))).toEqual(expected);
});

test.each(['ab_cd', 'ab__cd', 'ab.cd', 'ab-cd', 'ab---cd', 'ab/cd', '1a/2b'])('%s is a name', (name) => {
  expect(checkRepositoryName('repositoryName', name)).toEqual([]);
});

test.each(['ab_cd', 'ab.cd', 'ab-cd', 'ab/cd', '1a/2b'])('%s is the name of a public repository', (name) => {
  expect(checkPublicRepositoryName('repositoryName', name)).toEqual([]);
});

test.each([undefined, null, Fn.importValue('Name'), `app-${Fn.importValue('Name')}`, 'dummy-value-for-/app/x', '{{resolve:ssm:/app/x}}', 'DUMMY_ARN', { Ref: 'Name' }])('accepts %s, which is not a name yet', (input) => {
  expect(checkRepositoryName('repositoryName', input)).toEqual([]);
  expect(checkPublicRepositoryName('repositoryName', input)).toEqual([]);
  expect(checkPrefix('prefix', input, { min: 2, max: 30 })).toEqual([]);
});
