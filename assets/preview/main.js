import { readModel } from './data.js';
import { element, markOf } from './elements.js';
import { filterRows } from './filter.js';
import { ImagesTable } from './images-table.js';
import { Timeline } from './timeline.js';
import { ACTIONS, INDEX, facts, imageName, plural, sizeWords } from './words.js';

/** @template {HTMLElement} T @param {string} id @returns {T} */
function part(id) {
  return /** @type {T} */ (document.getElementById(id));
}

async function start() {
  const model = await readModel(part('data').textContent ?? '');
  part('data').remove();
  part('timeline-section').hidden = part('images-section').hidden = false;
  const timeline = new Timeline(model, {
    box: part('timeline-box'),
    canvas: part('timeline'),
    tip: part('tip'),
    live: part('live'),
    buttons: part('zoom'),
  }, (row) => showDetails(model, row));
  const table = new ImagesTable(model, { table: part('images'), pager: part('pager'), place: part('place') }, (row) => {
    timeline.select(row, true);
    part('timeline').focus({ preventScroll: true });
    part('timeline-section').scrollIntoView({ block: 'start' });
  });

  const hasIndexes = model.kind.includes(INDEX);
  const form = /** @type {HTMLFormElement} */ (part('filter'));
  const apply = () => {
    const given = new FormData(form);
    const rows = filterRows(model, {
      tag: String(given.get('tag') ?? ''),
      actions: ACTIONS.map((action) => given.has(action)),
      lane: Number(given.get('lane')),
    });
    timeline.show(rows);
    table.show(rows);
    part('shown').textContent = `${plural(rows.length, 'image')} shown, ${sizeWords(sizeOf(model, rows), hasIndexes)}`;
  };
  form.addEventListener('input', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  form.addEventListener('submit', (event) => event.preventDefault());
  apply();
  printWith(timeline, table);
  document.documentElement.dataset.ready = 'true';
}

/** A printed page shows all rows of the table, in the colours of a light page. */
function printWith(timeline, table) {
  addEventListener('beforeprint', () => {
    document.documentElement.dataset.printing = 'true';
    timeline.recolor();
    table.showAll(true);
  });
  addEventListener('afterprint', () => {
    delete document.documentElement.dataset.printing;
    timeline.recolor();
    table.showAll(false);
  });
}

/** Image indexes are left out, as in the totals. */
function sizeOf(model, rows) {
  let sum = 0;
  for (const row of rows) {
    sum += model.kind[row] === INDEX ? 0 : model.size[row];
  }
  return sum;
}

/** All details of the selected image. @param {import('./data.js').Model} model @param {number} row */
function showDetails(model, row) {
  const box = part('details');
  if (row < 0) {
    box.replaceChildren(element('p', { className: 'soft' }, ['Choose an image in the timeline to see its details here.']));
    return;
  }
  const list = element('dl', {}, facts(model, row).flatMap(([name, value]) => [element('dt', {}, [name]), element('dd', {}, [value])]));
  const title = element('h3', {}, [markOf(ACTIONS[model.action[row]]), imageName(model, row)]);
  box.replaceChildren(title, list);
}

start().catch((error) => {
  part('broken').hidden = false;
  part('broken').textContent = `This page could not be shown (${error.message}). It needs a browser of 2023 or newer.`;
});
