import type { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { CfnDeletionPolicy, type Resource } from 'aws-cdk-lib/core';
import { emptyOnDeleteNeedsDestroy } from './repository-checks';
import { messages } from '../core/errors';

/** Requires at synthesis the removal policy that the constructor was not given, but that may have been applied since. */
export function requireDestroyPolicy(repository: Resource, resource: CfnRepository): void {
  repository.node.addValidation({
    validate: () => {
      const { deletionPolicy } = resource.cfnOptions;
      const keeps = resource.emptyOnDelete === true && deletionPolicy !== CfnDeletionPolicy.DELETE;
      return keeps ? messages([emptyOnDeleteNeedsDestroy(deletionPolicy)]) : [];
    },
  });
}
