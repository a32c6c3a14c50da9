import { Aws, Fn } from 'aws-cdk-lib/core';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { linesOf } from './problem-lines';
import { checkSamePartition, isOwnAccount, isOwnRegistry, isReferenceTo } from '../../src/checks/own-registry';

const OWN = { account: '111122223333', region: 'eu-west-1' };
const REF = { account: { Ref: 'AWS::AccountId' }, region: { Ref: 'AWS::Region' } };

test.each<[string, object, object]>([
  ['has the account and region of the resource', OWN, OWN],
  ['has the pseudo parameters for both', REF, OWN],
  ['has the pseudo parameters for both, wherever it is deployed', REF, {}],
])('a registry is certainly the own one if it %s', (_, registry, own) => {
  expect(isOwnRegistry(registry as typeof OWN, own)).toBe(true);
});

test.each<[string, object, object]>([
  ['is in another account', { ...OWN, account: '444455556666' }, OWN],
  ['is in another region', { ...OWN, region: 'us-east-1' }, OWN],
  ['is in an account that is known only at deployment', { ...OWN, account: { Ref: 'Account' } }, OWN],
  ['has no account', { region: OWN.region }, OWN],
  ['has no account, and neither has the resource', { region: OWN.region }, { region: OWN.region }],
  ['is known, and the environment of the resource is not', OWN, {}],
])('a registry is not certainly the own one if it %s', (_, registry, own) => {
  expect(isOwnRegistry(registry as typeof OWN, own)).toBe(false);
});

test('an account is the own one if it is equal, or its pseudo parameter', () => {
  expect([OWN.account, REF.account, '444455556666', REF.region, null, undefined].map((account) => isOwnAccount(account, OWN))).toEqual([true, true, false, false, false, false]);
});

test('a reference to a pseudo parameter is recognized in any value', () => {
  expect([{ Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }, 'AWS::Region', {}, null, undefined, 5].map((value) => isReferenceTo('AWS::Region', value)))
    .toEqual([true, false, false, false, false, false, false]);
});

const textOf = (region: unknown, own: string | undefined) => linesOf(checkSamePartition('UpstreamInOtherPartition', 'region', 'a region of the partition of the rule', region, { region: own }));

test('a registry in another partition fails, with both partitions', () => {
  expect(textOf('cn-north-1', 'eu-west-1')).toEqual([
    'UpstreamInOtherPartition: region must be a region of the partition of the rule, aws, got "cn-north-1", which is of aws-cn',
  ]);
});

test.each<[string, unknown, string | undefined]>([
  ['of the same partition', 'us-east-1', 'eu-west-1'],
  ['that CDK does not know', 'xx-nowhere-1', 'eu-west-1'],
  ['of a resource in a region that CDK does not know', 'cn-north-1', 'xx-nowhere-1'],
])('a region %s is accepted', (_, region, own) => {
  expect(textOf(region, own)).toEqual([]);
});

test.each<[string, unknown, string | undefined]>([
  ['a region that is known only at deployment', Aws.REGION, 'eu-west-1'],
  ['a reference', Fn.ref('Region'), 'eu-west-1'],
  ['a reference of a template', { Ref: 'Region' }, 'eu-west-1'],
  ['no region', undefined, 'eu-west-1'],
  ['a resource whose region is known only at deployment', 'cn-north-1', undefined],
])('%s is accepted without the facts about regions, which take long to load', (_, region, own) => {
  const facts = jest.spyOn(RegionInfo, 'get');
  expect(textOf(region, own)).toEqual([]);
  expect(facts).not.toHaveBeenCalled();
  facts.mockRestore();
});
