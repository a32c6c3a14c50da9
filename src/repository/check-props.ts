import { RemovalPolicy, Token } from 'aws-cdk-lib/core';
import type { Problem } from '../private/errors';
import { RepositoryEncryption } from './encryption';
import type { RepositoryProps } from './repository-props';
import { TagMutability } from './tag-mutability';

/** Everything that ECR, CloudFormation or aws-cdk-lib/aws-ecr would refuse of a repository's properties, but the lifecycle rules. */
export function checkRepositoryProps(props: RepositoryProps): Problem[] {
  return [
    ...checkTagMutability(props),
    ...checkEncryption(props),
    ...checkRemoval(props),
  ];
}

function checkTagMutability(props: RepositoryProps): Problem[] {
  const { imageTagMutability: mode, imageTagMutabilityExclusionFilters: filters } = props;
  const takesFilters = mode === TagMutability.IMMUTABLE_WITH_EXCLUSION || mode === TagMutability.MUTABLE_WITH_EXCLUSION;
  if (filters && !takesFilters) {
    return [{
      code: 'ImageTagMutabilityRequiresExclusionFilters',
      message: `imageTagMutability must be IMMUTABLE_WITH_EXCLUSION or MUTABLE_WITH_EXCLUSION when imageTagMutabilityExclusionFilters is given, got ${mode}`,
    }];
  }
  if (filters && (filters.length < 1 || filters.length > 5)) {
    return [{
      code: 'ExclusionFiltersCountOutOfRange',
      message: `imageTagMutabilityExclusionFilters must have 1 to 5 filters, got ${filters.length}`,
    }];
  }
  if (takesFilters && !filters) {
    return [{
      code: 'ExclusionFiltersRequiredForMutabilityWithExclusion',
      message: `imageTagMutabilityExclusionFilters is required with imageTagMutability ${mode}`,
    }];
  }
  return [];
}

function checkEncryption({ encryption, encryptionKey }: RepositoryProps): Problem[] {
  if (encryptionKey && encryption?.value === RepositoryEncryption.AES_256.value) {
    return [{
      code: 'EncryptionKeyRequiresKmsEncryption',
      message: `encryption must be KMS or KMS_DSSE when encryptionKey is given, got ${encryption.value}`,
    }];
  }
  return [];
}

function checkRemoval(props: RepositoryProps): Problem[] {
  if (props.removalPolicy === RemovalPolicy.DESTROY) {
    return [];
  }
  if (props.emptyOnDelete && !Token.isUnresolved(props.emptyOnDelete)) {
    return [{
      code: 'EmptyOnDeleteRequiresDestroyRemovalPolicy',
      message: `emptyOnDelete needs removalPolicy: RemovalPolicy.DESTROY, got ${props.removalPolicy ?? 'none'}`,
    }];
  }
  if (props.autoDeleteImages && props.emptyOnDelete === undefined) {
    return [{
      code: 'AutoDeleteImagesRequiresDestroyRemovalPolicy',
      message: `autoDeleteImages needs removalPolicy: RemovalPolicy.DESTROY, got ${props.removalPolicy ?? 'none'}`,
    }];
  }
  return [];
}
