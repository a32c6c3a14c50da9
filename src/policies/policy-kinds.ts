/** What ECR accepts in the policies of one kind of resource. */
export interface PolicyKind {
  /** The policy of one resource in messages: "the policy of the repository". */
  readonly policy: string;

  /** Such policies in general in messages: "a repository policy". */
  readonly policies: string;

  /** The service whose actions the policy can allow or deny. */
  readonly service: 'ecr' | 'ecr-public';

  /**
   * The element `Resource` of a statement.
   *
   * - `unwanted`: sources disagree on whether ECR accepts it, so we warn about it and never write it
   * - `allowed`: accepted, but not needed
   * - `required`: ECR rejects a statement without it
   */
  readonly resources: 'unwanted' | 'allowed' | 'required';

  /** The maximum number of characters of the policy as JSON. */
  readonly maxLength: number;
}

/** The policy of a private repository: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html */
export const REPOSITORY_POLICY: PolicyKind = {
  policy: 'the policy of the repository',
  policies: 'a repository policy',
  service: 'ecr',
  resources: 'unwanted',
  maxLength: 10_240,
};

/** The policy of a private registry: https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html */
export const REGISTRY_POLICY: PolicyKind = {
  policy: 'the policy of the registry',
  policies: 'a registry policy',
  service: 'ecr',
  resources: 'required',
  maxLength: 10_240,
};

/** The policy of a public repository: https://docs.aws.amazon.com/AmazonECR/latest/public/public-repository-policies.html */
export const PUBLIC_REPOSITORY_POLICY: PolicyKind = {
  policy: 'the policy of the public repository',
  policies: 'the policy of a public repository',
  service: 'ecr-public',
  resources: 'allowed',
  maxLength: 10_240,
};
