import { Annotations, Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { WarningId } from '../codes/warning-ids';

/** Something legal but dangerous, or probably not meant. */
export interface Warning {
  readonly id: WarningId;
  readonly message: string;
}

/** Reports something legal but dangerous, so that users can acknowledge it by its id. */
export function warn(scope: IConstruct, id: WarningId, message: string): void {
  if (id.startsWith('@aws-cdk/')) {
    Annotations.of(scope).addWarningV2(id, message); // acknowledged by users without the prefix that Validations adds
  } else {
    Validations.of(scope).addWarning(id, message);
  }
}

/** Reports warnings. */
export function warnAll(scope: IConstruct, warnings: readonly Warning[]): void {
  warnings.forEach(({ id, message }) => warn(scope, id, message));
}
