import { Resource, type IResource } from 'aws-cdk-lib/core';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';

/**
 * A repository creation template, owned or imported.
 */
export interface IRepositoryCreationTemplate extends IResource, aws_ecr.IRepositoryCreationTemplateRef {
  /**
   * The prefix of the repositories.
   *
   * @attribute
   */
  readonly prefix: string;
}

/** A template that exists outside this app. */
export class ImportedCreationTemplate extends Resource implements IRepositoryCreationTemplate {
  constructor(scope: Construct, id: string, public readonly prefix: string) {
    super(scope, id);
  }

  public get repositoryCreationTemplateRef(): aws_ecr.RepositoryCreationTemplateReference {
    return { prefix: this.prefix };
  }
}
