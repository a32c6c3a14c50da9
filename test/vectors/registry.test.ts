import * as iam from 'aws-cdk-lib/aws-iam';
import type * as signer from 'aws-cdk-lib/aws-signer';
import { Token, type Stack } from 'aws-cdk-lib/core';
import { runVectors, type Undecided } from './run-vectors';
import type { FindConstruct, TypeUnderTest } from './vector';
import {
  PullTimeUpdateExclusion, RegistryPolicy, RegistryScanningConfiguration, ReplicationConfiguration, ReplicationDestination, ReplicationFilter,
  ScanFilter, SigningConfiguration, SigningFilter, SigningProfiles,
} from '../../src';
import { EXCLUSION_CHECKS } from '../../src/registry/pull-time-update-exclusion-checks';
import { registryPolicyChecks } from '../../src/registry/registry-policy-checks';
import { REPLICATION_CHECKS } from '../../src/registry/replication-checks';
import { SCANNING_CHECKS } from '../../src/registry/scanning-checks';
import { SIGNING_CHECKS } from '../../src/registry/signing-checks';

const TYPES: Record<string, TypeUnderTest & Partial<Undecided>> = {
  'AWS::ECR::RegistryPolicy': {
    checks: registryPolicyChecks(),
    construct: (stack, id, { PolicyText: policy }) => new RegistryPolicy(stack, id, {
      statements: (typeof policy === 'string' ? JSON.parse(policy) : policy ?? {}).Statement?.map((json: object) => iam.PolicyStatement.fromJson(json)),
    }),
    notExpressible: {
      RGP023: 'a policy document of CDK always has the version 2012-10-17',
      RGP025: 'the construct takes statements, and makes the document itself',
    },
  },
  'AWS::ECR::ReplicationConfiguration': {
    checks: REPLICATION_CHECKS,
    construct: (stack, id, { ReplicationConfiguration: configuration }) => new ReplicationConfiguration(stack, id, {
      rules: configuration?.Rules?.map(({ Destinations: destinations, RepositoryFilters: filters, DeleteReplication: deletion }: any) => ({
        destinations: destinations?.map(({ Region: region, RegistryId: account }: any) => (
          account === stack.account ? ReplicationDestination.region(region) : ReplicationDestination.registry(account, region))),
        repositories: filters?.map(filterOf((prefix) => ReplicationFilter.prefix(prefix))),
        deleteReplication: deletion?.Enabled,
      })),
    }),
    notExpressible: { RPL048: 'the construct writes the type of a filter' },
    otherwise: {
      RPL026: 'the construct writes a destination once',
      RPL051: 'no rule is an error, because the resource could not be updated or deleted',
    },
  },
  'AWS::ECR::RegistryScanningConfiguration': {
    checks: SCANNING_CHECKS,
    construct: (stack, id, { ScanType: scanType, Rules: rules }) => new RegistryScanningConfiguration(stack, id, {
      scanType,
      rules: rules?.map(({ ScanFrequency: frequency, RepositoryFilters: filters }: any) => ({
        frequency,
        repositories: filters?.map(filterOf((text) => text?.includes('*') ? ScanFilter.wildcard(text) : ScanFilter.contains(text))),
      })),
    }),
    notExpressible: { SCN021: 'the construct writes the type of a filter' },
  },
  'AWS::ECR::SigningConfiguration': {
    checks: SIGNING_CHECKS,
    construct: (stack, id, { Rules: rules }, find) => new SigningConfiguration(stack, id, {
      rules: rules?.map(({ SigningProfileArn: arn, RepositoryFilters: filters }: any, index: number) => ({
        signingProfile: profileOf(stack, `${id}Profile${index}`, arn, find),
        repositories: filters?.map(filterOf((pattern) => SigningFilter.wildcard(pattern))),
      })),
    }),
    notExpressible: { SIG026: 'the construct writes the type of a filter' },
    notInProperties: { SIG051: 'two configurations' },
    otherwise: {
      SIG007: 'no rule is an error, because the resource would sign nothing',
      SIG041: 'a region without signing is warned about, since it may have it by now',
      SIG043: 'a region without signing is warned about, since it may have it by now',
      SIG044: 'a region without signing is warned about, since it may have it by now',
    },
  },
  'AWS::ECR::PullTimeUpdateExclusion': {
    checks: EXCLUSION_CHECKS,
    construct: (stack, id, { PrincipalArn: arn }, find) => new PullTimeUpdateExclusion(stack, id, { role: roleOf(stack, arn, find) }),
    notExpressible: { EXC033: 'there are no tags', EXC005: 'only roles can be given' },
    notInProperties: {
      EXC032: 'the number of exclusions',
      EXC033: 'a property that the type does not have',
      EXC037: 'a reference to an instance profile of the template',
    },
  },
};

describe.each(Object.keys(TYPES))('%s', (type) => {
  const { notExpressible = {}, notInProperties = {}, otherwise, ...underTest } = TYPES[type];
  runVectors(type, underTest, { notExpressible, notInProperties, otherwise });
});

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

/** A profile by its ARN; one of the template only where its attribute `Arn` is asked for. */
function profileOf(stack: Stack, id: string, arn: any, find: FindConstruct): signer.ISigningProfileRef {
  const isArn = arn?.['Fn::GetAtt']?.[1] === 'Arn';
  return isArn ? find(arn) : SigningProfiles.fromSigningProfileArn(stack, id, typeof arn === 'object' ? Token.asString(arn) : arn);
}

/** A role by its ARN, or by text that a user took for it. */
function roleOf(stack: Stack, arn: any, find: FindConstruct): iam.IRoleRef {
  if (arn?.Ref) {
    return iam.Role.fromRoleArn(stack, 'GivenRole', Token.asString(arn));
  }
  return typeof arn === 'string' ? { roleRef: { roleArn: arn } } as iam.IRoleRef : find(arn);
}
