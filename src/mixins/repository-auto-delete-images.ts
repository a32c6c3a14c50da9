import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { Mixin } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/**
 * Deletes the images of a repository together with the repository.
 *
 * Merge behaviour: sets `emptyOnDelete` of every `AWS::ECR::Repository` that it is applied to, and replaces an existing value.
 * Other properties do not change. Constructs of other types are ignored.
 *
 * CloudFormation deletes a repository only with the removal policy DESTROY, and the default is RETAIN. With any other policy the
 * repository and its images stay, and this mixin has no effect.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecr-repository.html#cfn-ecr-repository-emptyondelete
 *
 * @example
 *
 * const repository = new Repository(this, 'Repository', {
 *   removalPolicy: RemovalPolicy.DESTROY,
 * });
 * repository.with(new mixins.RepositoryAutoDeleteImages());
 */
export class RepositoryAutoDeleteImages extends Mixin {
  /**
   * Whether the construct is an `AWS::ECR::Repository`.
   */
  public supports(construct: IConstruct): construct is CfnRepository {
    return CfnRepository.isCfnRepository(construct);
  }

  /**
   * Sets `emptyOnDelete` when the construct is an `AWS::ECR::Repository`, and does nothing otherwise.
   */
  public applyTo(construct: IConstruct): void {
    if (this.supports(construct)) {
      construct.emptyOnDelete = true;
    }
  }
}
