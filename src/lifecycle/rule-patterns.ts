import type { CheckedRule } from './checked-rule';
import { TagPattern } from './tag-pattern';

const NONE: readonly TagPattern[] = [];
const CACHE = new WeakMap<CheckedRule, readonly TagPattern[]>();

/** What the tags of an image must meet, all of it; empty when they need not meet anything. Compiled once a rule. */
export function patternsOf(rule: CheckedRule): readonly TagPattern[] {
  const { tagPrefixList, tagPatternList } = rule.given;
  if (tagPrefixList === undefined && tagPatternList === undefined) {
    return NONE;
  }
  let patterns = CACHE.get(rule);
  if (patterns === undefined) {
    patterns = tagPrefixList?.map((prefix) => TagPattern.prefix(prefix)) ?? tagPatternList!.map((pattern) => TagPattern.wildcard(pattern));
    CACHE.set(rule, patterns);
  }
  return patterns;
}
