import { Annotations, Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { WarningId } from '../codes/warning-ids';

/** Something that is legal but dangerous, or probably not meant. */
export interface Warning {
  readonly id: WarningId;
  readonly message: string;
}

/** Reports something that is legal but dangerous. Users can acknowledge it by its id. */
export function warn(scope: IConstruct, id: WarningId, message: string): void {
  if (id.startsWith('@aws-cdk/')) {
    Annotations.of(scope).addWarningV2(id, message); // users acknowledge it without the prefix that Validations adds
  } else {
    Validations.of(scope).addWarning(id, message);
  }
}

/** Reports warnings. */
export function warnAll(scope: IConstruct, warnings: readonly Warning[]): void {
  warnings.forEach(({ id, message }) => warn(scope, id, message));
}
