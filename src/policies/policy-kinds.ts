/** What ECR accepts in the policies of one kind of resource. */
export interface PolicyKind {
  /** The policy of one resource, as messages call it: "the policy of the repository". */
  readonly policy: string;

  /** Such policies in general, as messages call them: "a repository policy". */
  readonly policies: string;

  /** The service whose actions the policy can allow or deny. */
  readonly service: 'ecr' | 'ecr-public';

  /**
   * The element `Resource` of a statement.
   *
   * - `unwanted`: sources disagree on whether ECR accepts it, so it is warned about, and never written by us
   * - `allowed`: accepted, and not needed
   * - `required`: ECR refuses a statement without it
   */
  readonly resources: 'unwanted' | 'allowed' | 'required';

  /** How many characters the policy may have as JSON. */
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
