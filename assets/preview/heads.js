/** The text above the lanes: the rule on the left, the content of its lane on the right; on more lines if the lane is too narrow. */

import { HEAD } from './grid.js';
import { count, plural } from './words.js';

export const FONT = '13px system-ui, sans-serif';
export const SMALL = '12px system-ui, sans-serif';
const BOLD = `600 ${FONT}`;
const LINE = 17;
const MARGIN = 4;
const SPACE = 14;
/** The height of the text at an age limit, below the other text. */
export const LIMIT = 15;
/** The maximum length of a name and of the text after it, which is cut there. */
const MOST_LINES = 3;

/**
 * @typedef {{text: string, font: string, colour: 'ink' | 'soft', x: number, y: number, right?: boolean}} Piece from the top of the head
 * @typedef {{pieces: Piece[], height: number}} Head
 */

/**
 * Lays out the head of a lane.
 * @param {CanvasRenderingContext2D} context @param {import('./data.js').Model} model @param {import('./grid.js').Grid} grid @param {number} number
 * @returns {Head}
 */
export function headOf(context, model, grid, number) {
  const rule = model.rules[number];
  const { images, tallest, bars } = grid.lanes[number];
  const amount = bars ? `${plural(images, 'image')}, tallest bar ${count(tallest)}` : plural(images, 'image');
  const name = rule ? `${rule.priority}\u00a0\u00a0${rule.selects}` : 'no rule'; // non-breaking blanks
  const more = rule ? [rule.does, rule.description].filter(Boolean).join(' · ') : 'no rule selects these images';
  const y = HEAD / 2 - 1;
  context.font = SMALL;
  const right = grid.width - context.measureText(amount).width - MARGIN - SPACE;
  /** @type {Piece[]} */
  const pieces = [{ text: amount, font: SMALL, colour: 'soft', x: grid.width - MARGIN, y, right: true }];
  context.font = BOLD;
  const names = wrap(context, name, right - MARGIN, grid.width - 2 * MARGIN);
  names.forEach((text, line) => pieces.push({ text, font: BOLD, colour: 'ink', x: MARGIN, y: y + line * LINE }));
  const after = MARGIN + context.measureText(names[names.length - 1]).width + SPACE;
  context.font = FONT;
  const forLimit = isCutoffInView(rule, grid) ? LIMIT : 0;
  if (names.length === 1 && after + context.measureText(more).width <= right) {
    pieces.push({ text: more, font: FONT, colour: 'soft', x: after, y });
    return { pieces, height: HEAD + forLimit };
  }
  const mores = wrap(context, more, grid.width - 2 * MARGIN, grid.width - 2 * MARGIN);
  mores.forEach((text, line) => pieces.push({ text, font: FONT, colour: 'soft', x: MARGIN, y: y + (names.length + line) * LINE }));
  return { pieces, height: HEAD + (names.length + mores.length - 1) * LINE + forLimit };
}

/** Whether the age limit of a rule is in view. @param {import('./data.js').Rule | undefined} rule @param {import('./grid.js').Grid} grid */
export function isCutoffInView(rule, grid) {
  return rule !== undefined && rule.cutoff !== null && rule.cutoff >= grid.view.from && rule.cutoff <= grid.view.to;
}

/**
 * Splits text into lines that fit; the first may be shorter.
 * @param {CanvasRenderingContext2D} context @param {string} text @param {number} first @param {number} rest @returns {string[]}
 */
function wrap(context, text, first, rest) {
  const lines = [];
  let left = text.slice(0, 2000);
  while (left !== '' && lines.length < MOST_LINES) {
    const room = lines.length === 0 ? first : rest;
    const fits = longest(context, left, room);
    const isLast = lines.length === MOST_LINES - 1;
    const blank = left.lastIndexOf(' ', fits);
    const end = fits >= left.length || isLast ? fits : blank > 0 && left.slice(0, blank).trim() !== '' ? blank : Math.max(1, fits);
    lines.push(isLast && fits < left.length ? `${left.slice(0, longest(context, left, room - 12))}…` : left.slice(0, end));
    left = left.slice(end).trimStart();
  }
  return lines;
}

/** How many characters fit. @param {CanvasRenderingContext2D} context @param {string} text @param {number} room */
function longest(context, text, room) {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(text.slice(0, middle)).width <= room) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
