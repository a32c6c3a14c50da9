import { Annotations, Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/**
 * Reports something legal but dangerous. The id is public API: users acknowledge a warning by it, so it never changes.
 *
 * @param id `cdk-ecr:<what>`, or the id of aws-cdk-lib/aws-ecr where it warns for the same reason
 */
export function warn(scope: IConstruct, id: string, message: string): void {
  if (id.startsWith('@aws-cdk/')) {
    Annotations.of(scope).addWarningV2(id, message); // acknowledged by users without the prefix that Validations adds
  } else {
    Validations.of(scope).addWarning(id, message);
  }
}
