import { Aws } from 'aws-cdk-lib/core';
import { checkRegion, isRegion } from '../../src/checks/regions';

const textOf = (region: unknown, own?: string) => checkRegion('region', region, own).map(({ code, message }) => `${code}: ${message}`);

test.each(['us-east-1', 'ap-southeast-7', 'us-gov-west-1', 'us-isob-east-1', 'eusc-de-east-1', 'cn-northwest-1', 'xx-somewhere-12', Aws.REGION, '#{Region}'])(
  '%s is accepted', (region) => {
    expect(textOf(region)).toEqual([]);
  });

test.each<[unknown, string]>([
  ['US-WEST-2', 'InvalidRegion: region must be a region such as "eu-west-1", got "US-WEST-2": write it in lowercase, without an availability zone'],
  ['us-west-2a', 'InvalidRegion: region must be a region such as "eu-west-1", got "us-west-2a": write it in lowercase, without an availability zone'],
  ['u', 'InvalidRegion: region must be a region such as "eu-west-1", got "u"'],
  [undefined, 'InvalidRegion: region must be a region such as "eu-west-1", got undefined'],
  [5, 'InvalidRegion: region must be a region such as "eu-west-1", got 5'],
])('fails: %s', (region, message) => {
  expect(textOf(region, 'us-east-1')).toEqual([message]);
});

test('an invalid region fails in a stack without a known region', () => {
  expect(textOf('elsewhere')).toHaveLength(1);
});

test('a region must be text, in any stack', () => {
  expect(textOf(5, 'here')).toEqual(['InvalidRegion: region must be a region such as "eu-west-1", got 5']);
});

test('the name of a region is distinguished from that of an availability zone, and from other text', () => {
  expect(['eu-west-1', 'eu-west-1a', '1eu-west-1', 'here'].map(isRegion)).toEqual([true, false, false, false]);
});

test('invalid regions are accepted in a stack with an invalid region', () => {
  expect(textOf('elsewhere', 'here')).toEqual([]);
});
