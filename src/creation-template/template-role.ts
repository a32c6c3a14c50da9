import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { RepositoryCreationTemplateProps } from './creation-template-props';
import { isAbsent } from '../core/tokens';
import { RepositoryEncryption } from '../repository-settings/encryption';
import { nameBelow } from '../repository-settings/repository-prefix';

/** What ECR does with the role: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates-custom.html */
const REPOSITORY_ACTIONS = ['ecr:CreateRepository', 'ecr:ReplicateImage', 'ecr:TagResource'];
const KEY_ACTIONS = ['kms:CreateGrant', 'kms:DescribeKey', 'kms:RetireGrant'];

/** The role of a template, and the grants that it needs before the template. */
export interface TemplateRole {
  readonly role: iam.IRoleRef;
  readonly grants: readonly iam.Grant[];
}

/** The role that was given, or one that is created if the template needs one. It gets the permissions that the template needs. */
export function roleOfTemplate(scope: Construct, props: RepositoryCreationTemplateProps): TemplateRole | undefined {
  const role = props.role ?? (needsRole(props) ? createRole(scope) : undefined);
  return role && { role, grants: grantNeeds(scope, asGrantable(scope, role), props) };
}

/** Without a role, ECR accepts the template, and creates no repository. */
function needsRole({ resourceTags, encryption, encryptionKey }: RepositoryCreationTemplateProps): boolean {
  const isKms = !isAbsent(encryption) && encryption.value !== RepositoryEncryption.AES_256.value;
  return isKms || !isAbsent(encryptionKey) || Object.keys(resourceTags ?? {}).length > 0;
}

function createRole(scope: Construct): iam.Role {
  return new iam.Role(scope, 'Role', { assumedBy: new iam.ServicePrincipal('ecr.amazonaws.com') });
}

/** A reference without methods, such as an L1, is given a policy by the name of the role. */
function asGrantable(scope: Construct, role: iam.IRoleRef): iam.IGrantable {
  const { grantPrincipal } = role as Partial<iam.IRole>;
  return grantPrincipal === undefined ? iam.Role.fromRoleName(scope, 'GivenRole', role.roleRef.roleName) : { grantPrincipal };
}

function grantNeeds(scope: Construct, grantee: iam.IGrantable, { prefix, encryptionKey }: RepositoryCreationTemplateProps): iam.Grant[] {
  const repositories = Stack.of(scope).formatArn({ service: 'ecr', resource: 'repository', resourceName: nameBelow(prefix, '*') });
  return [
    iam.Grant.addToPrincipal({ grantee, actions: REPOSITORY_ACTIONS, resourceArns: [repositories] }),
    ...encryptionKey ? [iam.Grant.addToPrincipal({ grantee, actions: KEY_ACTIONS, resourceArns: [encryptionKey.keyRef.keyArn] })] : [],
  ];
}
