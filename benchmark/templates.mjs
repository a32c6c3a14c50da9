/**
 * The comparison is fair only if all contestants define the same resources.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { L1, OURS, UPSTREAM } from './libraries.mjs';
import { inTemporaryDirectory } from './race.mjs';

/**
 * Throws unless the apps of a case give equal templates. L1s have other logical ids. They are compared in a small app, because CDK
 * splits a policy with many grants, which the L1s do not.
 */
export function expectEqualTemplates({ title, onlyOurs }, size, appOf) {
  const small = { ...size, count: Math.min(8, size.count) };
  const sameParts = partsOf(templatesOf(appOf(OURS, small))) === partsOf(templatesOf(appOf(L1, small)));
  if (!sameParts || !(onlyOurs || text(templatesOf(appOf(OURS, size))) === text(templatesOf(appOf(UPSTREAM, size))))) {
    throw new Error(`${title}: the templates differ`);
  }
}

function templatesOf(app) {
  return inTemporaryDirectory((directory) => {
    app(directory)();
    const names = readdirSync(directory).filter((name) => name.endsWith('.template.json')).sort();
    return names.map((name) => JSON.parse(readFileSync(join(directory, name), 'utf-8')));
  });
}

/** The templates as text, independent of the order of their resources. */
function text(templates) {
  return JSON.stringify(templates, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value);
}

/** The resources and outputs as text, without their ids and names. */
function partsOf(templates) {
  return templates.flatMap(({ Resources = {}, Outputs = {} }) => {
    const ids = new Set(Object.keys(Resources));
    return [...Object.values(Resources), ...Object.values(Outputs)].map((part) =>
      JSON.stringify(part, (name, value) => name === 'PolicyName' || ids.has(value) ? '' : value)).sort();
  }).join('\n');
}
