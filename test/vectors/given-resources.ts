import { CfnPullThroughCacheRule } from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as signer from 'aws-cdk-lib/aws-signer';
import { SecretValue, type Stack } from 'aws-cdk-lib/core';
import type { TypeUnderTest } from './vector';

/** Resources that users bring along. */
export const GIVEN: Record<string, TypeUnderTest> = {
  'AWS::IAM::Role': {
    construct: (stack, id, { AssumeRolePolicyDocument: { Statement: [{ Principal }] }, Path: path }) => (
      new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal(Principal.Service), path })),
  },
  'AWS::ECR::PullThroughCacheRule': {
    construct: (stack, id, { EcrRepositoryPrefix: ecrRepositoryPrefix, UpstreamRegistryUrl: upstreamRegistryUrl }) => (
      new CfnPullThroughCacheRule(stack, id, { ecrRepositoryPrefix, upstreamRegistryUrl })),
  },
  'AWS::IAM::InstanceProfile': { construct: (stack, id, { Roles: roles }) => new iam.CfnInstanceProfile(stack, id, { roles }) },
  'AWS::Signer::SigningProfile': {
    construct: (stack, id, { PlatformId: platform, ProfileName: signingProfileName }) => new signer.SigningProfile(stack, id, {
      signingProfileName, platform: Object.values(signer.Platform).find(({ platformId }) => platformId === platform),
    }),
  },
  'AWS::KMS::Key': { construct: (stack: Stack, id) => new kms.Key(stack, id) },
  'AWS::SecretsManager::Secret': {
    construct: (stack, id, { Name: secretName, KmsKeyId: key, SecretString: text }) => new secretsmanager.Secret(stack, id, {
      secretName,
      encryptionKey: key && kms.Key.fromKeyArn(stack, `${id}Key`, key),
      secretStringValue: SecretValue.unsafePlainText(text),
    }),
  },
};
