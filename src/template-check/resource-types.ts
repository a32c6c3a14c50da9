import {
  CfnPublicRepository, CfnPullTimeUpdateExclusion, CfnRegistryPolicy, CfnRegistryScanningConfiguration, CfnReplicationConfiguration,
  CfnRepository, CfnRepositoryCreationTemplate, CfnSigningConfiguration,
} from 'aws-cdk-lib/aws-ecr';
import type { PropertyChecks } from '../core/property-checks';
import { creationTemplateChecks } from '../creation-template/creation-template-checks';
import { publicRepositoryChecks } from '../public-repository/public-repository-checks';
import { EXCLUSION_CHECKS } from '../registry/pull-time-update-exclusion-checks';
import { registryPolicyChecks } from '../registry/registry-policy-checks';
import { REPLICATION_CHECKS } from '../registry/replication-checks';
import { SCANNING_CHECKS } from '../registry/scanning-checks';
import { SIGNING_CHECKS } from '../registry/signing-checks';
import { REPOSITORY_CHECKS } from '../repository/repository-checks';

/** A type of CloudFormation that is checked. */
export interface ResourceType {
  /** The checks of our construct. */
  readonly checks: PropertyChecks<any>;

  /** The L1, which has the properties of the installed aws-cdk-lib. */
  readonly l1: { readonly CFN_RESOURCE_TYPE_NAME: string; readonly prototype: object };
}

const TYPES: readonly ResourceType[] = [
  { l1: CfnRepository, checks: REPOSITORY_CHECKS },
  { l1: CfnPublicRepository, checks: publicRepositoryChecks() },
  { l1: CfnRepositoryCreationTemplate, checks: creationTemplateChecks() },
  { l1: CfnRegistryPolicy, checks: registryPolicyChecks() },
  { l1: CfnReplicationConfiguration, checks: REPLICATION_CHECKS },
  { l1: CfnRegistryScanningConfiguration, checks: SCANNING_CHECKS },
  { l1: CfnSigningConfiguration, checks: SIGNING_CHECKS },
  { l1: CfnPullTimeUpdateExclusion, checks: EXCLUSION_CHECKS },
];

/** The types that are checked, by name. */
export const RESOURCE_TYPES: ReadonlyMap<string, ResourceType> = new Map(TYPES.map((type) => [type.l1.CFN_RESOURCE_TYPE_NAME, type]));
