/** The images as a table: the content of the timeline as text. It shows one page of rows, for any number of images. */

import { element, markOf } from './elements.js';
import { ACTIONS, age, bytes, count, imageName, moment, plural, shortDigests } from './words.js';

const PAGE = 25;

/** Ranks of actions: expire, archive, blocked, keep. Numbers of actions as in words.js. */
const REMOVED_FIRST = [3, 1, 0, 2];
/** A browser would take minutes to lay out more rows on paper. */
const MOST_PRINTED = 20_000;

/** @type {Record<string, (model: import('./data.js').Model) => ArrayLike<number>>} */
const SORTS = {
  action: ({ action }) => Float64Array.from(action, (each) => REMOVED_FIRST[each]),
  rule: ({ lane }) => lane,
  pushed: ({ time }) => time,
  size: ({ size }) => size,
};

export class ImagesTable {
  /**
   * @param {import('./data.js').Model} model
   * @param {{table: HTMLTableElement, pager: HTMLElement, place: HTMLElement}} parts
   * @param {(row: number) => void} onShow
   */
  constructor(model, parts, onShow) {
    this.model = model;
    this.parts = parts;
    this.onShow = onShow;
    this.rows = new Int32Array(0);
    this.page = 0;
    this.sort = { key: 'action', down: false };
    this.isPrinting = false;
    parts.table.tHead?.addEventListener('click', (event) => {
      const key = /** @type {HTMLElement} */ (event.target).closest('button')?.dataset.sort;
      if (key) {
        this.sort = { key, down: this.sort.key === key ? !this.sort.down : key === 'pushed' || key === 'size' };
        this.order();
      }
    });
    parts.pager.addEventListener('click', (event) => {
      const step = /** @type {HTMLElement} */ (event.target).closest('button')?.dataset.page;
      if (step) {
        const last = this.pages - 1;
        this.page = { first: 0, back: this.page - 1, next: this.page + 1, last }[step] ?? 0;
        this.fill();
      }
    });
    parts.table.tBodies[0].addEventListener('click', (event) => {
      const row = /** @type {HTMLElement} */ (event.target).closest('button')?.dataset.row;
      if (row) {
        this.onShow(Number(row));
      }
    });
  }

  get pages() {
    return Math.max(1, Math.ceil(this.rows.length / PAGE));
  }

  /** Shows other rows. @param {Int32Array} rows newest first */
  show(rows) {
    this.given = rows;
    this.order();
  }

  order() {
    const { key, down } = this.sort;
    const values = SORTS[key](this.model);
    const sign = down ? -1 : 1;
    this.rows = (this.given ?? this.rows).slice().sort((a, b) => sign * (values[a] - values[b]) || a - b);
    this.page = 0;
    for (const head of this.parts.table.tHead?.querySelectorAll('th') ?? []) {
      const button = head.querySelector('button');
      if (button?.dataset.sort === key) {
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      } else {
        head.removeAttribute('aria-sort');
      }
    }
    this.fill();
  }

  fill() {
    const { table, pager, place } = this.parts;
    const from = this.isPrinting ? 0 : this.page * PAGE;
    const rows = this.rows.subarray(from, from + (this.isPrinting ? MOST_PRINTED : PAGE));
    table.setAttribute('aria-rowcount', String(this.rows.length + 1));
    table.tBodies[0].replaceChildren(...Array.from(rows, (row, index) => this.row(row, from + index + 2)));
    place.textContent = this.rows.length === 0 ? 'No image fits the filter'
      : `${count(from + 1)} to ${count(from + rows.length)} of ${plural(this.rows.length, 'image')}`;
    for (const button of pager.querySelectorAll('button')) {
      const back = ['first', 'back'].includes(button.dataset.page ?? '');
      button.disabled = back ? this.page === 0 : this.page >= this.pages - 1;
    }
  }

  /** Shows all rows at once, or a page of them again. @param {boolean} all */
  showAll(all) {
    this.isPrinting = all;
    this.fill();
  }

  /** @param {number} row @param {number} number */
  row(row, number) {
    const { model } = this;
    const action = ACTIONS[model.action[row]];
    const rule = model.rules[model.lane[row]];
    const removed = model.removed.has(row) ? [element('strong', { className: 'must' }, ['must be kept'])] : [];
    const tags = model.tags[row].length === 0
      ? [element('span', { className: 'soft' }, ['untagged'])]
      : model.tags[row].map((tag) => element('span', { className: 'tag' }, [tag]));
    const made = element('tr', { role: 'row' }, [
      cell('Action', 'action', [markOf(action), action, ...removed]),
      cell('Rule', 'number', [rule ? String(rule.priority) : 'none']),
      cell('Tags', 'tags', tags, element('th', { scope: 'row', role: 'rowheader' })),
      cell('Digest', '', [this.button(row)]),
      cell('Pushed', 'nowrap', [moment(model.pushed(row))]),
      cell('Age', 'number nowrap', [age(model.now - model.time[row])]),
      cell('Size', 'number nowrap', [bytes(model.size[row])]),
      cell('Why', 'why', [shortDigests(model.why(row))]),
    ]);
    made.setAttribute('aria-rowindex', String(number));
    return made;
  }

  /** @param {number} row */
  button(row) {
    const { model } = this;
    const button = element('button', { type: 'button', className: 'link mono', title: model.digest[row] }, [
      shortDigests(model.digest[row]).replace('sha256:', ''),
    ]);
    button.dataset.row = String(row);
    button.setAttribute('aria-label', `${shortDigests(model.digest[row])}, show ${imageName(model, row)} in the timeline`);
    return button;
  }
}

/** A cell with the name of its column: the style shows the name if there is no room for columns. @param {string} label @param {string} className */
function cell(label, className, children, made = element('td', { role: 'cell' })) {
  made.className = className;
  made.dataset.label = label;
  const content = element('div', {}, children);
  made.append(content);
  return made;
}
