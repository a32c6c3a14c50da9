/**
 * @typedef {{tag: string, actions: boolean[], lane: number}} Filter `lane` is -1 for all lanes
 */

/** The rows that match a filter, newest first. @param {import('./data.js').Model} model @param {Filter} filter @returns {Int32Array} */
export function filterRows(model, { tag, actions, lane }) {
  const fits = tagTest(tag);
  const rows = new Int32Array(model.time.length);
  let found = 0;
  for (let row = 0; row < rows.length; row++) {
    if (actions[model.action[row]] && (lane < 0 || model.lane[row] === lane) && fits(model.search[row], model.tags[row])) {
      rows[found++] = row;
    }
  }
  return rows.subarray(0, found);
}

/**
 * Text without `*` is searched anywhere in a tag. With a `*`, the whole tag must match, as in a policy.
 * @param {string} tag @returns {(search: string, tags: string[]) => boolean}
 */
function tagTest(tag) {
  const wanted = tag.trim().toLowerCase();
  if (wanted === '') {
    return () => true;
  }
  if (!wanted.includes('*')) {
    return (search) => search.includes(wanted);
  }
  const parts = wanted.split('*');
  return (search, tags) => tags.length > 0 && search.split('\n').some((text) => fitsParts(text, parts));
}

/** @param {string} text @param {string[]} parts */
function fitsParts(text, parts) {
  const last = parts[parts.length - 1];
  if (!text.startsWith(parts[0]) || !text.endsWith(last)) {
    return false;
  }
  let at = parts[0].length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) {
      return false;
    }
    at = found + part.length;
  }
  return at + last.length <= text.length;
}
