import type { CheckedRule } from './checked-rule';
import type { Problem } from '../core/errors';

/** The service limit on the text of a policy, in characters. */
export const LONGEST_TEXT = 30_720;
/** What the fixed words of one rule take at most, numbers included. */
const RULE_FRAME = 400;
/** JSON writes a control character as six. */
const WORST_ESCAPE = 6;

/** What is wrong with the length of a policy. */
export function checkTextLength(text: string, name: string): Problem[] {
  const length = [...text].length;
  return length <= LONGEST_TEXT ? [] : [{
    code: 'LifecyclePolicyTooLong',
    message: `${name} makes the lifecycle policy too long: its text must have at most ${LONGEST_TEXT} characters, got ${length}; `
      + 'shorten descriptions and tag lists',
  }];
}

/** More characters than a rule can take in the text. */
export function textBoundOf({ given }: CheckedRule): number {
  let literals = given.description?.length ?? 0;
  for (const tag of given.tagPrefixList ?? given.tagPatternList ?? []) {
    literals += tag.length + 1;
  }
  return RULE_FRAME + WORST_ESCAPE * literals;
}
