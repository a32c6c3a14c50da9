import type { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { CustomResource, Tags } from 'aws-cdk-lib/core';
import type { IResource } from 'aws-cdk-lib/core';
import { AutoDeleteImagesProvider, PERMISSION_TAG, RESOURCE_TYPE } from './provider';

/** The properties of a repository that are needed to empty it. */
export interface EmptiableRepository extends IResource {
  readonly repositoryName: string;
}

/**
 * Empties the repository before CloudFormation deletes it, through a custom resource.
 */
export function enableAutoDeleteImages(repository: EmptiableRepository, resource: CfnRepository): void {
  const provider = AutoDeleteImagesProvider.of(repository, repository.repositoryName);
  const customResource = new CustomResource(repository, 'AutoDeleteImagesCustomResource', {
    resourceType: RESOURCE_TYPE,
    serviceToken: provider.serviceToken,
    properties: { RepositoryName: repository.repositoryName },
  });

  // Created after the repository and deleted before it.
  customResource.node.addDependency(repository);
  Tags.of(resource).add(PERMISSION_TAG, 'true');
}
