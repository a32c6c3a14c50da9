import type { IConstruct } from 'constructs';
import type { LifecycleRuleSet } from './lifecycle-rule-set';
import { warnAll } from '../core/warnings';

/** Warns about rules that are legal, but dangerous or probably not meant. Does not repeat earlier warnings about a rule. */
export function warnAboutRules(construct: IConstruct, rules: LifecycleRuleSet, tagMutability: unknown): void {
  warnAll(construct, rules.newWarnings(tagMutability));
}
