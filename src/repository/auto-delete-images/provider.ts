import { resolve } from 'node:path';
import { Aws, CustomResourceProviderBase, determineLatestNodeRuntimeName, Stack } from 'aws-cdk-lib/core';
import type { CustomResourceProviderBaseProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** The CloudFormation type of the custom resource, and the beginning of the provider's id. */
export const RESOURCE_TYPE = 'Custom::ECRAutoDeleteImages';

/** The tag that the handler needs to access a repository: its role is limited to tagged repositories. */
export const PERMISSION_TAG = 'aws-cdk:auto-delete-images';

/** CDK recognizes handlers by this mark. `CustomResourceConfig` then sets their runtime, log retention and removal policy. */
const HANDLER_MARK = 'aws:cdk:is-custom-resource-handler-customResourceProvider';

/**
 * The compiled handler. `src` and `lib` are siblings, so this is the same directory whether the library runs from its
 * package or from its sources.
 */
export const HANDLER_DIRECTORY = resolve(__dirname, '../../../lib/repository/auto-delete-images/handler');

/**
 * The Lambda function and role that empty the repositories of one stack.
 */
export class AutoDeleteImagesProvider extends CustomResourceProviderBase {
  /**
   * Returns the provider of the scope's stack. The first repository that needs it creates it.
   *
   * The id is that of aws-cdk-lib/aws-ecr, so repositories of both libraries in one stack share the provider that was created
   * first.
   */
  public static of(scope: Construct, repositoryName: string): CustomResourceProviderBase {
    const stack = Stack.of(scope);
    const id = `${RESOURCE_TYPE}CustomResourceProvider`;
    return stack.node.tryFindChild(id) as CustomResourceProviderBase | undefined ?? new AutoDeleteImagesProvider(stack, id, {
      codeDirectory: HANDLER_DIRECTORY,
      runtimeName: determineLatestNodeRuntimeName(stack),
      useCfnResponseWrapper: false,
      description: `Lambda function for auto-deleting images in ${repositoryName} repository.`,
    });
  }

  private constructor(stack: Stack, id: string, props: CustomResourceProviderBaseProps) {
    super(stack, id, props);
    this.node.addMetadata(HANDLER_MARK, true);
    this.addToRolePolicy({
      Effect: 'Allow',
      Action: ['ecr:BatchDeleteImage', 'ecr:DescribeRepositories', 'ecr:ListImages', 'ecr:ListTagsForResource'],
      Resource: [`arn:${Aws.PARTITION}:ecr:${stack.region}:${stack.account}:repository/*`],
      Condition: { StringEquals: { [`ecr:ResourceTag/${PERMISSION_TAG}`]: 'true' } },
    });
  }
}
