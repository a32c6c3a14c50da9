import { Lazy, Stack, Token, type Resource } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { RepositoryProps } from './repository-props';
import { checkAccountId } from '../checks/account-ids';
import { checkRepositoryName } from '../checks/repository-names';
import { checkBoolean } from '../checks/types';
import { throwIfInvalid, type Problem } from '../core/errors';
import { isIntrinsic } from '../core/intrinsics';
import { checkRenderedRules } from '../lifecycle/check-rendered';
import type { LifecycleRuleSet } from '../lifecycle/lifecycle-rule-set';
import { checkExclusionFilterPattern, checkTagMutability } from '../repository-settings/tag-mutability-checks';

/*
 * A token may turn out at synthesis to be a plain value, as a Lazy does. It is checked then; what only CloudFormation will
 * know is not.
 */

/** The faults of the properties that were tokens when the repository was made. */
export function checkLateProps(repository: Resource, props: RepositoryProps, rules: LifecycleRuleSet): Problem[] {
  const late = (value: unknown, check: (known: unknown) => Problem[]) => checkLateValue(repository, value, check);
  return [
    ...late(props.repositoryName, (name) => checkRepositoryName('repositoryName', name, repository.stack.region)),
    ...late(props.imageTagMutability, (mode) => checkTagMutability(mode, props.imageTagMutabilityExclusionFilters)),
    ...props.imageTagMutabilityExclusionFilters?.flatMap((filter, index) => late(
      filter._render().imageTagMutabilityExclusionFilterValue,
      (pattern) => checkExclusionFilterPattern(`imageTagMutabilityExclusionFilters[${index}]`, pattern),
    )) ?? [],
    ...late(props.imageScanOnPush, (value) => checkBoolean('imageScanOnPush', value)),
    ...late(props.emptyOnDelete, (value) => checkBoolean('emptyOnDelete', value)),
    ...late(props.lifecycleRegistryId, (id) => checkAccountId('lifecycleRegistryId', id)),
    ...rules.isTokenized ? checkRenderedRules(repository.stack.resolve(rules.render()).rules) : [],
  ];
}

/** A text as it is, but for a token's value being checked as soon as it is known. */
export function checkedWhenKnown(text: string, check: (known: unknown) => Problem[], scope: IConstruct): string {
  return !Token.isUnresolved(text) ? text : Lazy.uncachedString({
    produce: ({ preparing }) => {
      if (!preparing) { // once is enough: before, CDK only looks for references
        throwIfInvalid(checkLateValue(scope, text, check), scope);
      }
      return text;
    },
  });
}

/** The faults of a value that was a token, unless only CloudFormation will know it. */
export function checkLateValue(scope: IConstruct, value: unknown, check: (known: unknown) => Problem[]): Problem[] {
  if (!Token.isUnresolved(value)) {
    return [];
  }
  const known: unknown = Stack.of(scope).resolve(value);
  return isIntrinsic(known) ? [] : check(known);
}
