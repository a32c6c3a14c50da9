import { Token } from 'aws-cdk-lib/core';
import type { LifecycleRule } from './lifecycle-rule';
import { LifecycleRuleSet } from './lifecycle-rule-set';
import { parsePolicy } from './parse-policy';
import { checkTextLength } from './policy-length';
import { WrittenRuleNames } from './rule-names';
import type { Problem } from '../core/errors';
import { isKnownLater } from '../core/tokens';
import type { Warning } from '../core/warnings';

/** The valid rules of a text, and the problems of the others. */
export interface PolicyOfText {
  readonly rules: LifecycleRuleSet;
  readonly problems: Problem[];
}

/** Reads the JSON text of a policy. */
export function readPolicyText(text: unknown): PolicyOfText {
  const { rules: parsed, problems } = parsePolicy(text);
  const rules = new LifecycleRuleSet();
  return { problems: [...problems, ...parsed.flatMap(({ rule, path }) => rules.addNamed(rule, new WrittenRuleNames(path)))], rules };
}

/** What is wrong with the text of a policy in a template. */
export function checkPolicyText(name: string, text: unknown): Problem[] {
  const problems = readInTemplate(text)?.problems ?? [];
  return problems.length > 0 || typeof text !== 'string' || isKnownLater(text)
    ? problems.map(({ code, message }) => ({ code, message: `${name}: ${message}` }))
    : checkTextLength(text, name);
}

/**
 * The warnings about the text of a policy in a template.
 *
 * @param ofRule further warnings about a rule
 */
export function policyTextWarnings(name: string, text: unknown, ofRule: (rule: LifecycleRule) => Warning[]): Warning[] {
  const rules = readInTemplate(text)?.rules;
  const found = rules && [
    ...rules.ordered().flatMap(({ rule }) => ofRule(rule.given).map((warning) => ({ ...warning, about: rule }))),
    ...rules.newWarnings(),
  ];
  return found?.map(({ id, message, about }) => ({ id, message: `${name}: ${about.names.rule}: ${message}` })) ?? [];
}

/** Text with a placeholder may already be JSON, for example if a description mentions `$TAG`. */
function readInTemplate(text: unknown): PolicyOfText | undefined {
  if (Token.isUnresolved(text) || (isKnownLater(text) && (typeof text !== 'string' || !isJson(text)))) {
    return undefined;
  }
  return readPolicyText(text);
}

function isJson(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}
