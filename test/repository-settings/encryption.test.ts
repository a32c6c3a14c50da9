import { Aws, Fn, Token } from 'aws-cdk-lib/core';
import { checkTemplateProperties } from '../../src/core/template-property-checks';
import { ENCRYPTION_CHECKS, RepositoryEncryption } from '../../src/repository-settings/encryption';
import { linesOf } from '../checks/problem-lines';
import { checkInStack } from '../core/check-in-stack';

const checkEncryption = (encryption: unknown, encryptionKey: unknown, region: string) => checkInStack(
  ENCRYPTION_CHECKS, { encryption, encryptionKey } as object, { region: Token.isUnresolved(region) ? undefined : region });

const key = (keyArn: string, region?: string) => ({ keyRef: { keyArn }, env: { region } });

test.each<[unknown, unknown, string, string[]]>([
  [{ value: 'AES256' }, key('arn:aws:kms:us-east-1:1:key/x'), 'us-east-1', ['EncryptionKeyRequiresKmsEncryption: encryption must be KMS or KMS_DSSE when encryptionKey is given, got AES256: leave out one of them']],
  ['KMS', undefined, 'us-east-1', ['UnexpectedEncryptionType: encryption must be one of RepositoryEncryption.AES_256, KMS and KMS_DSSE, got "KMS"']],
  [{ value: 'aes' }, undefined, 'us-east-1', ['UnexpectedEncryptionType: encryption must be one of RepositoryEncryption.AES_256, KMS and KMS_DSSE, got "aes"']],
  [{ value: 'KMS_DSSE' }, undefined, 'us-east-1', ['DsseOnlyInGovCloud: encryption may be KMS_DSSE only in the GovCloud (US) regions, got it in "us-east-1": use KMS']],
  [undefined, 'alias/x', 'us-east-1', ['InvalidEncryptionKey: encryptionKey must be a key of aws-kms, got "alias/x": import one with Key.fromKeyArn']],
  [undefined, {}, 'us-east-1', ['InvalidEncryptionKey: encryptionKey must be a key of aws-kms, got {}: import one with Key.fromKeyArn']],
  [undefined, { keyRef: { keyArn: 5 } }, 'us-east-1', ['InvalidEncryptionKey: encryptionKey must be a key of aws-kms, got { keyRef: { keyArn: 5 } }: import one with Key.fromKeyArn']],
  [undefined, key('arn:aws:kms:eu-west-1:1:key/x'), 'us-east-1', ['EncryptionKeyInOtherRegion: encryptionKey must be a key in the region of the repository, "us-east-1", got one in "eu-west-1": use a key of that region']],
  [undefined, key('arn:aws:kms:us-east-1:1:key/x', 'eu-west-1'), 'us-east-1', []],
  [undefined, key('some-id', 'eu-west-1'), 'us-east-1', ['EncryptionKeyInOtherRegion: encryptionKey must be a key in the region of the repository, "us-east-1", got one in "eu-west-1": use a key of that region']],
  [undefined, key('some-id'), 'us-east-1', []],
  [{ value: 'AES256' }, key('arn:aws:kms:eu-west-1:1:key/x'), 'us-east-1', ['EncryptionKeyRequiresKmsEncryption: encryption must be KMS or KMS_DSSE when encryptionKey is given, got AES256: leave out one of them', 'EncryptionKeyInOtherRegion: encryptionKey must be a key in the region of the repository, "us-east-1", got one in "eu-west-1": use a key of that region']],
])('the encryption %j with the key %j in %s', (encryption, encryptionKey, region, expected) => {
  expect(linesOf(checkEncryption(encryption, encryptionKey, region))).toEqual(expected);
});

test.each<[unknown, unknown, string]>([
  [undefined, undefined, 'us-east-1'], [null, null, 'us-east-1'],
  ...['AES256', 'KMS'].map((value): [unknown, unknown, string] => [{ value }, undefined, 'us-east-1']),
  [{ value: 'KMS' }, key('arn:aws:kms:us-east-1:1:key/x'), 'us-east-1'],
  [{ value: 'KMS_DSSE' }, undefined, 'us-gov-west-1'],
  [{ value: 'KMS_DSSE' }, key('arn:aws-us-gov:kms:us-gov-east-1:1:key/x'), 'us-gov-east-1'],
  [{ value: 'KMS_DSSE' }, undefined, Aws.REGION],
  [undefined, key('arn:aws:kms:eu-west-1:1:key/x'), Aws.REGION],
  [undefined, key(Fn.importValue('KeyArn')), 'us-east-1'],
  [undefined, key(Fn.importValue('KeyArn'), Aws.REGION), 'us-east-1'],
  [undefined, key(`arn:aws:kms:${Fn.importValue('Region')}:1:key/x`), 'us-east-1'],
])('accepts the encryption %j with the key %j in %s', (encryption, encryptionKey, region) => {
  expect(checkEncryption(encryption, encryptionKey, region)).toEqual([]);
});

test('the region of a key whose ARN is a token is that of its stack', () => {
  expect(linesOf(checkEncryption(undefined, key(Fn.importValue('KeyArn'), 'eu-west-1'), 'us-east-1'))).toEqual([
    'EncryptionKeyInOtherRegion: encryptionKey must be a key in the region of the repository, "us-east-1", got one in "eu-west-1": use a key of that region',
  ]);
});

test('the region of a key without an environment is unknown', () => {
  expect(checkEncryption(undefined, { keyRef: { keyArn: Fn.importValue('KeyArn') } }, 'us-east-1')).toEqual([]);
});

test.each<[object, string[]]>([
  [{ EncryptionType: 'AES256', KmsKey: 'alias/x' }, ['EncryptionKeyRequiresKmsEncryption: Properties.EncryptionConfiguration.EncryptionType must be KMS or KMS_DSSE when Properties.EncryptionConfiguration.KmsKey is given, got AES256: leave out one of them']],
  [{ EncryptionType: 'KMS', KmsKey: 'arn:aws:kms:eu-west-1:1:key/x' }, ['EncryptionKeyInOtherRegion: Properties.EncryptionConfiguration.KmsKey must be a key in the region of the repository, "us-east-1", got one in "eu-west-1": use a key of that region']],
  [{ EncryptionType: 'KMS', KmsKey: 'alias/x' }, []],
  [{ EncryptionType: 'KMS', KmsKey: { 'Fn::GetAtt': ['Key', 'Arn'] } }, []],
  [{ EncryptionType: { Ref: 'Type' }, KmsKey: 'alias/x' }, []],
  [{ 'Fn::If': ['Condition', {}, {}] }, []],
])('the encryption %j of a template', (encryption, expected) => {
  expect(linesOf(checkTemplateProperties(ENCRYPTION_CHECKS, { EncryptionConfiguration: encryption }, { region: 'us-east-1' }))).toEqual(expected);
});

test('the encryption of CloudFormation is the value of each member', () => {
  expect([RepositoryEncryption.AES_256, RepositoryEncryption.KMS, RepositoryEncryption.KMS_DSSE].map(({ value }) => value)).toEqual(['AES256', 'KMS', 'KMS_DSSE']);
});
