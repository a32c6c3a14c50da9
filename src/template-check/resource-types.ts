import {
  CfnPublicRepository, CfnPullThroughCacheRule, CfnPullTimeUpdateExclusion, CfnRegistryPolicy, CfnRegistryScanningConfiguration,
  CfnReplicationConfiguration, CfnRepository, CfnRepositoryCreationTemplate, CfnSigningConfiguration,
} from 'aws-cdk-lib/aws-ecr';
import type { OncePerEnvironment } from '../core/claims';
import type { PropertyChecks } from '../core/property-checks';
import { creationTemplateChecks, ONE_TEMPLATE_A_PREFIX } from '../creation-template/creation-template-checks';
import { publicRepositoryChecks, ONE_PUBLIC_NAME } from '../public-repository/public-repository-checks';
import { CACHE_RULE_CHECKS, ONE_RULE_A_PREFIX } from '../pull-through-cache/cache-rule-checks';
import { EXCLUSION_CHECKS, ONE_EXCLUSION_A_ROLE } from '../registry/pull-time-update-exclusion-checks';
import { registryPolicyChecks, ONE_REGISTRY_POLICY } from '../registry/registry-policy-checks';
import { REPLICATION_CHECKS, ONE_REPLICATION_CONFIGURATION } from '../registry/replication-checks';
import { SCANNING_CHECKS, ONE_SCANNING_CONFIGURATION } from '../registry/scanning-checks';
import { SIGNING_CHECKS, ONE_SIGNING_CONFIGURATION } from '../registry/signing-checks';
import { REPOSITORY_CHECKS } from '../repository/repository-checks';

/** A checked type of CloudFormation. */
export interface ResourceType {
  /** The checks of our construct. */
  readonly checks: PropertyChecks<any>;

  /** What an account can have only once in a region. */
  readonly once?: OncePerEnvironment;

  /** The L1, which has the properties of the installed aws-cdk-lib. */
  readonly l1: { readonly CFN_RESOURCE_TYPE_NAME: string; readonly prototype: object };
}

const TYPES: readonly ResourceType[] = [
  { l1: CfnRepository, checks: REPOSITORY_CHECKS },
  { l1: CfnPublicRepository, checks: publicRepositoryChecks(), once: ONE_PUBLIC_NAME },
  { l1: CfnRepositoryCreationTemplate, checks: creationTemplateChecks(), once: ONE_TEMPLATE_A_PREFIX },
  { l1: CfnPullThroughCacheRule, checks: CACHE_RULE_CHECKS, once: ONE_RULE_A_PREFIX },
  { l1: CfnRegistryPolicy, checks: registryPolicyChecks(), once: ONE_REGISTRY_POLICY },
  { l1: CfnReplicationConfiguration, checks: REPLICATION_CHECKS, once: ONE_REPLICATION_CONFIGURATION },
  { l1: CfnRegistryScanningConfiguration, checks: SCANNING_CHECKS, once: ONE_SCANNING_CONFIGURATION },
  { l1: CfnSigningConfiguration, checks: SIGNING_CHECKS, once: ONE_SIGNING_CONFIGURATION },
  { l1: CfnPullTimeUpdateExclusion, checks: EXCLUSION_CHECKS, once: ONE_EXCLUSION_A_ROLE },
];

/** The checked types, by name. */
export const RESOURCE_TYPES: ReadonlyMap<string, ResourceType> = new Map(TYPES.map((type) => [type.l1.CFN_RESOURCE_TYPE_NAME, type]));
