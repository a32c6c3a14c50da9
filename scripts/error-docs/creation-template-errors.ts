import type { ErrorDocs } from './error-doc';
import type { CREATION_TEMPLATE_CODES } from '../../src/codes/error-codes';

/** Repository creation templates. */
export const CREATION_TEMPLATE_ERRORS = {
  InvalidCreationTrigger: {
    cause: 'The list `appliedFor` of a template has a value that is not a trigger, or has the same trigger twice.',
    fix: 'Use members of `RepositoryCreationTrigger`, each once.',
    example: "new RepositoryCreationTemplate(this, 'Template', { prefix: 'prod', appliedFor: ['PUSH' as any] })",
  },
  InvalidDescription: {
    cause: 'The description of a template is not a string, or too long.',
    fix: 'Use at most 256 characters.',
    example: "new RepositoryCreationTemplate(this, 'Template', { description: 'd'.repeat(257), … })",
  },
  EncryptionKeyNeedsKeyArn: {
    cause: 'The key of a template is an alias or a key id. ECR accepts only the ARN of a key there.',
    fix: 'Import the key with `Key.fromKeyArn`, or with `Key.fromLookup`, which finds it by its alias.',
    example: "new RepositoryCreationTemplate(this, 'Template', { encryptionKey: kms.Alias.fromAliasName(this, 'Key', 'alias/ecr'), … })",
  },
  InvalidRole: {
    cause: 'A value that must be a role, or its ARN, is something else.',
    fix: 'Pass a role of aws-iam; import one with `Role.fromRoleArn` or `Role.fromRoleName`.',
    example: "new RepositoryCreationTemplate(this, 'Template', { role: 'my-role' as any, … })",
  },
  RoleMustNotHavePath: {
    cause: 'The role of a template has a path, such as `role/team/name`. CloudFormation rejects its ARN.',
    fix: 'Use a role with the path `/`, or leave out `role` to have one created.',
    example: "new RepositoryCreationTemplate(this, 'Template', { role: new iam.Role(this, 'Role', { path: '/team/', … }), … })",
  },
  RoleInOtherAccount: {
    cause: 'A role is in another account than the registry that uses it.',
    fix: 'Use a role of the account of the stack.',
    example: "new RepositoryCreationTemplate(this, 'Template', { role: iam.Role.fromRoleArn(this, 'Role', 'arn:aws:iam::444455556666:role/ecr'), … })",
  },
  DuplicateTemplatePrefix: {
    cause: 'Two templates of one account and region have the same prefix.',
    fix: 'Put the settings into one template, or give one of them another prefix.',
    example: "['A', 'B'].forEach((id) => new RepositoryCreationTemplate(this, id, { prefix: 'prod', … }))",
  },
} satisfies ErrorDocs<typeof CREATION_TEMPLATE_CODES[number]>;
