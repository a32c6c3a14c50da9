import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isAbsent } from '../core/tokens';

const SUPPORTED = ['destroy', 'retain', 'retain-on-update-or-delete'];

/** What is wrong with the removal policy of a resource of ECR. No type of ECR has snapshots. */
export function checkRemovalPolicy(name: string, policy: unknown): Problem[] {
  if (isAbsent(policy) || SUPPORTED.includes(policy as string)) {
    return [];
  }
  return [{
    code: 'RemovalPolicyNotSupported',
    message: `${name} must be RemovalPolicy.DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, got ${formatValue(policy)}: `
      + 'resources of ECR have no snapshots',
  }];
}
