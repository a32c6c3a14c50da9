import * as iam from 'aws-cdk-lib/aws-iam';
import { Lazy, Stack, type IResolvable } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { isAccountOfApp } from './accounts-of-app';
import type { PolicyKind } from './policy-kinds';
import { validateStatement } from './validate-statement';
import { checkPolicyLength, checkPolicyPrincipals, type ResolvedPolicy } from '../checks/policy-statements';
import { validateResourcePolicy } from '../core/cdk-versions';
import type { Problem } from '../core/errors';
import { resolverOf } from '../core/tokens';

/*
 * How a construct uses this:
 *
 *   private readonly _policy = new ResourcePolicy(this, REPOSITORY_POLICY);
 *
 *   new CfnRepository(this, 'Resource', { repositoryPolicyText: this._policy.render() });          // a property that takes JSON
 *   new CfnRepositoryCreationTemplate(…, { repositoryPolicy: this._policy.renderText() });         // a property that takes text
 *
 *   public addToResourcePolicy(statement: iam.PolicyStatement) { return this._policy.addStatement(statement); }
 *
 *   this._policy.problems()   // in the validation of the construct: what is wrong with the complete policy
 *
 * The differences between the policies of ECR are in policy-kinds.ts. An imported resource has no policy to write to: see
 * unwritten-policy.ts.
 */

/**
 * The policy of a resource: rendered at synthesis, absent until it has a statement.
 */
export class ResourcePolicy {
  private document?: iam.PolicyDocument;

  /**
   * @param scope the construct that has the policy: warnings are shown at it, and errors have its path
   * @param kind what ECR accepts in such a policy
   */
  constructor(private readonly scope: IConstruct, private readonly kind: PolicyKind) {}

  /** The value of a property that takes the policy as JSON. */
  public render(): IResolvable {
    return Lazy.uncachedAny({ produce: () => this.document });
  }

  /** The value of a property that takes the policy as text. */
  public renderText(): string {
    return Lazy.uncachedString({ produce: () => this.document && Stack.of(this.scope).toJsonString(this.document) });
  }

  /**
   * Adds a statement, and warns about what is legal but dangerous in it.
   *
   * Throws when the statement has a problem that later changes to it cannot fix.
   *
   * @param statement the statement
   * @param prop the name of the caller's parameter or property, for messages
   */
  public addStatement(statement: iam.PolicyStatement, prop: string = 'statement'): iam.AddToResourcePolicyResult {
    validateStatement(this.scope, this.kind, statement, prop);
    this.document ??= new iam.PolicyDocument();
    this.document.addStatements(statement);
    return { statementAdded: true, policyDependable: this.document };
  }

  /** The problems of the policy in its current state. Call it at synthesis, when the policy is complete. */
  public problems(): Problem[] {
    if (this.document === undefined) {
      return [];
    }
    const resolved = resolverOf(Stack.of(this.scope))(this.document);
    return [
      ...validateResourcePolicy(this.document).map((message): Problem => ({ code: 'InvalidPolicyStatement', message })),
      ...resolved === this.document ? [] : this.problemsOf(resolved as ResolvedPolicy), // a token without a value here may have one in the resource
    ];
  }

  private problemsOf(resolved: ResolvedPolicy): Problem[] {
    const { policy: prop, maxLength } = this.kind;
    return [
      ...checkPolicyPrincipals(prop, resolved, (account) => isAccountOfApp(this.scope, account)),
      ...checkPolicyLength(prop, resolved, maxLength),
    ];
  }
}
