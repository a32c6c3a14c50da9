/** A finding about a resource of a template: ECR would reject it, or it is legal but dangerous. */
export interface TemplateFinding {
  readonly severity: 'error' | 'warning';

  /** The code of an error, or the id of a warning: see `docs/errors.md`. */
  readonly code: string;

  /** What is wrong, and how to fix it. */
  readonly message: string;

  /** The name of the template. */
  readonly template: string;

  readonly logicalId: string;

  /** Where it is in the resource: `Properties.LifecyclePolicy.LifecyclePolicyText rules[2].selection.countNumber`. */
  readonly path: string;
}
