import * as iam from 'aws-cdk-lib/aws-iam';
import type { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { RegistryPolicy, ReplicationConfiguration, ReplicationDestination, ReplicationFilter } from '../../../src';
import type { PropertyChecks } from '../../../src/core/property-checks';
import { registryPolicyChecks } from '../../../src/registry/registry-policy-checks';
import { REPLICATION_CHECKS } from '../../../src/registry/replication-checks';

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
        repositories: filters?.map(({ Filter: prefix }: any) => ReplicationFilter.prefix(prefix)),
        deleteReplication: deletion?.Enabled,
      })),
    }),
  },
};
