import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';

const SUPPORTED = ['destroy', 'retain', 'retain-on-update-or-delete'];

/** The fault of a removal policy that ECR repositories do not have: there are no snapshots of a repository. */
export function checkRemovalPolicy(prop: string, policy: unknown): Problem[] {
  if (policy === undefined || policy === null || SUPPORTED.includes(policy as string)) {
    return [];
  }
  return [{
    code: 'RemovalPolicyNotSupported',
    message: `${prop} must be RemovalPolicy.DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, got ${formatValue(policy)}: `
      + 'a repository has no snapshots',
  }];
}
