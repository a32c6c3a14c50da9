/**
 * The benchmark: cdk-ecr against aws-cdk-lib/aws-ecr and against L1s, in one process.
 *
 *     npm run benchmark                 all of it, about ten minutes; writes benchmark/RESULTS.md
 *     npm run benchmark -- --quick      every program once, small: shows that they work and agree, and measures nothing
 *     npm run benchmark -- --only sizes one part, or some: cases, validation, profile, tokens, sizes, rendering, loading, memory, previews, languages
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { languageApps } from './languages.mjs';
import { previews, rendering } from './lifecycle.mjs';
import { loading, memory } from './loading.mjs';
import { profileCases } from './profile.mjs';
import { report } from './report.mjs';
import { raceCases, raceSizes, raceWithValidation } from './synthesis.mjs';
import { countTokens } from './tokens.mjs';

const RESULTS = join(dirname(fileURLToPath(import.meta.url)), 'RESULTS.md');
const PARTS = {
  cases: raceCases,
  validation: raceWithValidation,
  profile: profileCases,
  tokens: countTokens,
  sizes: raceSizes,
  rendering,
  loading,
  memory,
  previews,
  languages: languageApps,
};

const { values: { quick, only } } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
const parts = only ? only.split(',') : Object.keys(PARTS);

const results = {};
for (const part of parts) {
  console.error(`${part} …`);
  results[part] = await PARTS[part]({ quick });
}
const text = report(results);
if (quick) {
  console.log('every program ran, and the templates agree');
} else {
  console.log(text);
}
if (!quick && !only) {
  writeFileSync(RESULTS, text);
}
