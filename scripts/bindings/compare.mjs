/**
 * Compares the results of two languages.
 */

/** Throws, with the first lines that differ, unless two templates are equal byte for byte after their keys are sorted. */
export function compareTemplates(actual, expected) {
  const [ours, theirs] = [inOneOrder(actual), inOneOrder(expected)];
  if (ours !== theirs) {
    const [here, there] = [ours.split('\n'), theirs.split('\n')];
    const at = here.findIndex((line, i) => line !== there[i]);
    throw new Error(`the template differs from that of TypeScript at line ${at + 1}:\n  here:       ${here[at]}\n  TypeScript: ${there[at]}`);
  }
}

/**
 * Throws unless the program language-features created the same template as in TypeScript and received complete errors. Returns the
 * kind of error that its language raised.
 */
export function compareLanguageFeatures(actual, expected) {
  compareTemplates(actual.template, expected.template);
  for (const [name, { message }] of Object.entries(expected.report).filter(([, value]) => value.message)) {
    const here = actual.report[name];
    if (!here.message.includes(message)) {
      throw new Error(`${name}: the message is incomplete in the ${here.type}:\n  here:       ${here.message}\n  TypeScript: ${message}`);
    }
  }
  if (inOneOrder(actual.report.expired) !== inOneOrder(expected.report.expired)) {
    throw new Error(`the preview expires ${actual.report.expired}, in TypeScript ${expected.report.expired}`);
  }
  return actual.report.badName.type;
}

function inOneOrder(value) {
  return JSON.stringify(value, (_, part) => (isMap(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part), 2);
}

function isMap(part) {
  return part !== null && typeof part === 'object' && !Array.isArray(part);
}

function byKey([a], [b]) {
  return a < b ? -1 : 1;
}
