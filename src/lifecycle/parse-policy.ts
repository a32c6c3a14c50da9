import { Duration } from 'aws-cdk-lib/core';
import { checkPolicyJson, checkRuleJson } from './check-policy-json';
import { COUNT_TYPES, CRITERION_PROPS } from './criterion';
import { LifecycleAction } from './lifecycle-rule';
import type { LifecycleRule, TagStatus } from './lifecycle-rule';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';

/** A rule of the text, and its place there, such as `rules[2]`. */
export interface ParsedRule {
  readonly rule: LifecycleRule;
  readonly path: string;
}

/** What JSON has for a rule in which no check finds a problem. */
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
 * Parses the JSON text of a policy into rules; beside problems, those that have none. Only the grammar is checked here: what rules say
 * is checked when they are added to a set.
 */
export function parsePolicy(text: unknown): { rules: ParsedRule[]; problems: Problem[] } {
  const { json, problems } = parseJson(text);
  const around = problems.length > 0 ? problems : checkPolicyJson(json);
  if (around.length > 0) {
    return { rules: [], problems: around };
  }
  const parsed = (json as { rules: unknown[] }).rules.map((rule, index) => {
    const path = `rules[${index}]`;
    return { path, rule, problems: checkRuleJson(path, rule) };
  });
  return {
    rules: parsed.filter((each) => each.problems.length === 0).map(({ rule, path }) => ({ rule: toRule(rule as RuleJson), path })),
    problems: parsed.flatMap((each) => each.problems),
  };
}

function parseJson(text: unknown): { json?: unknown; problems: Problem[] } {
  const problem = (message: string): Problem => ({ code: 'InvalidLifecyclePolicyText', message });
  if (typeof text !== 'string') {
    return { problems: [problem(`the text of a policy must be a string, got ${formatValue(text)}`)] };
  }
  try {
    return { json: JSON.parse(text), problems: [] };
  } catch (error) {
    return { problems: [problem(`the text of a policy must be JSON, got ${formatValue(text)} (${(error as Error).message})`)] };
  }
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
