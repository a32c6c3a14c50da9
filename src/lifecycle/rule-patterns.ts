import type { CheckedRule } from './checked-rule';
import { TagPattern } from './tag-pattern';

const NONE: readonly TagPattern[] = [];

/** The patterns that the tags of an image must all match; empty if there are no requirements. Compiled once per rule. */
export function patternsOf(rule: CheckedRule): readonly TagPattern[] {
  return rule.patterns ??= compile(rule);
}

function compile({ given: { tagPrefixList, tagPatternList } }: CheckedRule): readonly TagPattern[] {
  return tagPrefixList?.map((prefix) => TagPattern.prefix(prefix))
    ?? tagPatternList?.map((pattern) => TagPattern.wildcard(pattern))
    ?? NONE;
}
