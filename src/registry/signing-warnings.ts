import { Stack, type CfnResource } from 'aws-cdk-lib/core';
import type { aws_signer } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { formatValue } from '../core/format-value';
import { isAbsent, isKnownLater, resolverOf } from '../core/tokens';
import { warnAll, type Warning } from '../core/warnings';

/** The platform of profiles that sign images: https://docs.aws.amazon.com/AmazonECR/latest/userguide/managed-signing.html */
const PLATFORM = 'Notation-OCI-SHA384-ECDSA';

/** The regions for which the CloudFormation type was not listed in autumn 2026. */
const REGIONS_WITHOUT_SIGNING: ReadonlySet<string | undefined> = new Set([
  'ap-east-2', 'ap-northeast-3', 'ap-south-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7',
  'ca-west-1', 'cn-north-1', 'cn-northwest-1', 'eu-central-2', 'eu-south-2', 'il-central-1', 'me-central-1', 'mx-central-1',
]);

/** The warning about a region that may not have managed signing yet. */
export function signingRegionWarnings(region: string | undefined): Warning[] {
  return !REGIONS_WITHOUT_SIGNING.has(region) ? [] : [{
    id: 'cdk-ecr:signingRegion', message: `AWS::ECR::SigningConfiguration was not available in ${region} in autumn 2026: check that it is available before you deploy`,
  }];
}

/** Warns about a profile of the app that does not sign images. */
export function warnAboutPlatform(scope: IConstruct, profile: aws_signer.ISigningProfileRef): void {
  const resource = (profile.node?.defaultChild ?? profile) as Partial<CfnResource> & { readonly platformId?: string };
  if (resource.cfnResourceType === 'AWS::Signer::SigningProfile') {
    warnAll(scope, platformWarnings(profile.node.path, resolverOf(Stack.of(profile))(resource.platformId)));
  }
}

/** The warning about the platform of a profile. */
export function platformWarnings(profile: string, platform: unknown): Warning[] {
  return isAbsent(platform) || isKnownLater(platform) || platform === PLATFORM ? [] : [{
    id: 'cdk-ecr:signingPlatform',
    message: `images are signed by profiles of the platform ${PLATFORM}, but ${profile} is of ${formatValue(platform)}: use Platform.NOTATION_OCI_SHA384_ECDSA`,
  }];
}
