import { RepositoryCreationTrigger } from './repository-creation-trigger';
import type { CheckSubject } from '../core/property-checks';
import { isCertainlyGiven, isAbsent } from '../core/tokens';
import type { Warning } from '../core/warnings';
import { TagMutability } from '../repository-settings/tag-mutability';

/** The warning about a template that has no effect. */
export function triggerWarnings(triggers: unknown, name: string): Warning[] {
  return !Array.isArray(triggers) || triggers.length > 0 ? [] : [{
    id: 'cdk-ecr:templateWithoutTrigger',
    message: `${name} is empty, so the template has no effect: name what creates repositories, such as RepositoryCreationTrigger.REPLICATION`,
  }];
}

/** The warning about cached repositories in which no tag can be updated. */
export function mutabilityWarnings(mutability: unknown, _name: string, subject: CheckSubject): Warning[] {
  const triggers: unknown = subject.valueOf('appliedFor');
  const isForCache = Array.isArray(triggers) && triggers.includes(RepositoryCreationTrigger.PULL_THROUGH_CACHE);
  return mutability !== TagMutability.IMMUTABLE || !isForCache ? [] : [{
    id: 'cdk-ecr:immutableCache',
    message: 'ECR never updates an immutable tag of a cached repository when it moves upstream: use TagMutability.MUTABLE, '
      + 'or IMMUTABLE_WITH_EXCLUSION with filters for the tags that move, such as "latest"',
  }];
}

/** The warning about a template without the role that its tags or its key need. A construct makes that role. */
export function missingRoleWarnings(subject: CheckSubject): Warning[] {
  const type: unknown = subject.valueOf('encryption');
  const tags: unknown = subject.valueOf('resourceTags');
  const needs = [
    ...type === 'KMS' || type === 'KMS_DSSE' ? ['a KMS key'] : [],
    ...isCertainlyGiven(tags) && Object.keys(tags as object).length > 0 ? ['tags'] : [],
  ];
  return needs.length === 0 || !isAbsent(subject.valueOf('role')) ? [] : [{
    id: 'cdk-ecr:templateWithoutRole',
    message: `${subject.nameOf('role')} is absent, and ECR creates no repository with ${needs.join(' or ')} without a role: name a role that trusts ecr.amazonaws.com`,
  }];
}
