import { App, Aws, Stack } from 'aws-cdk-lib/core';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { dualStackSuffixFor, partitionOf, urlSuffixFor, urlSuffixOf } from '../../src/core/partitions';

const stackIn = (region?: string) => new Stack(new App(), 'Stack', { env: { region } });
const domainOf = (region: string | undefined, stack: Stack) => stack.resolve(urlSuffixFor(region, stack));
const OF_THE_STACK = { Ref: 'AWS::URLSuffix' };

describe('the domain of a registry', () => {
  test.each([
    ['of the same region', 'eu-west-1', 'eu-west-1'],
    ['of another region of the same domain', 'us-east-1', 'eu-west-1'],
    ['of no region', undefined, 'eu-west-1'],
    ['of a region that is a token', Aws.REGION, 'eu-west-1'],
    ['of a region that CDK does not know', 'xx-nowhere-1', 'eu-west-1'],
    ['for a stack in a region that CDK does not know', 'cn-north-1', 'xx-nowhere-1'],
    ['for a stack without a region', 'cn-north-1', undefined],
    ['of China, for a stack in China', 'cn-north-1', 'cn-northwest-1'],
  ])('is that of the stack: %s', (_, region, ofStack) => expect(domainOf(region, stackIn(ofStack))).toEqual(OF_THE_STACK));

  test.each([['eu-west-1', 'eu-west-1'], [undefined, 'eu-west-1'], [Aws.REGION, 'eu-west-1'], ['cn-north-1', undefined]])(
    'is known for %s in a stack in %s without the facts about regions, which take long to load', (region, ofStack) => {
      const facts = jest.spyOn(RegionInfo, 'get');
      expect(domainOf(region, stackIn(ofStack))).toEqual(OF_THE_STACK);
      expect(facts).not.toHaveBeenCalled();
      facts.mockRestore();
    });

  test('is that of its region if the stack has another domain', () => {
    expect(domainOf('cn-north-1', stackIn('eu-west-1'))).toBe('amazonaws.com.cn');
    expect(domainOf('eu-west-1', stackIn('cn-north-1'))).toBe('amazonaws.com');
  });
});

test('the partition of a region is known if CDK knows the region', () => {
  expect(['eu-west-1', 'cn-north-1', 'us-gov-west-1', 'xx-nowhere-1'].map(partitionOf)).toEqual(['aws', 'aws-cn', 'aws-us-gov', undefined]);
});

test('the domain of AWS in a region is known if CDK knows the region', () => {
  expect(['eu-west-1', 'cn-north-1', 'xx-nowhere-1'].map(urlSuffixOf)).toEqual(['amazonaws.com', 'amazonaws.com.cn', undefined]);
});

test.each([
  ['us-east-1', 'on.aws'],
  ['us-gov-west-1', 'on.aws'],
  ['xx-nowhere-1', 'on.aws'],
  ['cn-north-1', 'on.amazonwebservices.com.cn'],
  ['us-iso-east-1', 'on.aws.ic.gov'],
  ['us-isob-east-1', 'on.aws.scloud'],
  ['eu-isoe-west-1', 'on.cloud-aws.adc-e.uk'],
  ['us-isof-south-1', 'on.aws.hci.ic.gov'],
  ['eusc-de-east-1', 'amazonwebservices.eu'],
])('the dual-stack registries of %s are below %s', (region, domain) => {
  expect(dualStackSuffixFor(region)).toBe(domain);
});
