/**
 * The data of the page: one column per property, one row per image, newest first.
 *
 * @typedef {{priority: number, description: string, action: string, selects: string, does: string, cutoff: number | null}} Rule
 * @typedef {{now: number, rules: Rule[], time: Float64Array, lane: Int16Array, action: Uint8Array, kind: Uint8Array,
 *   size: Float64Array, tags: string[][], digest: string[], search: string[], removed: Set<number>,
 *   why: (row: number) => string, pushed: (row: number) => number}} Model
 */

const NO_TAGS = [];

/** Reads the data in the page: JSON, compressed, in base64. @param {string} text @returns {Promise<Model>} */
export async function readModel(text) {
  const packed = atob(text.trim());
  const bytes = new Uint8Array(packed.length);
  for (let index = 0; index < packed.length; index++) {
    bytes[index] = packed.charCodeAt(index);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return toModel(JSON.parse(await new Response(stream).text()));
}

/** @param {any} data @returns {Model} */
export function toModel(data) {
  const { rules, columns, templates, pushed, noRule } = data;
  const tags = columns.tags.map((list) => list === 0 ? NO_TAGS : list);
  let time = data.now;
  return {
    now: data.now,
    rules,
    time: Float64Array.from(columns.age, (step) => time -= step),
    lane: Int16Array.from(columns.rule, (rule) => rule === noRule ? rules.length : rule),
    action: Uint8Array.from(columns.action),
    kind: Uint8Array.from(columns.kind),
    size: Float64Array.from(columns.size),
    tags,
    digest: columns.digest.map((digest) => digest.length === 64 ? `sha256:${digest}` : digest),
    search: tags.map((list) => list.join('\n').toLowerCase()),
    removed: new Set(data.removed),
    why: (row) => fill(templates[columns.why[row]], columns.blanks[row]),
    pushed(row) {
      return pushed[row] ?? this.time[row];
    },
  };
}

/** Fills the blanks of a sentence with words. @param {string[]} template @param {string} words */
function fill(template, words) {
  const blanks = words.split(' ');
  return template.map((part, index) => index === 0 ? part : blanks[index - 1] + part).join('');
}
