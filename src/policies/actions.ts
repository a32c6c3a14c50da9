/*
 * IAM action lists, in the order in which aws-cdk-lib/aws-ecr writes them into templates.
 */

/** `docker login` at a private registry: https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html */
export const PRIVATE_LOGIN_ACTIONS = ['ecr:GetAuthorizationToken'] as const;

/** `docker login` at the public gallery: https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html */
export const PUBLIC_LOGIN_ACTIONS = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'] as const;

/** Describing a repository and its images. */
export const READ_ACTIONS = ['ecr:DescribeRepositories', 'ecr:DescribeImages'] as const;

/** `docker pull`: https://docs.aws.amazon.com/AmazonECR/latest/userguide/ECR_on_ECS.html */
export const PULL_ACTIONS = ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'] as const;

/** `docker push`: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html */
export const PUSH_ACTIONS = [
  'ecr:CompleteLayerUpload',
  'ecr:UploadLayerPart',
  'ecr:InitiateLayerUpload',
  'ecr:BatchCheckLayerAvailability',
  'ecr:PutImage',
] as const;
