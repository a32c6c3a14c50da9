/**
 * Whether a value is a whole number from 1, as counts, days and priorities must be.
 *
 * A number token is never one, because tokens are encoded as huge negative numbers. So this also distinguishes checked values from
 * tokens, at a hundredth of the cost of `Token.isUnresolved`.
 */
export function isWholeFromOne(value: unknown): value is number {
  return Number.isSafeInteger(value) && value as number >= 1;
}
