import { Annotations, Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { WarningId } from '../codes/warning-ids';

/** Reports something legal but dangerous, so that users can acknowledge it by its id. */
export function warn(scope: IConstruct, id: WarningId, message: string): void {
  if (id.startsWith('@aws-cdk/')) {
    Annotations.of(scope).addWarningV2(id, message); // acknowledged by users without the prefix that Validations adds
  } else {
    Validations.of(scope).addWarning(id, message);
  }
}
