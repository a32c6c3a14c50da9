/**
 * A race is fair when all define the same: checks the templates of a case.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './cases.mjs';
import { FLOOR, OURS, SAME_PATHS, THIN, UPSTREAM } from './libraries.mjs';
import { inTemporaryDirectory } from './race.mjs';

/**
 * Throws unless the contestants give equal templates. Those of the floor have other logical ids.
 *
 * By hand only a few repositories are compared: CDK splits a policy of many grants in several, as CloudFormation wants,
 * while the one by hand stays whole, which costs less.
 */
export function expectEqualTemplates(testCase, size) {
  const templates = (contestant, count) => templatesOf(testCase, contestant, { ...size, count });
  const few = Math.min(8, size.count);
  const upstream = text(templates(UPSTREAM, few));
  expectEqual(testCase, text(templates(SAME_PATHS, few)), upstream);
  expectEqual(testCase, text(templates(THIN, few)), upstream);
  expectEqual(testCase, withoutIds(templates(FLOOR, few)), withoutIds(templates(UPSTREAM, few)));
  expectEqual(testCase, text(templates(OURS, few)), upstream);
  expectEqual(testCase, text(templates(OURS, size.count)), text(templates(UPSTREAM, size.count)));
}

function expectEqual({ title }, one, other) {
  if (one !== other) {
    throw new Error(`${title}: the templates differ`);
  }
}

function templatesOf(testCase, contestant, size) {
  return inTemporaryDirectory((directory) => {
    const { construct, synthesize } = program(testCase, contestant, size)(directory);
    construct();
    synthesize();
    const names = readdirSync(directory).filter((name) => name.endsWith('.template.json')).sort();
    return names.map((name) => JSON.parse(readFileSync(join(directory, name), 'utf-8')));
  });
}

/** The templates as text, whatever the order of their resources. */
function text(templates) {
  return JSON.stringify(templates, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value);
}

/** The resources and outputs as text, without any of their ids. */
function withoutIds(templates) {
  return templates.map(({ Resources = {}, Outputs = {} }) => {
    const ids = new Set(Object.keys(Resources));
    const parts = [...Object.values(Resources), ...Object.values(Outputs)];
    return parts.map((part) => JSON.stringify(part, (name, value) => name === 'PolicyName' || ids.has(value) ? '' : value)).sort().join('\n');
  }).join('\n');
}
