import { formatValue } from '../../core/format-value';

/** Whether it is a moment; an invalid date is none. */
export function isDate(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

/** What stands where a date should, for a message. */
export function showNoDate(value: unknown): string {
  return value instanceof Date ? 'an invalid Date' : formatValue(value);
}
