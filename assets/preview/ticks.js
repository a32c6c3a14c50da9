const DAY = 86_400;
const STEPS = [3600, 3 * 3600, 6 * 3600, 12 * 3600, DAY, 2 * DAY, 7 * DAY];
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Round times in a period, at most `most`, with their labels. All in UTC.
 * @param {number} from @param {number} to @param {number} most @returns {{time: number, text: string}[]}
 */
export function ticks(from, to, most) {
  const step = STEPS.find((seconds) => (to - from) / seconds <= most);
  return step === undefined ? monthTicks(from, to, most) : dayTicks(from, to, step);
}

function dayTicks(from, to, step) {
  const found = [];
  // Weeks begin on Monday; 1970 began on a Thursday.
  const offset = step === 7 * DAY ? 4 * DAY : 0;
  for (let time = Math.ceil((from - offset) / step) * step + offset; time <= to; time += step) {
    const moment = new Date(time * 1000);
    const day = `${moment.getUTCDate()} ${MONTHS[moment.getUTCMonth()]}`;
    found.push({ time, text: time % DAY === 0 ? day : `${moment.toISOString().slice(11, 16)}` });
  }
  return found;
}

function monthTicks(from, to, most) {
  const months = (to - from) / (30.44 * DAY);
  const step = MONTH_STEPS.find((count) => months / count <= most) ?? Math.ceil(months / most / 120) * 120;
  const found = [];
  const start = new Date(from * 1000);
  for (let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step; ; month += step) {
    const [year, place] = [Math.floor(month / 12), ((month % 12) + 12) % 12];
    const time = firstOf(year, place);
    if (!(time <= to)) { // also if it is not a number, which is not a date
      return found;
    }
    if (time >= from) {
      found.push({ time, text: step % 12 === 0 ? String(year) : `${MONTHS[place]} ${year}` });
    }
  }
}

/** The first moment of a month, in seconds; `Date.UTC` reads the years 0 to 99 as 1900 to 1999. @param {number} year @param {number} month */
function firstOf(year, month) {
  return new Date(0).setUTCFullYear(year, month, 1) / 1000;
}
