import { Token, type Stack } from 'aws-cdk-lib/core';
import { RegionInfo } from 'aws-cdk-lib/region-info';

/**
 * The domain of the registries of a region.
 *
 * It is the domain that CloudFormation knows for the stack, unless the region is known to have another domain. The facts about
 * regions take long to load, so they are read only if the regions differ.
 */
export function urlSuffixFor(region: string | undefined, stack: Stack): string {
  if (region === undefined || region === stack.region || Token.isUnresolved(region) || Token.isUnresolved(stack.region)) {
    return stack.urlSuffix;
  }
  const here = RegionInfo.get(stack.region).domainSuffix;
  const there = RegionInfo.get(region).domainSuffix;
  return here === undefined || there === undefined || here === there ? stack.urlSuffix : there;
}

/** The partition of a region that CDK knows. */
export function partitionOf(region: string): string | undefined {
  return RegionInfo.get(region).partition;
}

/** The domain of AWS in a region that CDK knows. */
export function urlSuffixOf(region: string): string | undefined {
  return RegionInfo.get(region).domainSuffix;
}

/**
 * The domains of dual-stack registries. Those outside of aws and aws-us-gov are in the code of the agents of AWS only, not in its
 * documentation.
 */
const DUAL_STACK_SUFFIXES: Record<string, string> = {
  'aws-cn': 'on.amazonwebservices.com.cn',
  'aws-iso': 'on.aws.ic.gov',
  'aws-iso-b': 'on.aws.scloud',
  'aws-iso-e': 'on.cloud-aws.adc-e.uk',
  'aws-iso-f': 'on.aws.hci.ic.gov',
  'aws-eusc': 'amazonwebservices.eu',
};

/** The domain of the registries of a known region that are reached by IPv4 and IPv6. */
export function dualStackSuffixFor(region: string): string {
  return DUAL_STACK_SUFFIXES[partitionOf(region)!] ?? 'on.aws';
}
