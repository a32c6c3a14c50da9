import * as iam from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { RepositoryCreationTemplateProps } from './creation-template-props';
import { isAbsent } from '../core/tokens';
import { grantsOfRole, type ServiceRole } from '../policies/service-role';
import { RepositoryEncryption } from '../repository-settings/encryption';
import { nameBelow } from '../repository-settings/repository-prefix';

/** What ECR does with the role: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates-custom.html */
const REPOSITORY_ACTIONS = ['ecr:CreateRepository', 'ecr:ReplicateImage', 'ecr:TagResource'];
const KEY_ACTIONS = ['kms:CreateGrant', 'kms:DescribeKey', 'kms:RetireGrant'];

/** The role that was passed, or a new one if the template needs it. It gets the permissions that the template needs. */
export function roleOfTemplate(scope: Construct, props: RepositoryCreationTemplateProps): ServiceRole | undefined {
  const role = props.role ?? (needsRole(props) ? createRole(scope) : undefined);
  return role && { role, grants: grantNeeds(scope, role, props) };
}

/** Without a role, ECR accepts such a template, but creates no repository from it. */
function needsRole({ resourceTags, encryption, encryptionKey }: RepositoryCreationTemplateProps): boolean {
  const isKms = !isAbsent(encryption) && encryption.value !== RepositoryEncryption.AES_256.value;
  return isKms || !isAbsent(encryptionKey) || Object.keys(resourceTags ?? {}).length > 0;
}

function createRole(scope: Construct): iam.Role {
  return new iam.Role(scope, 'Role', { assumedBy: new iam.ServicePrincipal('ecr.amazonaws.com') });
}

function grantNeeds(scope: Construct, role: iam.IRoleRef, { prefix, encryptionKey }: RepositoryCreationTemplateProps): iam.Grant[] {
  const repositories = Stack.of(scope).formatArn({ service: 'ecr', resource: 'repository', resourceName: nameBelow(prefix, '*') });
  return grantsOfRole(scope, role, [
    { actions: REPOSITORY_ACTIONS, resourceArns: [repositories] },
    ...encryptionKey ? [{ actions: KEY_ACTIONS, resourceArns: [encryptionKey.keyRef.keyArn] }] : [],
  ]);
}
