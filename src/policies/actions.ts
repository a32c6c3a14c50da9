/*
 * IAM actions, in the order in which aws-cdk-lib/aws-ecr writes them into templates.
 */

/** `docker login` at a private registry: https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html */
export const PRIVATE_LOGIN_ACTIONS = ['ecr:GetAuthorizationToken'] as const;

/** `docker login` at the public gallery: https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html */
export const PUBLIC_LOGIN_ACTIONS = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'] as const;

/** Copying images into a registry: https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions-create-replication.html */
export const REPLICATE_ACTIONS = ['ecr:CreateRepository', 'ecr:ReplicateImage'] as const;

/** `docker push` to a public repository: https://docs.aws.amazon.com/AmazonECR/latest/public/public-repository-policy-examples.html */
export const PUBLIC_PUSH_ACTIONS = [
  'ecr-public:BatchCheckLayerAvailability',
  'ecr-public:PutImage',
  'ecr-public:InitiateLayerUpload',
  'ecr-public:UploadLayerPart',
  'ecr-public:CompleteLayerUpload',
] as const;

/** What a grant allows. */
export interface Permission {
  /** The actions on the repository. */
  readonly actions: readonly string[];

  /** Whether the principal also needs to log in to the registry. */
  readonly login: boolean;
}

/** Describes a repository and its images. */
const READ = ['ecr:DescribeRepositories', 'ecr:DescribeImages'];

/** `docker pull`: https://docs.aws.amazon.com/AmazonECR/latest/userguide/ECR_on_ECS.html */
const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];

/** Uploads layers and the manifest of an image. */
const UPLOAD = [
  'ecr:CompleteLayerUpload',
  'ecr:UploadLayerPart',
  'ecr:InitiateLayerUpload',
  'ecr:BatchCheckLayerAvailability',
  'ecr:PutImage',
];

/** The grants on a private repository. */
export const REPOSITORY_PERMISSIONS = {
  read: { actions: READ, login: false },
  pull: { actions: PULL, login: true },
  /** Clients ask for the manifest before they push: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html */
  push: { actions: [...UPLOAD, 'ecr:BatchGetImage'], login: true },
  /** What `grantPush` of aws-cdk-lib/aws-ecr allows. */
  upload: { actions: UPLOAD, login: true },
  pullPush: { actions: [...PULL, ...UPLOAD], login: true },
  /** https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html */
  pullThrough: { actions: [...PULL, 'ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'], login: true },
  /** https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html */
  createOnPush: { actions: [...UPLOAD, 'ecr:BatchGetImage', 'ecr:CreateRepository'], login: true },
} satisfies Record<string, Permission>;

/** The grants on a private repository of any kind: some kinds need more for the same grant. */
export type RepositoryPermissions = Record<keyof typeof REPOSITORY_PERMISSIONS, Permission>;

/** The grants on a repository of a pull through cache: its first pull imports the image, and creates the repository. */
export const CACHED_REPOSITORY_PERMISSIONS: RepositoryPermissions = {
  ...REPOSITORY_PERMISSIONS,
  pull: REPOSITORY_PERMISSIONS.pullThrough,
  pullPush: { actions: [...REPOSITORY_PERMISSIONS.pullThrough.actions, ...UPLOAD], login: true },
};
