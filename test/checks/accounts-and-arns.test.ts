import { Fn } from 'aws-cdk-lib/core';
import { linesOf } from './problem-lines';
import { checkAccountId } from '../../src/checks/account-ids';
import { checkNameMatchesArn, checkRepositoryArn, parseRepositoryArn, repositoryNameInArn } from '../../src/checks/repository-arns';

test.each<[unknown, string[]]>([
  ['12345678901', ['InvalidAccountId: account must be the 12 digits of an AWS account id, got "12345678901"']],
  ['1234567890123', ['InvalidAccountId: account must be the 12 digits of an AWS account id, got "1234567890123"']],
  ['a23456789012', ['InvalidAccountId: account must be the 12 digits of an AWS account id, got "a23456789012"']],
  [111122223333, ['InvalidAccountId: account must be the 12 digits of an AWS account id, got 111122223333: put it in quotes, so that leading zeros stay']],
  ['', ['InvalidAccountId: account must be the 12 digits of an AWS account id, got ""']],
  ['123456789012', []],
  ['x123456789012', ['InvalidAccountId: account must be the 12 digits of an AWS account id, got "x123456789012"']],
])('an account id: %j', (input, expected) => {
  expect(linesOf(checkAccountId('account', input))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  ['x', ['InvalidRepositoryArnFormat: repositoryArn must be the ARN of a repository (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "x"']],
  ['', ['InvalidRepositoryArnFormat: repositoryArn must be the ARN of a repository (arn:<partition>:ecr:<region>:<account>:repository/<name>), got ""']],
  ['arn:aws:ecr:eu-west-1:111122223333', ['InvalidRepositoryArnFormat: repositoryArn must be the ARN of a repository (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:aws:ecr:eu-west-1:111122223333"']],
  ['urn:aws:ecr:eu-west-1:111122223333:repository/ab', ['InvalidRepositoryArnFormat: repositoryArn must be the ARN of a repository (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "urn:aws:ecr:eu-west-1:111122223333:repository/ab"']],
  ['arn:aws:ecr:eu-west-1:111122223333:registry/ab', ['InvalidRepositoryArnFormat: repositoryArn must be of a repository, not of "registry" (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:aws:ecr:eu-west-1:111122223333:registry/ab"']],
  ['arn:aws:ecr-public::111122223333:repository/ab', ['InvalidRepositoryArnFormat: repositoryArn must be of a private repository, not of ECR Public (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:aws:ecr-public::111122223333:repository/ab"']],
  ['arn:aws:s3:::b/c', ['InvalidRepositoryArnFormat: repositoryArn must be an ARN of the service ecr, not of "s3" (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:aws:s3:::b/c"', 'InvalidRepositoryArnFormat: repositoryArn must name an account of 12 digits, not "" (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:aws:s3:::b/c"', 'InvalidRepositoryArnFormat: repositoryArn must be of a repository, not of "b" (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:aws:s3:::b/c"']],
  ['arn:xyz:ecr:eu-west-1:111122223333:repository/ab', ['InvalidRepositoryArnFormat: repositoryArn must name a partition such as aws, not "xyz" (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:xyz:ecr:eu-west-1:111122223333:repository/ab"']],
  ['arn:aws:ecr::111122223333:repository/ab', ['InvalidRepositoryArnFormat: repositoryArn must name a region, not "" (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:aws:ecr::111122223333:repository/ab"']],
  ['arn:aws:ecr:eu-west-1::repository/ab', ['InvalidRepositoryArnFormat: repositoryArn must name an account of 12 digits, not "" (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:aws:ecr:eu-west-1::repository/ab"']],
  ['arn:aws:ecr:EU:1:x', ['InvalidRepositoryArnFormat: repositoryArn must name a region, not "EU" (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:aws:ecr:EU:1:x"', 'InvalidRepositoryArnFormat: repositoryArn must name an account of 12 digits, not "1" (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:aws:ecr:EU:1:x"', 'InvalidRepositoryArnFormat: repositoryArn must be of a repository, not of "x" (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:aws:ecr:EU:1:x"']],
  ['arn:aws:ecr:eu-west-1:111122223333:repository/A', ['InvalidRepositoryName: the repository name in repositoryArn must be 2 to 256 characters long, has 1, got "A"', 'InvalidRepositoryName: the repository name in repositoryArn may hold only lowercase letters, digits and "." "_" "-" "/", not "A" (character 1), got "A": write it in lowercase']],
  ['arn:aws:ecr:eu-west-1:111122223333:repository/ab:cd', ['InvalidRepositoryName: the repository name in repositoryArn must be the name alone, without a tag, got "ab:cd": leave out what follows ":"']],
  ['arn:aws-cn:ecr:cn-north-1:111122223333:repository/a/b', []],
  [5, ['InvalidRepositoryArnFormat: repositoryArn must be a string (arn:<partition>:ecr:<region>:<account>:repository/<name>), got 5']],
  ['arn:' + 'a'.repeat(2045), ['InvalidRepositoryArnFormat: repositoryArn must be the ARN of a repository, has 2049 characters (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "arn:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… (2049 characters)']],
  ['xarn:aws:ecr:eu-west-1:111122223333:repository/ab', ['InvalidRepositoryArnFormat: repositoryArn must be the ARN of a repository (arn:<partition>:ecr:<region>:<account>:repository/<name>), got "xarn:aws:ecr:eu-west-1:111122223333:repository/ab"']],
])('the ARN of a repository: %j', (input, expected) => {
  expect(linesOf(checkRepositoryArn('repositoryArn', input))).toEqual(expected);
});

test.each([
  ['arn:xaws:ecr:eu-west-1:111122223333:repository/ab', 'partition'],
  ['arn:aws1:ecr:eu-west-1:111122223333:repository/ab', 'partition'],
  ['arn:aws:ecr:Xeu:111122223333:repository/ab', 'region'],
  ['arn:aws:ecr:eu_1:111122223333:repository/ab', 'region'],
])('in %s the %s is invalid', (arn, part) => {
  expect(linesOf(checkRepositoryArn('repositoryArn', arn))).toEqual([expect.stringContaining(`must name a ${part}`)]);
});

const ARN = 'arn:aws:ecr:eu-west-1:111122223333:repository/a/b';

test('an ARN is split into its parts', () => {
  expect(parseRepositoryArn(ARN)).toEqual({ partition: 'aws', region: 'eu-west-1', account: '111122223333', repositoryName: 'a/b' });
  expect(parseRepositoryArn(`${ARN}:c`)?.repositoryName).toBe('a/b:c');
  expect(parseRepositoryArn('arn:aws:s3:::bucket')).toBeUndefined();
});

test('the name in an ARN may have wildcards', () => {
  expect(repositoryNameInArn(ARN.replace('a/b', 'prod/*'))).toBe('prod/*');
});

test('invalid accounts and regions are accepted in a stack with invalid ones, as in unit tests', () => {
  expect(checkAccountId('account', 'other', 'test')).toEqual([]);
  expect(checkAccountId('account', 'other', '111122223333')).toHaveLength(1);
  expect(checkRepositoryArn('repositoryArn', 'arn:aws:ecr:TEST:1234:repository/ab', { account: 'test', region: 'TEST' })).toEqual([]);
  expect(checkRepositoryArn('repositoryArn', 'arn:aws:ecr:TEST:111122223333:repository/ab', { region: 'us-east-1' })).toHaveLength(1);
});

test('the longest ARN is checked like any other', () => {
  expect(linesOf(checkRepositoryArn('repositoryArn', `arn:${'a'.repeat(2044)}`))).toEqual([
    expect.stringContaining('repositoryArn must be the ARN of a repository (arn:'),
  ]);
});

test.each([undefined, null, Fn.importValue('Arn'), `arn:aws:ecr:eu-west-1:${Fn.importValue('Account')}:repository/a`])('accepts %s, which is not an ARN or id yet', (input) => {
  expect([checkRepositoryArn('repositoryArn', input), checkAccountId('account', input)]).toEqual([[], []]);
});

test.each(['dummy-value-for-/app/account', '{{resolve:ssm:/app/account}}'])('accepts %s, which is not an id yet', (input) => {
  expect(checkAccountId('account', input)).toEqual([]);
});

test('fails for a name and an ARN of different repositories', () => {
  expect(linesOf(checkNameMatchesArn('ab', ARN))).toEqual([
    'RepositoryNameAndArnDisagree: repositoryName must be the name in repositoryArn, got "ab" and "a/b": leave one out or make them agree',
  ]);
});

test.each([['c/b', 'a/*'], ['a/b', '*/c'], ['a/b', 'b*'], ['b', 'a*'], ['ab/ab', 'ab']])('the name %s and an ARN for %s disagree', (name, inArn) => {
  expect(linesOf(checkNameMatchesArn(name, ARN.replace('a/b', inArn)))).toEqual([expect.stringContaining('RepositoryNameAndArnDisagree')]);
});

test.each([['a/b', ARN], [undefined, ARN], [Fn.importValue('Name'), ARN], ['ab', Fn.importValue('Arn')], ['ab', undefined], ['ab', 'arn:aws:s3:::x'],
  ['dummy-value-for-/name', ARN], ['a/b', ARN.replace('a/b', 'a/*')], ['a/b', ARN.replace('a/b', '*')], ['a/b', ARN.replace('a/b', 'a?b')], ['a/xb', ARN.replace('a/b', 'a/*x*b')], ['ab', ARN.replace('a/b', 'DUMMY_ARN')]])('%s and %s do not disagree', (name, arn) => {
  expect(checkNameMatchesArn(name, arn)).toEqual([]);
});
