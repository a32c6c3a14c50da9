/** Draws a grid. Everything is drawn again each time, because at most a few thousand shapes are in view. */

import { CELL, columnLeft, positionOf, stackOf, timeToX, unitHeight } from './grid.js';
import { LIMIT, SMALL, isCutoffInView } from './heads.js';
import { barFills, drawMark } from './marks.js';
import { ticks } from './ticks.js';
import { age } from './words.js';

/** The height of the time scale above the lanes. */
export const AXIS = 28;
const TICK_SPACE = 76;
const GAP = 1;
const LEAST_BAR = 1.5;

/**
 * @param {CanvasRenderingContext2D} context @param {import('./data.js').Model} model @param {import('./grid.js').Grid} grid
 * @param {import('./heads.js').Head[]} heads @param {import('./marks.js').Palette} palette @param {number} current the selected row, or -1
 */
export function draw(context, model, grid, heads, palette, current) {
  context.clearRect(0, 0, grid.width, grid.height + AXIS);
  drawAxis(context, model, grid, palette);
  context.save();
  context.translate(0, AXIS);
  const fills = barFills(context, palette);
  grid.lanes.forEach((lane, number) => {
    drawHead(context, grid, number, heads[number], palette);
    (lane.bars ? drawBars : drawMarks)(context, model, grid, number, palette, fills);
    drawCutoff(context, model, grid, number, palette);
  });
  drawCurrent(context, model, grid, palette, current);
  context.restore();
}

function drawAxis(context, model, grid, palette) {
  context.font = SMALL;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const { time, text } of ticks(grid.view.from, grid.view.to, grid.width / TICK_SPACE)) {
    const x = Math.round(timeToX(grid, time)) + 0.5;
    context.strokeStyle = palette.line;
    line(context, x, AXIS - 6, x, AXIS + grid.height);
    context.fillStyle = palette.soft;
    const half = context.measureText(text).width / 2;
    context.fillText(text, Math.min(Math.max(x, half), grid.width - half), AXIS / 2 - 2);
  }
}

/** The head of a lane, on its own background, so that the lines of the time scale do not run through it. */
function drawHead(context, grid, number, { pieces }, palette) {
  const { top, head } = grid.lanes[number];
  context.fillStyle = palette.surface;
  context.fillRect(0, top - head + 2, grid.width, head - 6);
  context.textBaseline = 'middle';
  for (const { text, font, colour, x, y, right } of pieces) {
    context.font = font;
    context.fillStyle = palette[colour];
    context.textAlign = right ? 'right' : 'left';
    context.fillText(text, x, top - head + y);
  }
  context.strokeStyle = palette.line;
  line(context, 0, Math.round(top - head) + 0.5, grid.width, Math.round(top - head) + 0.5);
}

/** Draws the age limit of a rule, and its number of days. */
function drawCutoff(context, model, grid, number, palette) {
  const rule = model.rules[number];
  if (!isCutoffInView(rule, grid)) {
    return;
  }
  const { cutoff } = rule;
  const { top, bottom } = grid.lanes[number];
  const x = Math.round(timeToX(grid, cutoff)) + 0.5;
  context.strokeStyle = palette.ink;
  context.setLineDash([4, 3]);
  line(context, x, top - LIMIT, x, bottom + 4);
  context.setLineDash([]);
  context.font = SMALL;
  context.fillStyle = palette.ink;
  context.textBaseline = 'middle';
  const text = `limit ${age(model.now - cutoff)}`;
  const isRoomAtRight = x + 4 + context.measureText(text).width <= grid.width;
  context.textAlign = isRoomAtRight ? 'left' : 'right';
  context.fillText(text, isRoomAtRight ? x + 4 : x - 4, top - LIMIT / 2 - 1);
}

function drawMarks(context, model, grid, number, palette) {
  const { bottom } = grid.lanes[number];
  for (let column = 0; column < grid.columns; column++) {
    const { start, end } = stackOf(grid, number, column);
    const x = columnLeft(grid, column) + CELL / 2;
    for (let place = start; place < end; place++) {
      drawMark(context, model.action[grid.order[place]], x, bottom - (place - start + 0.5) * CELL, palette);
    }
  }
}

function drawBars(context, model, grid, number, palette, fills) {
  const lane = grid.lanes[number];
  const unit = unitHeight(lane);
  for (let column = 0; column < grid.columns; column++) {
    const { start, end } = stackOf(grid, number, column);
    const x = columnLeft(grid, column) + GAP / 2;
    let bottom = lane.bottom;
    for (let from = start; from < end;) {
      const action = model.action[grid.order[from]];
      let to = from + 1;
      while (to < end && model.action[grid.order[to]] === action) {
        to++;
      }
      const height = Math.max(LEAST_BAR, (to - from) * unit);
      context.fillStyle = fills[action];
      context.fillRect(x, bottom - height, CELL - GAP, height);
      if (height > 3) {
        context.strokeStyle = palette.actions[action];
        context.lineWidth = 1;
        context.strokeRect(x + 0.5, bottom - height + 0.5, CELL - GAP - 1, height - 1);
      }
      bottom -= height;
      from = to;
    }
  }
}

/** A ring around the selected image, with a halo that is visible on every colour, and a line to the time scale. */
function drawCurrent(context, model, grid, palette, current) {
  const at = current < 0 ? undefined : positionOf(grid, model, current);
  if (!at) {
    return;
  }
  for (const [colour, width] of [[palette.surface, 5], [palette.ink, 2]]) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.arc(at.x, at.y, 9, 0, 2 * Math.PI);
    context.stroke();
  }
  context.lineWidth = 1;
  const lane = grid.lanes[model.lane[current]];
  line(context, at.x, lane.bottom + 3, at.x, lane.bottom + 9);
}

function line(context, x1, y1, x2, y2) {
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
