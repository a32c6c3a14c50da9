import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { isAccountOfApp } from './accounts-of-app';
import type { PolicyKind } from './policy-kinds';
import { warnAboutStatement } from './statement-warnings';
import { checkPolicyStatement } from '../checks/policy-statements';
import { throwIfInvalid } from '../core/errors';

/** Throws for what ECR would refuse in a statement, and warns about what is dangerous. */
export function validateStatement(scope: IConstruct, kind: PolicyKind, statement: PolicyStatement, prop: string): void {
  throwIfInvalid(checkPolicyStatement(prop, statement, (account) => isAccountOfApp(scope, account)), scope);
  warnAboutStatement(scope, kind, statement);
}
