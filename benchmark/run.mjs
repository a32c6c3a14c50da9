/**
 * The benchmark: cdk-ecr against aws-cdk-lib/aws-ecr and against L1s.
 *
 *     npm run benchmark                   all of it, about a quarter of an hour; writes benchmark/RESULTS.md
 *     npm run benchmark -- --quick        every program once, small: shows that they work and agree, and measures nothing
 *     npm run benchmark -- --only grant   the rows whose titles have the word; writes nothing
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureCase } from './apps.mjs';
import { CASES } from './cases.mjs';
import { measureCheckCommand } from './check-command.mjs';
import { languageApps } from './languages.mjs';
import { measurePreview } from './preview.mjs';
import { measureFirstRepository, measureMemory } from './processes.mjs';
import { report } from './report.mjs';

const RESULTS = join(dirname(fileURLToPath(import.meta.url)), 'RESULTS.md');
const MEASUREMENTS = [
  ...CASES.map((testCase) => [testCase.title, (options) => measureCase(testCase, options)]),
  ['the first repository of a process', measureFirstRepository],
  ['memory', measureMemory],
  ['preview', measurePreview],
  ['the command check', measureCheckCommand],
];

const { values: { quick, only } } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' } } });
const rows = [];
for (const [title, measure] of MEASUREMENTS.filter(([name]) => name.includes(only))) {
  console.error(`${title} …`);
  rows.push(measure({ quick }));
}
if (quick) {
  console.log('every program ran, and the templates agree');
} else {
  const text = report(rows.flat(), only ? [] : languageApps());
  console.log(text);
  if (!only) {
    writeFileSync(RESULTS, text);
  }
}
