/** The order in which keys move through images: along a lane by time, and across lanes to the nearest image in time. */

import { count, laneName } from './words.js';

const PAGE = 10;

export class Lanes {
  /** @param {import('./data.js').Model} model @param {Int32Array} rows newest first */
  constructor(model, rows) {
    this.model = model;
    const sizes = new Int32Array(model.rules.length + 1);
    for (const row of rows) {
      sizes[model.lane[row]]++;
    }
    /** @type {Int32Array[]} newest first */
    this.rows = Array.from(sizes, (size) => new Int32Array(size));
    sizes.fill(0);
    for (const row of rows) {
      const lane = model.lane[row];
      this.rows[lane][sizes[lane]++] = row;
    }
  }

  /** @param {number} row */
  has(row) {
    return row >= 0 && this.rows[this.model.lane[row]][this.indexOf(row)] === row;
  }

  /** @param {number} row */
  placeOf(row) {
    const lane = this.model.lane[row];
    return `${count(this.indexOf(row) + 1)} of ${count(this.rows[lane].length)} in the lane of ${laneName(this.model, lane)}, newest first`;
  }

  /** The row that a key leads to, or `undefined` for other keys. @param {number} from @param {string} key @returns {number | undefined} */
  move(from, key) {
    const along = { ArrowLeft: 1, ArrowRight: -1, PageUp: PAGE, PageDown: -PAGE, Home: Infinity, End: -Infinity }[key];
    const across = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (along === undefined && across === undefined) {
      return undefined;
    }
    if (from < 0) {
      return this.rows.find((lane) => lane.length > 0)?.[0];
    }
    return along === undefined ? this.across(from, across ?? 0) : this.along(from, along);
  }

  /** @param {number} from @param {number} steps towards older images */
  along(from, steps) {
    const lane = this.rows[this.model.lane[from]];
    return lane[Math.min(lane.length - 1, Math.max(0, this.indexOf(from) + steps))];
  }

  /** @param {number} from @param {number} step */
  across(from, step) {
    let lane = this.model.lane[from] + step;
    while (this.rows[lane]?.length === 0) {
      lane += step;
    }
    const rows = this.rows[lane];
    if (!rows) {
      return from;
    }
    // Rows are numbered by time, so the nearest number is next to the place where this one would be inserted.
    const at = Math.min(rows.length - 1, lowerBound(rows, from));
    const gap = (index) => index < 0 ? Infinity : Math.abs(this.model.time[rows[index]] - this.model.time[from]);
    return gap(at - 1) < gap(at) ? rows[at - 1] : rows[at];
  }

  /** @param {number} row */
  indexOf(row) {
    return lowerBound(this.rows[this.model.lane[row]], row);
  }
}

/** @param {Int32Array} sorted @param {number} value */
function lowerBound(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
