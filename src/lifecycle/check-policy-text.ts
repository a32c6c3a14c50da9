import { Token } from 'aws-cdk-lib/core';
import { LifecycleRuleSet } from './lifecycle-rule-set';
import { parseJson } from './parse-json';
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
  const read = readInTemplate(text);
  if (read === undefined) {
    return [];
  }
  return read.problems.length > 0 ? read.problems.map(({ code, message }) => ({ code, message: `${name}: ${message}` }))
    : checkTextLength(text as string, name);
}

/** The warnings about the text of a policy in a template, for repositories with a tag mutability. */
export function policyTextWarnings(name: string, text: unknown, tagMutability: unknown): Warning[] {
  return readInTemplate(text)?.rules.warnings(tagMutability).map(({ id, message, about }) => ({ id, message: `${name}: ${about.names.rule}: ${message}` })) ?? [];
}

let lastRead: { readonly text: unknown; readonly policy: PolicyOfText | undefined } | undefined;

/** The policy of a text. Problems and warnings are read one after the other, so the last policy is kept. */
function readInTemplate(text: unknown): PolicyOfText | undefined {
  if (lastRead === undefined || lastRead.text !== text) {
    lastRead = { text, policy: parseInTemplate(text) };
  }
  return lastRead.policy;
}

/** Text with a placeholder may already be JSON, for example if a description mentions `$TAG`. */
function parseInTemplate(text: unknown): PolicyOfText | undefined {
  if (Token.isUnresolved(text)) {
    return undefined;
  }
  const policy = readPolicyText(text);
  return policy.problems.length > 0 && isKnownLater(text) && parseJson(text).problem !== undefined ? undefined : policy;
}
