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

/** What is checked of a repository. The set of lifecycle rules has checked each rule that was added. */
export interface CheckedRepositoryProps extends Omit<RepositoryProps, 'lifecycleRules'>, TemplateProps {
  readonly lifecycleRules: readonly Problem[];
}

/** The checks of a repository, in the order of aws-cdk-lib: the first problem names the error, and shall be the same as there. */
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

/** What aws-cdk-lib says of lifecycle rules only when it renders them, after all else. */
const SAID_LAST: ReadonlySet<Problem['code']> = new Set([
  'AnyTagStatusRuleMustHaveHighestPriority', 'CannotCombinePrioritizedAnyRuleWithUnprioritizedRules', 'CannotConvertedIntoWhole',
] as const);

/** Puts problems into the order in which aws-cdk-lib finds them. */
export function inOrderOfUpstream(problems: Problem[]): Problem[] {
  return problems.length < 2 ? problems : [
    ...problems.filter(({ code }) => !SAID_LAST.has(code)),
    ...problems.filter(({ code }) => SAID_LAST.has(code)),
  ];
}

/** The problem of a repository that is emptied when it is deleted, but is not deleted. */
export function emptyOnDeleteNeedsDestroy(removalPolicy: unknown): Problem {
  return {
    code: 'EmptyOnDeleteRequiresDestroyRemovalPolicy',
    message: `removalPolicy must be RemovalPolicy.DESTROY when emptyOnDelete is true, got ${formatValue(removalPolicy)}`,
  };
}

/** Without a removal policy, one may still be applied: see `requireDestroyPolicy`. A template has no removal policy among its properties. */
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

/** Whether a repository is kept under a removal policy. Nothing more is said about an invalid one. */
function keeps(removalPolicy: unknown): boolean {
  return removalPolicy !== RemovalPolicy.DESTROY && checkRemovalPolicy('', removalPolicy).length === 0;
}
