import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { RepositoryProps } from './repository-props';
import { REPOSITORY_TEMPLATE_CHECKS, type TemplateProps } from './repository-template-checks';
import { checkAccountId } from '../checks/account-ids';
import { checkRemovalPolicy } from '../checks/removal-policies';
import { checkRepositoryName } from '../checks/repository-names';
import { checkBoolean, readTemplateBoolean } from '../checks/types';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import type { CheckSubject, PropertyChecks } from '../core/property-checks';
import { isKnownLater } from '../core/tokens';
import { ENCRYPTION_CHECKS } from '../repository-settings/encryption';
import { TAG_MUTABILITY_CHECKS } from '../repository-settings/tag-mutability';

/** The checked properties of a repository. The set of lifecycle rules has already checked each rule. */
export interface CheckedRepositoryProps extends Omit<RepositoryProps, 'lifecycleRules'>, TemplateProps {
  readonly lifecycleRules?: readonly Problem[];
}

/** The checks of a repository, in the order of aws-cdk-lib. The first problem gives the error its name, which must be the same as there. */
export const REPOSITORY_CHECKS: PropertyChecks<CheckedRepositoryProps> = [
  { prop: 'repositoryName', path: 'RepositoryName', problems: (repositoryName, name) => checkRepositoryName(name, repositoryName) },
  { props: ['imageTagMutability', 'imageTagMutabilityExclusionFilters'], checks: () => TAG_MUTABILITY_CHECKS },
  { props: ['encryption', 'encryptionKey'], checks: () => ENCRYPTION_CHECKS },
  {
    prop: 'imageScanOnPush',
    path: 'ImageScanningConfiguration.ScanOnPush',
    fromTemplate: readTemplateBoolean,
    problems: (scan, name) => checkBoolean(name, scan),
  },
  { prop: 'lifecycleRegistryId', path: 'LifecyclePolicy.RegistryId', problems: (id, name, { account }) => checkAccountId(name, id, account) },
  { prop: 'lifecycleRules', problems: (problems) => problems },
  { prop: 'removalPolicy', problems: (policy, name) => checkRemovalPolicy(name, policy) },
  { prop: 'emptyOnDelete', path: 'EmptyOnDelete', fromTemplate: readTemplateBoolean, problems: checkEmptyOnDelete },
  { prop: 'autoDeleteImages', problems: checkAutoDeleteImages },
  { props: [], checks: () => REPOSITORY_TEMPLATE_CHECKS },
];

/** Problems of lifecycle rules that aws-cdk-lib reports only when it renders them, after all others. */
const REPORTED_LAST: ReadonlySet<Problem['code']> = new Set([
  'AnyTagStatusRuleMustHaveHighestPriority', 'CannotCombinePrioritizedAnyRuleWithUnprioritizedRules', 'CannotConvertedIntoWhole',
] as const);

/** Sorts problems into the order in which aws-cdk-lib finds them. */
export function inOrderOfUpstream(problems: Problem[]): Problem[] {
  return problems.length < 2 ? problems : [
    ...problems.filter(({ code }) => !REPORTED_LAST.has(code)),
    ...problems.filter(({ code }) => REPORTED_LAST.has(code)),
  ];
}

/** The problem of a repository with `emptyOnDelete` that is not deleted. */
export function emptyOnDeleteNeedsDestroy(removalPolicy: unknown): Problem {
  return {
    code: 'EmptyOnDeleteRequiresDestroyRemovalPolicy',
    message: `removalPolicy must be RemovalPolicy.DESTROY when emptyOnDelete is true, got ${formatValue(removalPolicy)}`,
  };
}

/**
 * A removal policy that is not given may still be applied: see `requireDestroyPolicy`. In a template, the removal policy is not
 * a property.
 */
function checkEmptyOnDelete(emptyOnDelete: unknown, name: string, subject: CheckSubject): Problem[] {
  if (emptyOnDelete !== true) {
    return checkBoolean(name, emptyOnDelete);
  }
  const removalPolicy = subject.valueOf('removalPolicy');
  return removalPolicy === undefined || !keeps(removalPolicy) ? [] : [emptyOnDeleteNeedsDestroy(removalPolicy)];
}

function checkAutoDeleteImages(autoDeleteImages: unknown, name: string, subject: CheckSubject): Problem[] {
  if (autoDeleteImages !== true) {
    return checkBoolean(name, autoDeleteImages);
  }
  const [removalPolicy, emptyOnDelete] = [subject.valueOf('removalPolicy'), subject.valueOf('emptyOnDelete')];
  return emptyOnDelete || isKnownLater(emptyOnDelete) || !keeps(removalPolicy) ? [] : [{
    code: 'AutoDeleteImagesRequiresDestroyRemovalPolicy',
    message: `removalPolicy must be RemovalPolicy.DESTROY when autoDeleteImages is true, got ${formatValue(removalPolicy)}`,
  }];
}

/** Whether a repository is kept under a removal policy. An invalid policy is reported by its own check only. */
function keeps(removalPolicy: unknown): boolean {
  return removalPolicy !== RemovalPolicy.DESTROY && checkRemovalPolicy('', removalPolicy).length === 0;
}
