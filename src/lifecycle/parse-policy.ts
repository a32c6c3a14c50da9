import { Duration } from 'aws-cdk-lib/core';
import { checkPolicyJson, checkRuleJson } from './check-policy-json';
import { COUNT_TYPES, CRITERION_PROPS } from './criterion';
import { LifecycleAction } from './lifecycle-rule';
import type { LifecycleRule, TagStatus } from './lifecycle-rule';
import { parseJson } from './parse-json';
import type { Problem } from '../core/errors';

/** A rule of the text, and its place in it, such as `rules[2]`. */
export interface ParsedRule {
  readonly rule: LifecycleRule;
  readonly path: string;
}

/** The JSON of a rule in which no check finds a problem. */
interface RuleJson {
  readonly rulePriority: number;
  readonly description?: string;
  readonly selection: {
    readonly tagStatus: TagStatus;
    readonly tagPrefixList?: string[];
    readonly tagPatternList?: string[];
    readonly countType: string;
    readonly countNumber: number;
  };
  readonly action: { readonly type: string };
}

/**
 * Parses the JSON text of a policy into rules. If it has problems, returns the rules without problems as well. Only the grammar is
 * checked here: the values are checked when the rules are added to a set.
 */
export function parsePolicy(text: unknown): { rules: ParsedRule[]; problems: Problem[] } {
  const { value, problem } = parseJson(text);
  const around: Problem[] = problem === undefined ? checkPolicyJson(value)
    : [{ code: 'InvalidLifecyclePolicyText', message: `the text of a policy ${problem}` }];
  if (around.length > 0) {
    return { rules: [], problems: around };
  }
  const parsed = (value as { rules: unknown[] }).rules.map((rule, index) => {
    const path = `rules[${index}]`;
    return { path, rule, problems: checkRuleJson(path, rule) };
  });
  return {
    rules: parsed.filter((each) => each.problems.length === 0).map(({ rule, path }) => ({ rule: toRule(rule as RuleJson), path })),
    problems: parsed.flatMap((each) => each.problems),
  };
}

function toRule({ rulePriority, description, selection, action }: RuleJson): LifecycleRule {
  const { tagStatus, tagPrefixList, tagPatternList, countType, countNumber } = selection;
  const prop = CRITERION_PROPS.find((candidate) => COUNT_TYPES[candidate] === countType)!;
  return {
    rulePriority,
    description,
    tagStatus,
    tagPrefixList,
    tagPatternList,
    [prop]: prop === 'maxImageCount' ? countNumber : Duration.days(countNumber),
    action: action.type === 'expire' ? LifecycleAction.EXPIRE : LifecycleAction.ARCHIVE,
  };
}
