/**
 * The samples of the documentation, as a user of each language would paste them into a new project and run them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow } from './files.mjs';
import { restore } from './nuget.mjs';
import { ROOT, run } from './run.mjs';

/** The page with the samples of the same app in every language, and a page with some more. */
const APPS = 'docs/languages.md';
const PAGES = [APPS, 'docs/lifecycle.md'];

/** Strips the types. `checkTypes` checks them. */
const JEST = { transform: { '\\.ts$': ['ts-jest', { diagnostics: false, tsconfig: { target: 'ES2022', module: 'node16', isolatedModules: true } }] } };

/** The images that the unit tests read from images.json. */
const IMAGES = {
  imageDetails: [
    { imageDigest: 'sha256:a', imageTags: ['prod-1'], imagePushedAt: '2026-01-01T00:00:00Z' },
    { imageDigest: 'sha256:b', imageTags: ['dev-1'], imagePushedAt: '2026-01-01T00:00:00Z' },
  ],
};

/** For each language: how its samples are fenced, what only a unit test contains, and how to run one in its own folder. */
const SAMPLES = {
  js: {
    fence: 'ts',
    test: /^test\(/m,
    run(folder, { text, isTest }, env) {
      const npx = (...args) => run('npx', ['--no-install', ...args], { cwd: folder, env });
      const file = isTest ? 'sample.test.ts' : 'sample.ts';
      writeFileSync(join(folder, file), /\bthis\b/.test(text) ? inStack(text) : text);
      if (isTest) {
        npx('jest', '--rootDir', '.', '--config', JSON.stringify(JEST));
      } else {
        npx('ts-node', '--transpile-only', file);
      }
    },
    checkTypes(project) {
      const config = { extends: './tsconfig.json', compilerOptions: { types: ['node', 'jest'] }, include: ['samples'] };
      writeFileSync(join(project, 'samples.json'), JSON.stringify(config));
      run('npx', ['--no-install', 'tsc', '--noEmit', '--project', 'samples.json'], { cwd: project });
    },
  },

  python: {
    fence: 'python',
    test: /^def test_/m,
    run(folder, { text, isTest }, env) {
      writeFileSync(join(folder, 'test_sample.py'), text);
      run('python', [...(isTest ? ['-m', 'pytest', '--quiet'] : []), 'test_sample.py'], { cwd: folder, env });
    },
  },

  java: {
    fence: 'java',
    test: /@Test\b/,
    run(folder, { text }, env, project) {
      const [, name] = /public (?:final )?class (\w+)/.exec(text);
      writeFileSync(join(project, 'src/main/java', `${name}.java`), text);
      run('mvn', ['--batch-mode', '--quiet', 'compile', 'exec:java', `-Dexec.mainClass=${name}`], { cwd: project, env });
    },
  },

  go: {
    fence: 'go',
    test: /\*testing\.T\b/,
    run(folder, { text }, env) {
      writeFileSync(join(folder, 'main.go'), text);
      run('go', ['run', '.'], { cwd: folder, env });
    },
  },

  dotnet: {
    fence: 'csharp',
    test: /\[Fact\]/,
    async run(folder, { text, isTest }, env, root) {
      const dotnet = (...args) => run('dotnet', args, { cwd: folder, env });
      dotnet('new', isTest ? 'xunit' : 'console', '--name', 'Sample', '--output', '.', '--no-restore');
      dotnet('add', 'package', 'CdkEcr', '--version', '0.0.0', '--no-restore');
      writeFileSync(join(folder, isTest ? 'UnitTest1.cs' : 'Program.cs'), text);
      if (isTest) {
        const project = join(folder, 'Sample.csproj');
        const copied = '<ItemGroup><None Update="images.json" CopyToOutputDirectory="PreserveNewest" /></ItemGroup>';
        writeFileSync(project, readFileSync(project, 'utf-8').replace('</Project>', `${copied}</Project>`));
      }
      await restore(root, folder, env, () => {});
      dotnet(...(isTest ? ['test'] : ['run']), '--no-restore');
    },
  },
};

/**
 * Runs every sample of a language in a project where the library is installed. Returns their number, and the template of the app
 * that is the same in every language.
 */
export async function runSamples(language, project, env) {
  const samples = samplesIn(PAGES, language);
  const [template] = await runEach(samples, language, project, env);
  SAMPLES[language].checkTypes?.(project); // for languages in which running a sample does not check types
  return { count: samples.length, template };
}

/** The template of the app that is the same in every language. */
export async function templateOfApp(language, project, env) {
  const [template] = await runEach(samplesIn([APPS], language), language, project, env);
  return template;
}

/** The template of each sample. */
async function runEach(samples, language, project, env) {
  const templates = [];
  for (const sample of samples) {
    const folder = join(project, 'samples', basename(sample.place).replace(/\W/g, '-'));
    const outdir = join(folder, 'cdk.out');
    mkdirSync(outdir, { recursive: true });
    writeFileSync(join(folder, 'images.json'), JSON.stringify(IMAGES));
    try {
      await SAMPLES[language].run(folder, sample, { ...env, CDK_OUTDIR: outdir }, project);
    } catch (error) {
      throw Object.assign(new Error(`the sample at ${sample.place} does not work as pasted\n${error.message}`), { output: error.output });
    }
    const [template] = filesBelow(outdir).filter((file) => file.endsWith('.template.json'));
    templates.push(template && JSON.parse(readFileSync(template, 'utf-8')));
  }
  return templates;
}

function samplesIn(pages, language) {
  const { fence, test } = SAMPLES[language];
  return pages.flatMap((page) => {
    const markdown = readFileSync(join(ROOT, page), 'utf-8');
    return [...markdown.matchAll(new RegExp(`^\`\`\`${fence}\\n([^]*?)^\`\`\``, 'gm'))].map(({ 1: text, index }) => ({
      text,
      isTest: test.test(text),
      place: `${page}:${markdown.slice(0, index).split('\n').length}`,
    }));
  });
}

/** Wraps a sample in which `this` is a stack, as in the README, in that stack. */
function inStack(text) {
  const lines = text.split('\n');
  const isImport = (line) => line.startsWith('import ');
  return `
    import { App as SampleApp, Stack as SampleStack } from 'aws-cdk-lib/core';
    ${lines.filter(isImport).join('\n')}
    const app = new SampleApp();
    new (class extends SampleStack {
      constructor() {
        super(app, 'Sample');
        ${lines.filter((line) => !isImport(line)).join('\n')}
      }
    })();
    app.synth();`;
}
