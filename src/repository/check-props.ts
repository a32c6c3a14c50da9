import { RemovalPolicy, Token } from 'aws-cdk-lib/core';
import type { RepositoryProps } from './repository-props';
import { checkAccountId } from '../checks/account-ids';
import { checkRemovalPolicy } from '../checks/removal-policies';
import { checkRepositoryName } from '../checks/repository-names';
import { checkBoolean, checkList } from '../checks/types';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { checkEncryption } from '../repository-settings/encryption-checks';
import { checkTagMutability } from '../repository-settings/tag-mutability-checks';

/** What aws-cdk-lib says of lifecycle rules only when it renders them, after all else. */
const SAID_LAST: ReadonlySet<Problem['code']> = new Set([
  'AnyTagStatusRuleMustHaveHighestPriority', 'CannotCombinePrioritizedAnyRuleWithUnprioritizedRules', 'CannotConvertedIntoWhole',
] as const);

/**
 * Everything that ECR, CloudFormation or aws-cdk-lib/aws-ecr would refuse of a repository's properties, in the order of
 * aws-cdk-lib, so that the first problem, which names the error, is the same as there.
 */
export function checkRepositoryProps(props: RepositoryProps, region: string, ofRules: readonly Problem[]): Problem[] {
  return [
    ...checkRepositoryName('repositoryName', props.repositoryName, region),
    ...checkTagMutability(props.imageTagMutability, props.imageTagMutabilityExclusionFilters),
    ...checkEncryption(props.encryption, props.encryptionKey, region),
    ...checkBoolean('imageScanOnPush', props.imageScanOnPush),
    ...checkAccountId('lifecycleRegistryId', props.lifecycleRegistryId),
    ...checkList('lifecycleRules', props.lifecycleRules),
    ...ofRules.filter(({ code }) => !SAID_LAST.has(code)),
    ...checkRemoval(props),
    ...ofRules.filter(({ code }) => SAID_LAST.has(code)),
  ];
}

function checkRemoval(props: RepositoryProps): Problem[] {
  const { emptyOnDelete, autoDeleteImages, removalPolicy } = props;
  const types = [
    ...checkRemovalPolicy('removalPolicy', removalPolicy),
    ...checkBoolean('emptyOnDelete', emptyOnDelete),
    ...checkBoolean('autoDeleteImages', autoDeleteImages),
  ];
  if (types.length > 0 || removalPolicy === RemovalPolicy.DESTROY) {
    return types;
  }
  if (emptyOnDelete && !Token.isUnresolved(emptyOnDelete) && removalPolicy !== undefined) {
    return [emptyOnDeleteNeedsDestroy(removalPolicy)];
  }
  if (autoDeleteImages && !emptyOnDelete) {
    return [{
      code: 'AutoDeleteImagesRequiresDestroyRemovalPolicy',
      message: `removalPolicy must be RemovalPolicy.DESTROY when autoDeleteImages is true, got ${formatValue(removalPolicy)}`,
    }];
  }
  return [];
}

/** The fault of a repository that is to be emptied when it is deleted, but is not to be deleted. */
export function emptyOnDeleteNeedsDestroy(removalPolicy: unknown): Problem {
  return {
    code: 'EmptyOnDeleteRequiresDestroyRemovalPolicy',
    message: `removalPolicy must be RemovalPolicy.DESTROY when emptyOnDelete is true, got ${formatValue(removalPolicy)}`,
  };
}
