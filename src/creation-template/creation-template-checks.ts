import { CfnRole, type IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { CfnResource } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { RepositoryCreationTemplateProps } from './creation-template-props';
import { missingRoleWarnings, mutabilityWarnings, triggerWarnings } from './creation-template-warnings';
import { RepositoryCreationTrigger } from './repository-creation-trigger';
import { checkKeyArn } from '../checks/key-arns';
import { checkPolicyJson } from '../checks/policy-json';
import type { AcceptAccount } from '../checks/policy-statements';
import { checkRemovalPolicy } from '../checks/removal-policies';
import { checkPrefix } from '../checks/repository-names';
import { checkRoleArn, roleHasPath } from '../checks/role-arns';
import type { OncePerEnvironment } from '../core/claims';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import type { CheckSubject, PropertyChecks } from '../core/property-checks';
import { isAbsent, isKnownLater } from '../core/tokens';
import { policyJsonWarnings } from '../policies/policy-json-warnings';
import { REPOSITORY_POLICY } from '../policies/policy-kinds';
import { ENCRYPTION_CHECKS } from '../repository-settings/encryption';
import { lifecycleTextCheck } from '../repository-settings/lifecycle-text-check';
import { EQUIVALENT_PREFIXES } from '../repository-settings/repository-prefix';
import { checkResourceTags, tagsByKey } from '../repository-settings/resource-tags';
import { TAG_MUTABILITY_CHECKS } from '../repository-settings/tag-mutability';

const PREFIX_LENGTH = { min: 1, max: 256 };
const MAX_DESCRIPTION = 256;
const TRIGGERS: readonly unknown[] = Object.values(RepositoryCreationTrigger);

/**
 * The checked properties of a template. The set of lifecycle rules has already checked each rule. Statements are checked
 * together, as a policy.
 */
export interface CheckedTemplateProps extends Omit<RepositoryCreationTemplateProps, 'lifecycleRules' | 'lifecyclePolicy' | 'repositoryPolicy'> {
  readonly lists: readonly Problem[];
  readonly repositoryPolicy: unknown;

  /** Whether the construct makes a role where the template needs one. */
  readonly makesRole: true;

  /** The two policies in the form of a CloudFormation template. */
  readonly lifecyclePolicyText?: string;
  readonly repositoryPolicyText?: string;
}

/**
 * The checks of a repository creation template.
 *
 * @param acceptAccount accepts an account id that is not valid in AWS
 */
export function creationTemplateChecks(acceptAccount?: AcceptAccount): PropertyChecks<CheckedTemplateProps> {
  return [
    { prop: 'prefix', path: 'Prefix', required: true, problems: (prefix, name) => checkTemplatePrefix(name, prefix) },
    { prop: 'appliedFor', path: 'AppliedFor', required: true, problems: checkTriggers, warnings: triggerWarnings },
    { prop: 'description', path: 'Description', problems: checkDescription },
    ...TAG_MUTABILITY_CHECKS,
    { prop: 'imageTagMutability', path: 'ImageTagMutability', problems: () => [], warnings: mutabilityWarnings },
    ...ENCRYPTION_CHECKS,
    {
      prop: 'encryptionKey',
      path: 'EncryptionConfiguration.KmsKey',
      fromTyped: (key: Partial<IKeyRef>) => aliasOf(key) ?? key.keyRef?.keyArn,
      problems: (arn, name) => checkKeyArn(name, arn),
    },
    { prop: 'lists', problems: (problems) => problems },
    lifecycleTextCheck('LifecyclePolicy'),
    { prop: 'repositoryPolicy', problems: (policy, name, subject) => checkPolicyJson(name, policy, REPOSITORY_POLICY, subject, acceptAccount) },
    {
      prop: 'repositoryPolicyText',
      path: 'RepositoryPolicy',
      problems: (text, name, subject) => checkPolicyIsText(name, text) ?? checkPolicyJson(name, text, REPOSITORY_POLICY, subject, acceptAccount),
      warnings: (text, name, subject) => policyJsonWarnings(name, text, REPOSITORY_POLICY, subject),
    },
    { prop: 'resourceTags', path: 'ResourceTags', fromTemplate: tagsByKey, problems: (tags, name) => checkResourceTags(name, tags) },
    { prop: 'role', path: 'CustomRoleArn', problems: checkRole },
    {
      prop: 'makesRole',
      path: 'CustomRoleArn',
      required: true,
      problems: () => [],
      warnings: (makes, _, subject) => isAbsent(makes) ? missingRoleWarnings(subject) : [],
    },
    { prop: 'removalPolicy', problems: (policy, name) => checkRemovalPolicy(name, policy) },
  ];
}

/** What is wrong with the prefix of a template. */
export function checkTemplatePrefix(name: string, prefix: unknown): Problem[] {
  return checkPrefix(name, prefix ?? '', PREFIX_LENGTH);
}

function checkTriggers(triggers: unknown, name: string): Problem[] {
  if (isKnownLater(triggers)) {
    return [];
  }
  const names = TRIGGERS.join(', ');
  if (!Array.isArray(triggers)) {
    return [{ code: 'ExpectedList', message: `${name} must be a list of ${names}, got ${formatValue(triggers)}` }];
  }
  return Array.from(triggers).flatMap((trigger, index): Problem[] => {
    if (isKnownLater(trigger)) {
      return [];
    }
    const first = triggers.indexOf(trigger);
    if (!TRIGGERS.includes(trigger)) {
      return [{ code: 'InvalidCreationTrigger', message: `${name}[${index}] must be one of ${names}, got ${formatValue(trigger)}` }];
    }
    return first === index ? [] : [{
      code: 'InvalidCreationTrigger', message: `${name}[${index}] must differ from ${name}[${first}], got ${formatValue(trigger)} twice: leave out one`,
    }];
  });
}

function checkDescription(description: unknown, name: string): Problem[] {
  if (isKnownLater(description) || (typeof description === 'string' && description.length <= MAX_DESCRIPTION)) {
    return [];
  }
  const length = typeof description === 'string' ? `, has ${description.length}` : `, got ${formatValue(description)}`;
  return [{ code: 'InvalidDescription', message: `${name} must be a string of at most ${MAX_DESCRIPTION} characters${length}` }];
}

/** The problem of a policy that is an object, which only a repository accepts, or of text that is too long, including its blanks. */
function checkPolicyIsText(name: string, text: unknown): Problem[] | undefined {
  if (isKnownLater(text)) {
    return [];
  }
  if (typeof text !== 'string') {
    return [{ code: 'InvalidPolicyText', message: `${name} must be JSON text, got ${formatValue(text)}` }];
  }
  return text.length <= REPOSITORY_POLICY.maxLength ? undefined : [{
    code: 'PolicyTextTooLong', message: `${name} must have at most ${REPOSITORY_POLICY.maxLength} characters, has ${text.length}`,
  }];
}

/** The name of a new alias in messages. CDK gives its ARN as that of a key, and its name may be a token. */
function aliasOf(key: Partial<IKeyRef>): string | undefined {
  const l1 = key.node?.defaultChild as CfnResource | undefined;
  return l1?.cfnResourceType === 'AWS::KMS::Alias' ? 'alias' : undefined;
}

/** A template has only the ARN of the role. The path of a role that the app defines is a property of its L1. */
function checkRole(role: string | IRoleRef, name: string, subject: CheckSubject): Problem[] {
  const arn = typeof role === 'string' || isKnownLater(role) ? role : role.roleRef?.roleArn;
  const path = subject.resolve(pathOf(role));
  return [
    ...checkRoleArn(name, subject.resolve(arn), { path: false, account: subject.account }),
    ...isAbsent(path) || path === '/' || isKnownLater(path) ? [] : [roleHasPath(name, path)],
  ];
}

function pathOf(role: unknown): string | undefined {
  const l1 = [role, (role as Partial<IConstruct>).node?.defaultChild].find((candidate) => CfnRole.isCfnRole(candidate));
  return (l1 as CfnRole | undefined)?.path;
}

/** A registry has one creation template for a prefix. */
export const ONE_TEMPLATE_A_PREFIX: OncePerEnvironment = {
  type: 'AWS::ECR::RepositoryCreationTemplate',
  uniqueProperty: 'prefix',
  what: 'a repository creation template',
  fix: 'put the settings into one template, or give one of them another prefix',
  code: 'DuplicateTemplatePrefix',
  warning: 'cdk-ecr:duplicateTemplatePrefix',
  alike: EQUIVALENT_PREFIXES,
};
