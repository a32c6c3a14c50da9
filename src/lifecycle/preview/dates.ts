import { formatValue } from '../../core/format-value';

/** A moment with its zone: what the AWS CLI prints. */
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;
/** Larger numbers are milliseconds: as seconds, they would be after the year 5138. */
const MOST_SECONDS = 1e11;

/** Whether it is a moment; an invalid date is none. */
export function isDate(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

/** What is in the place of a date, for a message. */
export function formatNoDate(value: unknown): string {
  return value instanceof Date ? 'an invalid Date' : formatValue(value);
}

/**
 * The moment that text or seconds since 1970 stand for; `undefined` when they stand for none. JavaScript itself takes `foo 3` for a
 * date, 30 February for a day of March, and a time without a zone for one in the zone of the machine.
 */
export function toMoment(value: unknown): Date | undefined {
  if (typeof value === 'number') {
    return Math.abs(value) < MOST_SECONDS ? new Date(value * 1000) : undefined;
  }
  const parts = typeof value === 'string' ? MOMENT.exec(value) : null;
  if (!parts || !isDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))) {
    return undefined;
  }
  const date = new Date((value as string).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return isDate(date) ? date : undefined;
}

/** Whether a year has a day. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
