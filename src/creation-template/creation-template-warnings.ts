import type { IConstruct } from 'constructs';
import type { RepositoryCreationTemplateProps } from './creation-template-props';
import { RepositoryCreationTrigger } from './repository-creation-trigger';
import { warn } from '../core/warnings';
import { TagMutability } from '../repository-settings/tag-mutability';

/** What is legal in a template, but does not work. */
export function warnAboutTemplate(template: IConstruct, { appliedFor, imageTagMutability }: RepositoryCreationTemplateProps): void {
  if (appliedFor.length === 0) {
    warn(template, 'cdk-ecr:templateForNothing', 'appliedFor is empty, so the template has no effect: name what creates repositories, such as RepositoryCreationTrigger.REPLICATION');
  }
  if (imageTagMutability === TagMutability.IMMUTABLE && appliedFor.includes(RepositoryCreationTrigger.PULL_THROUGH_CACHE)) {
    warn(template, 'cdk-ecr:immutableCache',
      'ECR never updates an immutable tag of a cached repository when it moves upstream: use TagMutability.MUTABLE, '
      + 'or IMMUTABLE_WITH_EXCLUSION with filters for the tags that move, such as "latest"');
  }
}
