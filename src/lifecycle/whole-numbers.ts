/**
 * Whether it is a whole number from 1, as counts, days and priorities must be.
 *
 * No number token is one: tokens are encoded as huge negative numbers. So this also distinguishes plain values that were checked
 * from tokens, at a hundredth of the cost of `Token.isUnresolved`.
 */
export function isWholeFromOne(value: unknown): value is number {
  return Number.isSafeInteger(value) && value as number >= 1;
}
