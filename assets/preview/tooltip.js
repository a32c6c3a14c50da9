/** The box that follows the pointer or the selected image. */

import { stackOf, columnLeft, xToTime, CELL } from './grid.js';
import { ACTIONS, age, count, date, imageName, moment, shortDigests } from './words.js';
import { element, markOf } from './elements.js';

const DISTANCE = 14;

export class Tooltip {
  /** @param {HTMLElement} box @param {HTMLElement} tip @param {import('./data.js').Model} model */
  constructor(box, tip, model) {
    this.box = box;
    this.tip = tip;
    this.model = model;
  }

  get isShown() {
    return !this.tip.hidden;
  }

  hide() {
    this.tip.hidden = true;
  }

  /**
   * @param {number} row @param {number} x @param {number} y
   * @param {import('./grid.js').Grid} [grid] @param {{lane: number, column: number}} [cell] where it lies among others
   */
  show(row, x, y, grid, cell) {
    const { model } = this;
    const action = ACTIONS[model.action[row]];
    this.tip.replaceChildren(
      element('p', { className: 'tip-title' }, [markOf(action), element('b', {}, [action]), ` ${imageName(model, row)}`]),
      element('p', {}, [shortDigests(model.why(row))]),
      element('p', { className: 'soft' }, [`pushed ${moment(model.pushed(row))} UTC, ${age(model.now - model.pushed(row))} ago`]),
      ...(grid && cell && grid.lanes[cell.lane].bars ? [this.column(grid, cell)] : []),
    );
    this.tip.hidden = false;
    const width = this.tip.offsetWidth;
    const left = x + DISTANCE + width > this.box.clientWidth ? Math.max(0, x - DISTANCE - width) : x + DISTANCE;
    this.tip.style.left = `${left}px`;
    this.tip.style.top = `${y + DISTANCE}px`;
  }

  /** The other images in the bar. @param {import('./grid.js').Grid} grid @param {{lane: number, column: number}} cell */
  column(grid, { lane, column }) {
    const { start, end } = stackOf(grid, lane, column);
    const counts = [0, 0, 0, 0];
    for (let place = start; place < end; place++) {
      counts[this.model.action[grid.order[place]]]++;
    }
    const parts = ACTIONS.flatMap((action, number) => counts[number] > 0 ? [`${count(counts[number])} ${action}`] : []);
    const left = columnLeft(grid, column);
    const days = [date(xToTime(grid, left)), date(xToTime(grid, left + CELL) - 1)];
    return element('p', { className: 'soft' }, [
      `bar of ${count(end - start)} images, ${days[0] === days[1] ? days[0] : days.join(' to ')}: ${parts.join(', ')}`,
    ]);
  }
}
