import type { CheckedRule } from './checked-rule';
import type { Problem } from '../core/errors';

/** The service limit on the text of a policy, in characters. */
export const LONGEST_TEXT = 30_720;
/** The maximum length of the fixed words of one rule, including numbers. */
const RULE_FRAME = 400;
/** JSON writes a control character as six characters. */
const WORST_ESCAPE = 6;

/** The problem of a policy that is too long. */
export function checkTextLength(text: string, name: string): Problem[] {
  const { length } = [...text];
  return length <= LONGEST_TEXT ? [] : [{
    code: 'LifecyclePolicyTooLong',
    message: `${name} makes the lifecycle policy too long: its text must have at most ${LONGEST_TEXT} characters, got ${length}; `
      + 'shorten descriptions and tag lists',
  }];
}

/** An upper bound for the length of a rule in the text. */
export function textBoundOf({ given }: CheckedRule): number {
  let literals = given.description?.length ?? 0;
  for (const tag of given.tagPrefixList ?? given.tagPatternList ?? []) {
    literals += tag.length + 1;
  }
  return RULE_FRAME + WORST_ESCAPE * literals;
}
