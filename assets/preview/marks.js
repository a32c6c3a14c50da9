/** Each action has a colour, a shape and, in a bar, a pattern. Any of the three alone identifies it. */

import { ACTIONS } from './words.js';

const SIZE = 9;

/** The colours of the page's style, which differ in light and dark. @param {Element} element */
export function readPalette(element) {
  const style = getComputedStyle(element);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return { actions: ACTIONS.map(colour), surface: colour('surface'), ink: colour('ink'), soft: colour('soft'), line: colour('line') };
}

/** @typedef {ReturnType<typeof readPalette>} Palette */

/**
 * Draws an image as a shape: keep a disc, archive a square, expire a cross, blocked a hollow diamond.
 * @param {CanvasRenderingContext2D} context @param {number} action @param {number} x @param {number} y @param {Palette} palette
 */
export function drawMark(context, action, x, y, palette) {
  const r = SIZE / 2 - 0.5;
  context.fillStyle = context.strokeStyle = palette.actions[action];
  context.lineWidth = 2;
  context.beginPath();
  switch (ACTIONS[action]) {
    case 'keep':
      context.arc(x, y, r, 0, 2 * Math.PI);
      return context.fill();
    case 'archive':
      return context.fillRect(x - r, y - r, 2 * r, 2 * r);
    case 'expire':
      context.moveTo(x - r + 0.5, y - r + 0.5);
      context.lineTo(x + r - 0.5, y + r - 0.5);
      context.moveTo(x + r - 0.5, y - r + 0.5);
      context.lineTo(x - r + 0.5, y + r - 0.5);
      return context.stroke();
    default:
      context.lineWidth = 1.5;
      context.moveTo(x, y - r);
      context.lineTo(x + r, y);
      context.lineTo(x, y + r);
      context.lineTo(x - r, y);
      context.closePath();
      return context.stroke();
  }
}

/**
 * How bars are filled: keep solid, archive with dots, expire with slanted lines, blocked hollow with a rim.
 * @param {CanvasRenderingContext2D} context @param {Palette} palette @returns {(string | CanvasPattern)[]}
 */
export function barFills(context, palette) {
  return ACTIONS.map((action, number) => {
    if (action === 'keep') {
      return palette.actions[number];
    }
    const tile = new OffscreenCanvas(6, 6);
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (tile.getContext('2d'));
    pen.fillStyle = action === 'blocked' ? palette.surface : palette.actions[number];
    pen.fillRect(0, 0, 6, 6);
    pen.fillStyle = pen.strokeStyle = action === 'blocked' ? palette.actions[number] : palette.surface;
    if (action === 'archive') {
      pen.fillRect(1, 1, 1.5, 1.5);
      pen.fillRect(4, 4, 1.5, 1.5);
    } else {
      pen.lineWidth = action === 'expire' ? 1.3 : 1;
      for (const shift of [-6, 0, 6]) {
        pen.beginPath();
        pen.moveTo(shift - 1, action === 'expire' ? 7 : -1);
        pen.lineTo(shift + 7, action === 'expire' ? -1 : 7);
        pen.stroke();
      }
    }
    return /** @type {CanvasPattern} */ (context.createPattern(tile, 'repeat'));
  });
}
