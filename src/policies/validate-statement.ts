import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { isAccountOfApp } from './accounts-of-app';
import type { PolicyKind } from './policy-kinds';
import { elementsOf, statementWarnings } from './statement-warnings';
import { checkPolicyStatement } from '../checks/policy-statements';
import { throwIfInvalid } from '../core/errors';
import { environmentOf } from '../core/property-checks';
import { warnAll } from '../core/warnings';

/** Throws what ECR would reject in a statement, and warns about what is dangerous. */
export function validateStatement(scope: IConstruct, kind: PolicyKind, statement: PolicyStatement, prop: string): void {
  throwIfInvalid(checkPolicyStatement(prop, statement, (account) => isAccountOfApp(scope, account)), scope);
  warnAll(scope, statementWarnings(kind, elementsOf(statement), environmentOf(scope)));
}
