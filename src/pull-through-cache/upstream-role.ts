import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { findUpstream } from './known-upstreams';
import type { UpstreamConnection } from './upstream-registry';
import { withoutTokens } from '../core/tokens';
import { grantsOfRole, type ServiceRole } from '../policies/service-role';

/** What ECR does with the role: https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-private.html */
const ROLE_ACTIONS = [
  'ecr:BatchGetImage',
  'ecr:BatchImportUpstreamImage',
  'ecr:CompleteLayerUpload',
  'ecr:GetAuthorizationToken',
  'ecr:GetDownloadUrlForLayer',
  'ecr:GetImageCopyStatus',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];

/** What the owner of the upstream must allow the account of the rule. */
export const UPSTREAM_ACTIONS = ['ecr:BatchGetImage', 'ecr:BatchImportUpstreamImage', 'ecr:GetDownloadUrlForLayer', 'ecr:GetImageCopyStatus'];

/** The private registry of ECR that a rule pulls from: as it was given, or read from the URL. */
export function ecrUpstreamOf(connection: Partial<UpstreamConnection>): { readonly account?: string; readonly region?: string } | undefined {
  const { account, region, url } = connection;
  if (account !== undefined) {
    return { account, region };
  }
  const upstream = url === undefined ? undefined : findUpstream(withoutTokens(url));
  return upstream?.registry === 'ecr' ? { account: upstream.account, region: upstream.region } : undefined;
}

/** The role that was given, or one that is created for a registry of another account. It gets the permissions that ECR needs. */
export function roleOfUpstream(scope: Construct, connection: Partial<UpstreamConnection>): ServiceRole | undefined {
  const upstream = ecrUpstreamOf(connection);
  if (upstream === undefined) {
    return undefined;
  }
  const isOther = upstream.account !== Stack.of(scope).account;
  const role = connection.role ?? (isOther ? createRole(scope) : undefined);
  return role && { role, grants: grantsOfRole(scope, role, [{ actions: ROLE_ACTIONS, resourceArns: ['*'] }]) };
}

function createRole(scope: Construct): iam.Role {
  return new iam.Role(scope, 'Role', { assumedBy: new iam.ServicePrincipal('pullthroughcache.ecr.amazonaws.com') });
}
