/** What the page says about images. All of it goes into text nodes or canvas text, never into markup. */

export const ACTIONS = ['keep', 'archive', 'expire', 'blocked'];
const KINDS = ['image', 'image index', 'artifact'];
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
const DAY = 86_400;

/** @param {number} value */
export function count(value) {
  return value.toLocaleString('en-US');
}

/** @param {number} value @param {string} noun */
export function plural(value, noun) {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Bytes in the decimal units that AWS bills in. @param {number} value */
export function bytes(value) {
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** Seconds since 1970 as a date and a time in UTC. @param {number} seconds */
export function moment(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
}

/** @param {number} seconds */
export function date(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** Cut, not rounded. @param {number} seconds */
export function age(seconds) {
  const days = Math.floor(seconds / DAY * 10) / 10;
  return days === 1 ? '1 day' : `${count(days)} days`;
}

/** @param {string} text */
export function shortDigests(text) {
  return text.replace(/sha256:([0-9a-f]{12})[0-9a-f]{52}/g, 'sha256:$1');
}

/** A rule in a few words. @param {import('./data.js').Model} model @param {number} lane */
export function laneName(model, lane) {
  const rule = model.rules[lane];
  return rule ? `rule ${rule.priority}` : 'no rule';
}

/** How an image is called. @param {import('./data.js').Model} model @param {number} row */
export function imageName(model, row) {
  const tags = model.tags[row];
  return tags.length > 0 ? tags.join(', ') : 'untagged';
}

/**
 * The facts of an image, in reading order.
 * @param {import('./data.js').Model} model @param {number} row
 * @returns {[string, string][]}
 */
export function facts(model, row) {
  const rule = model.rules[model.lane[row]];
  return [
    ['Action', ACTIONS[model.action[row]]],
    ['Why', model.why(row)],
    ['Rule', rule ? `${rule.priority}: ${rule.selects}, ${rule.does}${rule.description ? ` (${rule.description})` : ''}` : 'none'],
    ['Digest', model.digest[row]],
    ['Pushed', `${moment(model.pushed(row))} UTC`],
    ...(model.pushed(row) === model.time[row] ? [] : /** @type {[string, string][]} */ ([['Restored', `${moment(model.time[row])} UTC`]])),
    ['Age', age(model.now - model.time[row])],
    ['Size', `${bytes(model.size[row])} (${KINDS[model.kind[row]]})`],
  ];
}

/** One sentence for a screen reader. @param {import('./data.js').Model} model @param {number} row */
export function sentence(model, row) {
  return `${imageName(model, row)}: ${ACTIONS[model.action[row]]}, ${laneName(model, model.lane[row])}, `
    + `pushed ${date(model.pushed(row))}. ${shortDigests(model.why(row))}.`;
}
