/** The timeline: a canvas that takes the focus, announces images in a live region, and works with pointer and keyboard. */

import { AXIS, draw } from './drawing.js';
import { headOf } from './heads.js';
import { imageAt, layOut, positionOf, raiseHeads, xToTime } from './grid.js';
import { Lanes } from './lanes.js';
import { readPalette } from './marks.js';
import { Tooltip } from './tooltip.js';
import { LAST_SECOND, sentence } from './words.js';

const LEAST_SPAN = 3600;
const DRAG_STARTS = 4;
const HOUR = 3600;

export class Timeline {
  /**
   * @param {import('./data.js').Model} model
   * @param {{box: HTMLElement, canvas: HTMLCanvasElement, tip: HTMLElement, live: HTMLElement, buttons: HTMLElement}} parts
   * @param {(row: number) => void} onSelect
   */
  constructor(model, parts, onSelect) {
    this.model = model;
    this.parts = parts;
    this.onSelect = onSelect;
    this.context = /** @type {CanvasRenderingContext2D} */ (parts.canvas.getContext('2d'));
    this.palette = readPalette(parts.box);
    this.tooltip = new Tooltip(parts.box, parts.tip, model);
    this.whole = wholeOf(model);
    this.view = this.whole;
    /** @type {Int32Array} */
    this.rows = new Int32Array(0);
    this.lanes = new Lanes(model, this.rows);
    this.current = -1;
    this.grid = layOut(model, this.rows, this.view, this.width);
    /** @type {import('./heads.js').Head[]} */
    this.heads = [];
    this.listen();
  }

  get width() {
    return Math.max(200, this.parts.box.clientWidth);
  }

  /** Shows other rows. @param {Int32Array} rows */
  show(rows) {
    this.rows = rows;
    this.lanes = new Lanes(this.model, rows);
    if (!this.lanes.has(this.current)) {
      this.select(-1);
    }
    this.layOut();
  }

  /** Selects an image and brings it into view. @param {number} row @param {boolean} [aloud] */
  select(row, aloud = false) {
    this.current = row;
    this.tooltip.hide();
    if (row >= 0) {
      const time = this.model.time[row];
      if (time < this.view.from || time > this.view.to) {
        this.look(time - (this.view.to - this.view.from) / 2, this.view.to - this.view.from);
      }
      if (aloud) {
        this.parts.live.textContent = `${sentence(this.model, row)} ${this.lanes.placeOf(row)}`;
        const at = positionOf(this.grid, this.model, row);
        if (at) {
          this.tooltip.show(row, at.x, at.y + AXIS);
        }
      }
    }
    this.onSelect(row);
    this.redraw();
  }

  /** @param {number} from @param {number} span */
  look(from, span) {
    const whole = this.whole.to - this.whole.from;
    const length = Math.min(whole, Math.max(LEAST_SPAN, span));
    const start = Math.min(this.whole.to - length, Math.max(this.whole.from, from));
    this.view = { from: start, to: start + length };
    this.layOut();
  }

  /** @param {number} factor @param {number} [around] seconds */
  zoom(factor, around) {
    const { from, to } = this.view;
    const selected = this.current >= 0 ? this.model.time[this.current] : (from + to) / 2;
    const fixed = around ?? Math.min(to, Math.max(from, selected));
    this.look(fixed - (fixed - from) / factor, (to - from) / factor);
  }

  showAll() {
    this.look(this.whole.from, this.whole.to - this.whole.from);
  }

  layOut() {
    this.grid = layOut(this.model, this.rows, this.view, this.width);
    this.heads = this.grid.lanes.map((_, number) => headOf(this.context, this.model, this.grid, number));
    raiseHeads(this.grid, this.heads.map(({ height }) => height));
    const isWhole = this.view.to - this.view.from >= this.whole.to - this.whole.from;
    for (const name of ['out', 'whole']) {
      this.parts.buttons.querySelector(`[data-zoom=${name}]`)?.toggleAttribute('disabled', isWhole);
    }
    this.parts.box.toggleAttribute('data-zoomed', !isWhole);
    this.redraw();
  }

  /** Immediately, because a page is printed right after. */
  recolor() {
    this.palette = readPalette(this.parts.box);
    this.paint();
  }

