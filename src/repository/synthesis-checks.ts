import type { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { CfnDeletionPolicy, type Resource } from 'aws-cdk-lib/core';
import { emptyOnDeleteNeedsDestroy } from './repository-checks';
import { warnOfTagsBeyondSchema } from './repository-warnings';
import { messages, type Problem } from '../core/errors';
import { resolverOf } from '../core/tokens';
import { checkResourceTags, tagsBeyondSchema } from '../repository-settings/resource-tags';

/** What is wrong at synth with the resource tags of a repository, which constructs around it may add to. */
export function checkTagsAtSynthesis(repository: Resource, resource: CfnRepository): Problem[] {
  const tags = resource.tags.tagValues();
  if (Object.keys(tags).length === 0) {
    return [];
  }
  const resolved = resolverOf(repository.stack)(tags) as Record<string, unknown>;
  warnOfTagsBeyondSchema(repository, tagsBeyondSchema(resolved));
  return checkResourceTags('tags', resolved);
}

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
