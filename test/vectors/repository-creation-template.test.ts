import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { Stack } from 'aws-cdk-lib/core';
import { runVectors } from './run-vectors';
import type { FindConstruct } from './vector';
import { ImageTagMutabilityExclusionFilter, LifecyclePolicy, RepositoryCreationTemplate, RepositoryEncryption, type TagMutability } from '../../src';
import { creationTemplateChecks } from '../../src/creation-template/creation-template-checks';

runVectors('AWS::ECR::RepositoryCreationTemplate', {
  checks: creationTemplateChecks(),
  construct: (stack, id, properties, find) => new RepositoryCreationTemplate(stack, id, {
    prefix: properties.Prefix,
    appliedFor: properties.AppliedFor,
    description: properties.Description,
    imageTagMutability: properties.ImageTagMutability as TagMutability,
    imageTagMutabilityExclusionFilters: properties.ImageTagMutabilityExclusionFilters
      ?.map((filter: Record<string, string>) => ImageTagMutabilityExclusionFilter.wildcard(filter.ImageTagMutabilityExclusionFilterValue)),
    encryption: encryptionOf(properties.EncryptionConfiguration?.EncryptionType),
    encryptionKey: keyOf(stack, properties.EncryptionConfiguration?.KmsKey, find),
    lifecyclePolicy: properties.LifecyclePolicy && LifecyclePolicy.fromJson(properties.LifecyclePolicy),
    repositoryPolicy: properties.RepositoryPolicy
      && JSON.parse(properties.RepositoryPolicy).Statement.map((json: object) => iam.PolicyStatement.fromJson(json)),
    resourceTags: properties.ResourceTags
      && Object.fromEntries(properties.ResourceTags.map(({ Key: key, Value: value }: Record<string, string>) => [key, value])),
    role: roleOf(stack, properties.CustomRoleArn, find),
  }),
}, {
  notExpressible: {
    RCT041: 'filters have one type',
    RCT057: 'a key gives its ARN',
    RCT060: 'a lifecycle policy is rules, not JSON',
    RCT067: 'a repository policy is statements, not JSON',
    RCT096: 'there is no registryId',
  },
  notInProperties: {
    RCT057: 'a reference to a key of the template',
    RCT090: 'the path of a role of the template',
    RCT096: 'a property that the type does not have',
  },
});

function encryptionOf(type?: string): RepositoryEncryption | undefined {
  return [RepositoryEncryption.AES_256, RepositoryEncryption.KMS, RepositoryEncryption.KMS_DSSE].find(({ value }) => value === type);
}

/** A key by its ARN, or by text that a user took for it. */
function keyOf(stack: Stack, arn: unknown, find: FindConstruct): kms.IKeyRef | undefined {
  if (typeof arn !== 'string') {
    return find(arn);
  }
  return arn.includes(':key/') ? kms.Key.fromKeyArn(stack, 'GivenKey', arn) : { keyRef: { keyArn: arn, keyId: arn } } as kms.IKeyRef;
}

function roleOf(stack: Stack, arn: unknown, find: FindConstruct): iam.IRoleRef | undefined {
  return typeof arn === 'string' ? iam.Role.fromRoleArn(stack, 'GivenRole', arn) : find(arn);
}
