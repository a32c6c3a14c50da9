/**
 * Installs the packed library as a user of each language would, synthesizes the same app in each, and compares the templates. A
 * second program per language shows that errors, enums, structs, callbacks, subclasses and aspects work. The samples of the
 * documentation run as pasted.
 *
 *     npm run test:bindings                         every language for which this machine has the tools and the registry
 *     npm run test:bindings -- --language dotnet    that one, or an error that says what to install
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareLanguageFeatures, compareTemplates } from './bindings/compare.mjs';
import { inScratch } from './bindings/files.mjs';
import { LANGUAGES, languagesAskedFor, outOfReach, splitByToolchain } from './bindings/languages.mjs';
import { isPacked, pack } from './bindings/pack.mjs';
import { runLanguageFeatures, newProject, PROJECTS, runTests, synthesizeExample, synthesizeRegistry } from './bindings/projects.mjs';
import { ROOT, timed } from './bindings/run.mjs';
import { runSamples, templateOfApp } from './bindings/samples.mjs';
import { EXAMPLES, templatePath } from './examples.mjs';

let passed = 0;
let failed = 0;
let skipped = 0;
const references = new Map();

try {
  const asked = languagesAskedFor(process.argv.slice(2));
  const languages = splitByToolchain(asked, (line) => {
    skipped += 1;
    console.log(line);
  });
  await inScratch(async (scratch) => {
    for (const language of languages) {
      await check(language, scratch, asked);
    }
  });
} catch (error) {
  failed += 1;
  console.error(`cdk-ecr: ${error.message}`);
}
console.log(`bindings: ${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * The results in TypeScript, with the same aws-cdk-lib and constructs: the templates of the examples, which are stored for the
 * versions that are installed here, and the report of the program language-features.
 */
async function referenceFor(peers, scratch) {
  const others = Object.fromEntries(Object.entries(peers).filter(([name, version]) => version !== installedVersion(name)));
  const key = Object.entries(others).flat().join(' ');
  if (!references.has(key)) {
    const project = await installed('js', join(scratch, `reference-${references.size}`), others);
    references.set(key, {
      template: key ? synthesizeExample('js', project) : storedTemplates(EXAMPLES[0]).ImageRegistry,
      registry: key ? synthesizeRegistry('js', project) : storedTemplates(EXAMPLES[1]),
      features: resultOf('js', project),
      app: await templateOfApp('js', project),
    });
  }
  return references.get(key);
}

async function check(language, scratch, asked) {
  const { label } = LANGUAGES[language];
  const done = [];
  const step = async (name, work) => {
    const { result, seconds } = await timed(work);
    done.push(`${name} ${seconds} s`);
    return result;
  };
  try {
    const built = isPacked(language);
    await step(built ? 'built before' : 'built', () => (built ? undefined : pack(language)));
    const project = await step('installed', () => installed(language, join(scratch, language)));
    const peers = PROJECTS[language].peers?.(project) ?? {};
    const reference = await referenceFor(peers, scratch);
    compareTemplates(await step('synthesized', () => synthesizeExample(language, project)), reference.template);
    done.push(`template equal${peers['aws-cdk-lib'] ? ` (aws-cdk-lib ${peers['aws-cdk-lib']})` : ''}`);
    if (PROJECTS[language].registry) {
      compareTemplates(await step('synthesized the registry', () => synthesizeRegistry(language, project)), reference.registry);
      done.push('its templates equal');
    }
    const error = compareLanguageFeatures(await step('used the features of the language', () => resultOf(language, project)), reference.features);
    done.push('their template equal', `errors complete (${error})`);
    if (PROJECTS[language].tests) {
      await step('tested the example', () => runTests(language, project));
    }
    const samples = await step('ran the samples', () => runSamples(language, project, PROJECTS[language].env?.(project)));
    compareTemplates(samples.template, reference.app);
    done.push(`${samples.count} samples of the docs work`);
    passed += 1;
    console.log(`${label}: ${done.join(', ')}`);
  } catch (error) {
    const line = outOfReach(language, error, asked);
    if (line && asked.length === 0) {
      skipped += 1;
    } else {
      failed += 1;
    }
    console.log(line ?? `${label}: ${[...done, 'FAILED'].join(', ')}\n${error.message}`);
  }
}

async function installed(language, project, peers) {
  if (!isPacked(language)) {
    await pack(language);
  }
  await newProject(language, project, { peers, say: console.log });
  return project;
}

/** The templates of an example by the names of their stacks, as stored. */
function storedTemplates(example) {
  return Object.fromEntries(example.stacks.map((stack) => [stack, readJson(templatePath(example, stack))]));
}

function resultOf(language, project) {
  const [outdir, report] = [join(project, 'features.out'), join(project, 'features.json')];
  mkdirSync(outdir, { recursive: true });
  runLanguageFeatures(language, project, outdir, report);
  return { template: readJson(join(outdir, 'LanguageFeatures.template.json')), report: readJson(report) };
}

function installedVersion(name) {
  return readJson(join(ROOT, 'node_modules', name, 'package.json')).version;
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf-8'));
}