  redraw() {
    this.pending ??= requestAnimationFrame(() => {
      this.pending = undefined;
      this.paint();
    });
  }

  paint() {
    const { canvas } = this.parts;
    const { grid } = this;
    const ratio = Math.min(window.devicePixelRatio || 1, 3);
    const height = grid.height + AXIS;
    const pixels = { width: Math.round(grid.width * ratio), height: Math.round(height * ratio) };
    if (canvas.width !== pixels.width || canvas.height !== pixels.height) {
      Object.assign(canvas, pixels);
      canvas.style.height = `${height}px`;
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw(this.context, this.model, grid, this.heads, this.palette, this.current);
  }

  listen() {
    const { box, canvas, buttons } = this.parts;
    new ResizeObserver(() => this.layOut()).observe(box);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.recolor());
    buttons.addEventListener('click', (event) => {
      const name = /** @type {HTMLElement} */ (event.target).closest('button')?.dataset.zoom;
      if (name === 'whole') {
        this.showAll();
      } else if (name) {
        this.zoom(name === 'in' ? 2 : 0.5);
      }
    });
    canvas.addEventListener('keydown', (event) => this.onKey(event));
    canvas.addEventListener('blur', () => this.tooltip.hide());
    canvas.addEventListener('pointermove', (event) => this.onMove(event));
    canvas.addEventListener('pointerdown', (event) => {
      this.drag = { x: event.offsetX, from: this.view.from, moved: false };
    });
    canvas.addEventListener('pointerleave', () => this.tooltip.hide());
    canvas.addEventListener('pointerup', (event) => this.onRelease(event));
    canvas.addEventListener('pointercancel', () => {
      this.drag = undefined;
    });
    canvas.addEventListener('dblclick', (event) => this.zoom(2, xToTime(this.grid, event.offsetX)));
    canvas.addEventListener('wheel', (event) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        this.zoom(event.deltaY < 0 ? 1.25 : 0.8, xToTime(this.grid, event.offsetX));
      }
    }, { passive: false });
  }

  /** @param {PointerEvent} event */
  onMove(event) {
    const { drag } = this;
    if (drag && event.buttons === 1) {
      if (!drag.moved && Math.abs(event.offsetX - drag.x) > DRAG_STARTS) {
        drag.moved = true;
        this.parts.canvas.setPointerCapture(event.pointerId);
      }
      if (drag.moved) {
        const shift = xToTime(this.grid, drag.x) - xToTime(this.grid, event.offsetX);
        this.tooltip.hide();
        this.look(drag.from + shift, this.view.to - this.view.from);
        return;
      }
    }
    const found = imageAt(this.grid, event.offsetX, event.offsetY - AXIS);
    this.parts.canvas.style.cursor = found ? 'pointer' : '';
    if (found) {
      this.tooltip.show(found.row, event.offsetX, event.offsetY, this.grid, found);
    } else {
      this.tooltip.hide();
    }
  }

  /** @param {PointerEvent} event */
  onRelease(event) {
    const moved = this.drag?.moved;
    this.drag = undefined;
    const found = moved ? undefined : imageAt(this.grid, event.offsetX, event.offsetY - AXIS);
    if (found) {
      this.select(found.row);
      this.tooltip.show(found.row, event.offsetX, event.offsetY, this.grid, found);
    }
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const row = this.lanes.move(this.current, event.key);
    if (row !== undefined) {
      this.select(row, true);
    } else if (event.key === '+' || event.key === '=') {
      this.zoom(2);
    } else if (event.key === '-') {
      this.zoom(0.5);
    } else if (event.key === '0') {
      this.showAll();
    } else if (event.key === 'Escape' && this.tooltip.isShown) {
      this.tooltip.hide();
    } else {
      return;
    }
    event.preventDefault();
  }
}

/** From the oldest image to now, or a day around a single moment. @param {import('./data.js').Model} model */
function wholeOf({ time, now }) {
  const to = Math.max(now, time.length > 0 ? time[0] : now);
  const from = time.length > 0 ? time[time.length - 1] : now;
  const rim = Math.max((to - from) * 0.01, 12 * HOUR);
  return { from: Math.max(-LAST_SECOND, from - rim), to: Math.min(LAST_SECOND, to + rim) };
}
