import * as iam from 'aws-cdk-lib/aws-iam';
import { Token, type Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { RegistryPolicy, RegistryScanningConfiguration, ReplicationConfiguration, ReplicationDestination, ReplicationFilter, ScanFilter, SigningConfiguration, SigningFilter, SigningProfiles } from '../../../src';
import type { PropertyChecks } from '../../../src/core/property-checks';
import { registryPolicyChecks } from '../../../src/registry/registry-policy-checks';
import { REPLICATION_CHECKS } from '../../../src/registry/replication-checks';
import { SCANNING_CHECKS } from '../../../src/registry/scanning-checks';
import { SIGNING_CHECKS } from '../../../src/registry/signing-checks';

/** What the vectors say of a resource. */
export interface Vector {
  readonly id: string;
  readonly type: string;
  readonly properties: any;
  readonly region: string;
  readonly account: string;
}

/** One of the types, in the three ways in which it is tried. */
export interface TypeUnderTest {
  /** The checks of its properties in a template. */
  readonly checks: PropertyChecks<any>;

  /** Writes properties as a user of the construct would. */
  readonly construct: (stack: Stack, properties: any) => IConstruct;
}

/** A filter of its own class; of that of another dialect where the vector has the type of that one. */
function filterOf<Filter>(make: (text: string) => Filter): (filter: { Filter: string; FilterType?: string }) => any {
  return ({ Filter: text, FilterType: type }) => {
    const own = make(text);
    const others: Record<string, (other: string) => unknown> = {
      PREFIX_MATCH: ReplicationFilter.prefix, WILDCARD: ScanFilter.contains, WILDCARD_MATCH: SigningFilter.wildcard,
    };
    return type === undefined || (own as { _render(): { filterType: string } })._render().filterType === type ? own : others[type](text);
  };
}

export const TYPES: Record<string, TypeUnderTest> = {
  'AWS::ECR::RegistryPolicy': {
    checks: registryPolicyChecks(),
    construct: (stack, { PolicyText: policy }) => new RegistryPolicy(stack, 'Policy', {
      statements: (typeof policy === 'string' ? JSON.parse(policy) : policy ?? {}).Statement?.map((json: object) => iam.PolicyStatement.fromJson(json)),
    }),
  },
  'AWS::ECR::ReplicationConfiguration': {
    checks: REPLICATION_CHECKS,
    construct: (stack, { ReplicationConfiguration: configuration }) => new ReplicationConfiguration(stack, 'Replication', {
      rules: configuration?.Rules?.map(({ Destinations: destinations, RepositoryFilters: filters, DeleteReplication: deletion }: any) => ({
        destinations: destinations?.map(({ Region: region, RegistryId: account }: any) => (
          account === stack.account ? ReplicationDestination.region(region) : ReplicationDestination.registry(account, region))),
        repositories: filters?.map(filterOf((prefix) => ReplicationFilter.prefix(prefix))),
        deleteReplication: deletion?.Enabled,
      })),
    }),
  },
  'AWS::ECR::RegistryScanningConfiguration': {
    checks: SCANNING_CHECKS,
    construct: (stack, { ScanType: scanType, Rules: rules }) => new RegistryScanningConfiguration(stack, 'Scanning', {
      scanType,
      rules: rules?.map(({ ScanFrequency: frequency, RepositoryFilters: filters }: any) => ({
        frequency,
        repositories: filters?.map(filterOf((text) => text?.includes('*') ? ScanFilter.wildcard(text) : ScanFilter.contains(text))),
      })),
    }),
  },
  'AWS::ECR::SigningConfiguration': {
    checks: SIGNING_CHECKS,
    construct: (stack, { Rules: rules }) => new SigningConfiguration(stack, 'Signing', {
      rules: rules?.map(({ SigningProfileArn: arn, RepositoryFilters: filters }: any, index: number) => ({
        signingProfile: SigningProfiles.fromSigningProfileArn(stack, `Profile${index}`, typeof arn === 'object' ? Token.asString(arn) : arn),
        repositories: filters?.map(filterOf((pattern) => SigningFilter.wildcard(pattern))),
      })),
    }),
  },
};
