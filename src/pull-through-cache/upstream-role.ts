import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import type { Construct, IConstruct } from 'constructs';
import { findUpstream } from './known-upstreams';
import type { UpstreamConnection } from './upstream-registry';
import { formatValue } from '../core/format-value';
import { withoutTokens } from '../core/tokens';
import { warn } from '../core/warnings';
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

/** A private registry of ECR, as far as it is known. */
export type EcrUpstream = Pick<UpstreamConnection, 'account' | 'region'>;

/** The private registry of ECR that a rule pulls from: as passed, or read from the URL. */
export function ecrUpstreamOf(connection: Partial<UpstreamConnection>): EcrUpstream | undefined {
  const { account, region, url } = connection;
  if (account !== undefined) {
    return { account, region };
  }
  const upstream = url === undefined ? undefined : findUpstream(withoutTokens(url));
  return upstream?.registry === 'ecr' ? { account: upstream.account, region: upstream.region } : undefined;
}

/** The role that was passed, or one that is created for a registry of another account. It gets the permissions that ECR needs. */
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

/** Warns about a repository that is certainly not in the upstream registry, so that the permission has no effect. */
export function warnAboutOtherUpstream(scope: IConstruct, { env, node }: aws_ecr.IRepositoryRef, { account, region }: EcrUpstream): void {
  const differs = (one: string | undefined, other: string) => one !== undefined && Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
  if (differs(account, env.account) || differs(region, env.region)) {
    warn(scope, 'cdk-ecr:repositoryOutsideUpstream', `${node.path} is not in the registry that this rule pulls from, which is in account ${formatValue(account)} `
      + `and region ${formatValue(region)}: pass a repository of that registry`);
  }
}
