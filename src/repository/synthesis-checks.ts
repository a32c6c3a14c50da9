import type { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { CfnDeletionPolicy, type Resource } from 'aws-cdk-lib/core';
import { emptyOnDeleteNeedsDestroy } from './repository-checks';
import { messages } from '../core/errors';

/** Requires a removal policy at synthesis that was not passed to the constructor, but may have been applied since. */
export function requireDestroyPolicy(repository: Resource, resource: CfnRepository): void {
  repository.node.addValidation({
    validate: () => {
      const { deletionPolicy } = resource.cfnOptions;
      const keeps = resource.emptyOnDelete === true && deletionPolicy !== CfnDeletionPolicy.DELETE;
      return keeps ? messages([emptyOnDeleteNeedsDestroy(deletionPolicy)]) : [];
    },
  });
}
