import { formatValue } from '../../core/format-value';

/** A time with its zone, as the AWS CLI prints it. */
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;
/** Larger numbers are milliseconds: as seconds, they would be after the year 5138. */
const MOST_SECONDS = 1e11;

/** Whether it is a valid time. An invalid date is not. */
export function isDate(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

/** A value that is not a date, for a message. */
export function formatNoDate(value: unknown): string {
  return value instanceof Date ? 'an invalid Date' : formatValue(value);
}

/**
 * The time that text or seconds since 1970 stand for; `undefined` if they are not a time. JavaScript alone would accept `foo 3` as
 * a date, 30 February as a day of March, and a time without a zone as one in the zone of the machine.
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

/** Whether a month has a day. `Date` itself rejects a month that no year has. */
function isDay(year: number, month: number, day: number): boolean {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}
