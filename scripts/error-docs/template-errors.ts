import type { ErrorDocs } from './error-doc';
import type { TEMPLATE_CODES } from '../../src/codes/error-codes';

/** Templates from other sources. */
export const TEMPLATE_ERRORS = {
  UnknownProperty: {
    cause: 'A resource of a template has a property that its type does not have. CloudFormation rejects the template.',
    fix: 'Leave out the property, or correct its name. If it is newer than the installed aws-cdk-lib, update that.',
    example: "new CfnResource(this, 'Tools', { type: 'AWS::ECR::PublicRepository', properties: { EmptyOnDelete: true } })",
  },
} satisfies ErrorDocs<typeof TEMPLATE_CODES[number]>;
