/** The text of the page about images. All of it goes into text nodes or canvas text, never into markup. */

export const ACTIONS = ['keep', 'archive', 'expire', 'blocked'];
const KINDS = ['image', 'image index', 'artifact'];
/** The number of the kind of image indexes. */
export const INDEX = 1;
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

/** The last second that a JavaScript date can represent. The first is equally far before 1970. */
export const LAST_SECOND = 8.64e12;

/** Seconds since 1970 as a date and a time in UTC. @param {number} seconds */
export function moment(seconds) {
  return iso(seconds).replace(/T(\d\d:\d\d).*/, ' $1');
}

/** @param {number} seconds */
export function date(seconds) {
  return iso(seconds).replace(/T.*/, '');
}

/** @param {number} seconds */
function iso(seconds) {
  return new Date(Math.max(-LAST_SECOND, Math.min(LAST_SECOND, seconds)) * 1000).toISOString();
}

/** Cut, not rounded. @param {number} seconds */
export function age(seconds) {
  const days = Math.floor(seconds / DAY * 10) / 10;
  return days === 1 ? '1 day' : `${count(days)} days`;
}

/** A sum of bytes that says what it leaves out. @param {number} value @param {boolean} hasIndexes */
export function sizeWords(value, hasIndexes) {
  return hasIndexes ? `${bytes(value)} without image indexes` : bytes(value);
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

/** The name of an image. @param {import('./data.js').Model} model @param {number} row */
export function imageName(model, row) {
  const tags = model.tags[row];
  return tags.length > 0 ? tags.join(', ') : 'untagged';
}

/**
 * The details of an image, in reading order.
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
