import type { CheckedRule } from './checked-rule';
import { TagPattern } from './tag-pattern';

const NONE: readonly TagPattern[] = [];

/** What the tags of an image must meet, all of it; empty when they need not meet anything. Compiled once a rule. */
export function patternsOf(rule: CheckedRule): readonly TagPattern[] {
  return rule.patterns ??= compile(rule);
}

function compile({ given: { tagPrefixList, tagPatternList } }: CheckedRule): readonly TagPattern[] {
  return tagPrefixList?.map((prefix) => TagPattern.prefix(prefix))
    ?? tagPatternList?.map((pattern) => TagPattern.wildcard(pattern))
    ?? NONE;
}
