import { resolve } from 'node:path';
import { Aws, CustomResourceProviderBase, determineLatestNodeRuntimeName, Stack } from 'aws-cdk-lib/core';
import type { CustomResourceProviderBaseProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** The CloudFormation type of the custom resource, and the stem of the provider's id. */
export const RESOURCE_TYPE = 'Custom::ECRAutoDeleteImages';

/** The tag without which the handler may not touch a repository: its role is limited to tagged ones. */
export const PERMISSION_TAG = 'aws-cdk:auto-delete-images';

/** CDK knows handlers by this mark, for `CustomResourceConfig` to set their runtime, log retention and removal policy. */
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
   * Returns the provider of the scope's stack, which the first repository to need it brings into being.
   *
   * The id is that of aws-cdk-lib/aws-ecr: repositories of both libraries in a stack share whichever provider came first.
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
