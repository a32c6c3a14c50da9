/**
 * Installs the packed library as a user of each language would, synthesizes the same app in each, and compares the templates.
 * A second program a language shows that errors, enums, structs, callbacks, subclasses and aspects cross the border whole.
 *
 *     npm run test:bindings                         every language that this machine has the tools and the registry for
 *     npm run test:bindings -- --language dotnet    that one, or an error that says what to install
 */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareBorder, compareTemplates } from './bindings/compare.mjs';
import { inScratch } from './bindings/files.mjs';
import { LANGUAGES, languagesAskedFor, outOfReach, splitByToolchain } from './bindings/languages.mjs';
import { isPacked, pack } from './bindings/pack.mjs';
import { crossBorder, PROJECTS, synthesize } from './bindings/projects.mjs';
import { ROOT, timed } from './bindings/run.mjs';

const TEMPLATE = join(ROOT, 'examples', 'typescript', 'template.json');

let passed = 0;
let failed = 0;
let skipped = 0;

try {
  const asked = languagesAskedFor(process.argv.slice(2));
  const languages = splitByToolchain(asked, (line) => {
    skipped += 1;
    console.log(line);
  });
  await inScratch(async (scratch) => {
    const reference = await referenceIn(scratch);
    for (const language of languages) {
      await check(language, scratch, reference, asked);
    }
  });
} catch (error) {
  failed += 1;
  console.error(`cdk-ecr: ${error.message}`);
}
console.log(`bindings: ${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

/** What TypeScript says: the template that is written down, and the report of the border program. */
async function referenceIn(scratch) {
  const border = await crossed('js', await installed('js', join(scratch, 'reference')));
  return { template: readJson(TEMPLATE), border };
}

async function check(language, scratch, reference, asked) {
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
    await step('synthesized', () => synthesize(language, project, join(project, 'cdk.out')));
    compareTemplates(readJson(join(project, 'cdk.out', 'ImageRegistry.template.json')), reference.template);
    done.push('template equal');
    const error = compareBorder(await step('crossed the border', () => crossed(language, project)), reference.border);
    done.push('border equal', `errors whole (${error})`);
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

async function installed(language, project) {
  if (!isPacked(language)) {
    await pack(language);
  }
  cpSync(join(ROOT, 'examples', PROJECTS[language].example), project, { recursive: true });
  await PROJECTS[language].install(project);
  return project;
}

function crossed(language, project) {
  const [outdir, report] = [join(project, 'border.out'), join(project, 'border.json')];
  mkdirSync(outdir, { recursive: true });
  crossBorder(language, project, outdir, report);
  return { template: readJson(join(outdir, 'Border.template.json')), report: readJson(report) };
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf-8'));
}
