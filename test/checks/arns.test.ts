import { Aws, Fn } from 'aws-cdk-lib/core';
import { linesOf } from './problem-lines';
import { checkKeyArn } from '../../src/checks/key-arns';
import { checkRoleArn } from '../../src/checks/role-arns';

const ACCOUNT = '111122223333';
const check = (arn: unknown, path = false, account: string | undefined = ACCOUNT) => linesOf(checkRoleArn('role', arn, { path, account }));
const INVALID = 'InvalidRole: role must be the ARN of a role (arn:<partition>:iam::<account>:role/<name>), got ';

test.each<[unknown]>([
  [`arn:aws:iam::${ACCOUNT}:role/ecr`], [`arn:aws-us-gov:iam::${ACCOUNT}:role/ecr`], [`arn:aws:iam::${ACCOUNT}:role/a+b=c,d.e@f_g-1`],
  [`arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/ecr`], [`arn:aws:iam::${ACCOUNT}:role/${Fn.importValue('Name')}`], [`arn:aws:iam::${ACCOUNT}:${Fn.importValue('Role')}`],
  [`arn:aws:${Fn.importValue('Service')}::${ACCOUNT}:role/ecr`], [Fn.importValue('Arn')], [{ 'Fn::GetAtt': ['Role', 'Arn'] }], [`arn:${Fn.importValue('Rest')}`],
  ['arn:aws:iam::${Account}:role/ecr'], ['<role>'],
  [`arn:aws:iam::${ACCOUNT}:role/${'r'.repeat(2048 - 31)}`],
])('the ARN %s of a role is accepted', (arn) => {
  expect(check(arn)).toEqual([]);
});

test.each<[unknown]>([
  ['ecr'], [''], [undefined], [5], [{}], [`arn:aws:iam::${ACCOUNT}:user/ecr`], [`arn:aws:iam::${ACCOUNT}:role`], [`arn:aws:iam::${ACCOUNT}:role/`], [`arn:aws:sts::${ACCOUNT}:role/ecr`],
  [`arn:aws:iam::${ACCOUNT}:role/my role`], [`arn:aws:iam::${ACCOUNT}:role/a:b`], [`ARN:aws:iam::${ACCOUNT}:role/ecr`], [`arn:gcp:iam::${ACCOUNT}:role/ecr`], [`arn:aws:iam::${ACCOUNT}`],
  [`arn:aws:iam::${ACCOUNT}:user/${Fn.importValue('Name')}`],
])('fails for %j, which is not the ARN of a role', (arn) => {
  expect(check(arn)).toEqual([expect.stringContaining(INVALID)]);
});

test('fails for an ARN of a role that is too long', () => {
  expect(check(`arn:aws:iam::${ACCOUNT}:role/${'r'.repeat(2048 - 30)}`)).toEqual(['InvalidRole: role must have at most 2048 characters, has 2049']);
});

test('a path is accepted where paths are allowed', () => {
  const arn = `arn:aws:iam::${ACCOUNT}:role/team/ecr`;
  expect(check(arn, true)).toEqual([]);
  expect(check(arn, false)).toEqual([
    `RoleMustNotHavePath: role must be a role without a path, because CloudFormation rejects one here, got "${arn}": use a role with the path "/"`,
  ]);
});

test.each<[string, string | undefined, number]>([
  [ACCOUNT, ACCOUNT, 0], ['444455556666', ACCOUNT, 1], ['444455556666', undefined, 0], ['444455556666', 'test', 0], [Aws.ACCOUNT_ID, ACCOUNT, 0],
])('a role of account %s for a registry of %s has %d problems', (account, own, count) => {
  expect(checkRoleArn('role', `arn:aws:iam::${account}:role/ecr`, { path: false, account: own })).toHaveLength(count);
});

test.each<[unknown]>([
  [`arn:aws:kms:us-east-1:${ACCOUNT}:key/1-2`], [`arn:aws-cn:kms:cn-north-1:${ACCOUNT}:key/mrk-1`], [`arn:${Aws.PARTITION}:kms:${Aws.REGION}:${ACCOUNT}:key/${Fn.importValue('Key')}`],
  [`arn:aws:kms:us-east-1:${ACCOUNT}:${Fn.importValue('Resource')}`], [Fn.importValue('Arn')], [{ Ref: 'Key' }], ['{{resolve:ssm:key}}'],
])('the ARN %j of a key is accepted', (arn) => {
  expect(checkKeyArn('key', arn)).toEqual([]);
});

test.each<[unknown]>([
  ['alias/ecr'], ['1-2'], [''], [5], [`arn:aws:kms:us-east-1:${ACCOUNT}:alias/ecr`], [`arn:aws:s3:us-east-1:${ACCOUNT}:key/1`], [`arn:aws:kms:us-east-1:${ACCOUNT}:key/`],
  [`arn:aws:kms:us-east-1:${ACCOUNT}:key/A`], [`arn:aws:kms:us-east-1:${ACCOUNT}:alias/${Fn.importValue('Name')}`],
])('fails for %j, which is not the ARN of a key', (arn) => {
  expect(linesOf(checkKeyArn('key', arn))).toEqual([expect.stringMatching(
    /^EncryptionKeyNeedsKeyArn: key must be given by the ARN of a key \(arn:<partition>:kms:<region>:<account>:key\/<id>\), got .*: ECR takes neither an alias nor the id of a key here; import the key with Key.fromKeyArn or Key.fromLookup$/)]);
});
