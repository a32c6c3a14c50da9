/**
 * The positions of images: the time in view is cut into columns as wide as a mark, and each lane stacks its images per column. The
 * stacks are also the index that finds the image under the pointer with a single division.
 */

/** The width of a column in pixels; also the height of a mark with its gap. */
export const CELL = 11;
/** The height of the text above a lane, if one line is enough. */
export const HEAD = 26;
const FOOT = 10;
/** The maximum height of stacks in a lane that shows single images. A lane with higher stacks shows bars. */
const MOST_MARKS = 8;
const EMPTY = 4;
const MARGIN = 12;
/** From the bottom up. Numbers of actions: keep, blocked, archive, expire. */
const STACK_ORDER = Uint8Array.from([0, 2, 3, 1]);

/**
 * @typedef {{from: number, to: number}} View seconds
 * @typedef {{top: number, bottom: number, head: number, rows: number, tallest: number, bars: boolean, images: number}} Lane
 * @typedef {{view: View, width: number, height: number, columns: number, first: number, step: number, lanes: Lane[],
 *   starts: Int32Array, order: Int32Array, place: Int32Array}} Grid
 */

/**
 * Lays out rows.
 * @param {import('./data.js').Model} model @param {Int32Array} rows @param {View} view @param {number} width @returns {Grid}
 */
export function layOut(model, rows, view, width) {
  const step = (view.to - view.from) / Math.max(1, Math.floor((width - 2 * MARGIN) / CELL));
  // Columns start at whole multiples of their length, so that images do not jump between columns while panning.
  const first = Math.floor(view.from / step);
  const columns = Math.floor(view.to / step) - first + 1;
  const lanes = model.rules.length + 1;
  const cells = lanes * columns;
  const cellOf = new Int32Array(rows.length);
  const counts = new Int32Array(cells * 4 + 1);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const column = Math.floor(model.time[row] / step) - first;
    const inView = column >= 0 && column < columns;
    cellOf[index] = inView ? (model.lane[row] * columns + column) * 4 + STACK_ORDER[model.action[row]] : -1;
    if (inView) {
      counts[cellOf[index] + 1]++;
    }
  }
  for (let cell = 0; cell < cells * 4; cell++) {
    counts[cell + 1] += counts[cell];
  }
  const starts = counts.slice();
  const order = new Int32Array(counts[cells * 4]);
  const place = new Int32Array(model.time.length).fill(-1);
  for (let index = rows.length - 1; index >= 0; index--) {
    if (cellOf[index] >= 0) {
      place[rows[index]] = counts[cellOf[index]];
      order[counts[cellOf[index]]++] = rows[index];
    }
  }
  const placed = stackLanes(lanes, columns, starts);
  return { view, width, height: placed[lanes - 1].bottom + FOOT, columns, first, step, lanes: placed, starts, order, place };
}

/** @param {number} count @param {number} columns @param {Int32Array} starts @returns {Lane[]} */
function stackLanes(count, columns, starts) {
  const lanes = [];
  let y = 0;
  for (let lane = 0; lane < count; lane++) {
    let tallest = 0;
    for (let cell = lane * columns; cell < (lane + 1) * columns; cell++) {
      tallest = Math.max(tallest, starts[cell * 4 + 4] - starts[cell * 4]);
    }
    const images = starts[(lane + 1) * columns * 4] - starts[lane * columns * 4];
    const rows = Math.min(MOST_MARKS, Math.max(2, tallest));
    const top = y + HEAD;
    const bottom = top + (tallest === 0 ? EMPTY : rows * CELL);
    lanes.push({ top, bottom, head: HEAD, rows, tallest, bars: tallest > MOST_MARKS, images });
    y = bottom + FOOT;
  }
  return lanes;
}

/** Adds space for heads with more than one line. @param {Grid} grid @param {number[]} heights */
export function raiseHeads(grid, heights) {
  let shift = 0;
  grid.lanes.forEach((lane, number) => {
    shift += heights[number] - lane.head;
    lane.head = heights[number];
    lane.top += shift;
    lane.bottom += shift;
  });
  grid.height += shift;
}

/** The left edge of a column. @param {Grid} grid @param {number} column */
export function columnLeft(grid, column) {
  return timeToX(grid, (grid.first + column) * grid.step);
}

/** @param {Grid} grid @param {number} time */
export function timeToX({ view, width }, time) {
  return MARGIN + (time - view.from) / (view.to - view.from) * (width - 2 * MARGIN);
}

/** @param {Grid} grid @param {number} x */
export function xToTime({ view, width }, x) {
  return view.from + (x - MARGIN) / (width - 2 * MARGIN) * (view.to - view.from);
}

/** The height of one image in the stacks of a lane. @param {Lane} lane */
export function unitHeight(lane) {
  return lane.bars ? (lane.bottom - lane.top) / lane.tallest : CELL;
}

/** The images of a cell: from `start` to before `end` in `order`. @param {Grid} grid @param {number} lane @param {number} column */
export function stackOf({ starts, columns }, lane, column) {
  const cell = (lane * columns + column) * 4;
  return { start: starts[cell], end: starts[cell + 4] };
}

/**
 * The image at a point, if there is one. A stack also includes the pixels above it, so that low bars are easy to hit.
 * @param {Grid} grid @param {number} x @param {number} y @returns {{row: number, lane: number, column: number} | undefined}
 */
export function imageAt(grid, x, y) {
  const lane = grid.lanes.findIndex(({ top, bottom }) => y >= top - 2 && y <= bottom + 2);
  const column = Math.floor(xToTime(grid, x) / grid.step) - grid.first;
  if (lane < 0 || column < 0 || column >= grid.columns) {
    return undefined;
  }
  const { start, end } = stackOf(grid, lane, column);
  if (start === end) {
    return undefined;
  }
  const level = Math.floor((grid.lanes[lane].bottom - y) / unitHeight(grid.lanes[lane]));
  return { row: grid.order[start + Math.min(end - start - 1, Math.max(0, level))], lane, column };
}

/** The position of an image, if it is in view. @param {Grid} grid @param {import('./data.js').Model} model @param {number} row */
export function positionOf(grid, model, row) {
  const place = grid.place[row];
  if (place < 0) {
    return undefined;
  }
  const number = model.lane[row];
  const lane = grid.lanes[number];
  const column = Math.floor(model.time[row] / grid.step) - grid.first;
  const { start } = stackOf(grid, number, column);
  const height = unitHeight(lane);
  return { x: columnLeft(grid, column) + CELL / 2, y: lane.bottom - (place - start + 0.5) * height };
}
