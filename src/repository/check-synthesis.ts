import type { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { CfnDeletionPolicy, type Resource } from 'aws-cdk-lib/core';
import { emptyOnDeleteNeedsDestroy } from './check-props';
import { checkLateProps } from './late-values';
import type { RepositoryProps } from './repository-props';
import { warnOfTagsBeyondSchema } from './repository-warnings';
import { messages, throwIfInvalid } from '../core/errors';
import type { LifecycleRuleSet } from '../lifecycle/lifecycle-rule-set';
import type { ResourcePolicy } from '../policies/resource-policy';
import { checkResourceTags, tagsBeyondSchema } from '../repository-settings/resource-tags';

/** What a repository has been told by the time of synthesis. */
interface Told {
  readonly resource: CfnRepository;
  readonly props: RepositoryProps;
  readonly rules: LifecycleRuleSet;
  readonly policy: ResourcePolicy;
}

/** Checks, when everything has been said about a repository, what could be mended until then, and what was not known before. */
export function validateAtSynthesis(repository: Resource, { resource, props, rules, policy }: Told): void {
  repository.node.addValidation({
    validate: () => {
      throwIfInvalid(checkLateProps(repository, props, rules), repository); // thrown rather than returned, so that the error has its code
      return [...validateTags(repository, resource), ...messages(policy.problems())];
    },
  });
}

/** Asks at synthesis for the removal policy that the constructor was not given. Throws rather than returns, so that the error has its code. */
export function expectDestroyPolicy(repository: Resource, resource: CfnRepository): void {
  repository.node.addValidation({
    validate: () => {
      const { deletionPolicy } = resource.cfnOptions;
      if (resource.emptyOnDelete === true && deletionPolicy !== CfnDeletionPolicy.DELETE) {
        throwIfInvalid([emptyOnDeleteNeedsDestroy(deletionPolicy)], repository);
      }
      return [];
    },
  });
}

function validateTags(repository: Resource, resource: CfnRepository): string[] {
  const tags = resource.tags.tagValues();
  warnOfTagsBeyondSchema(repository, tagsBeyondSchema(tags));
  return messages(checkResourceTags('tags', tags));
}
