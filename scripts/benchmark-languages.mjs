/**
 * Seconds of an app of 100 repositories in other languages, alternately with the packed library and with the module of aws-cdk-lib.
 * Prints one line of JSON: for each language the median wall clock and CPU seconds of both, and the median of the ratios of single
 * rounds, or why there are none.
 *
 *     node scripts/benchmark-languages.mjs [ROUNDS]
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { findFile, inScratch } from './bindings/files.mjs';
import { LANGUAGES, missingTool, outOfReach } from './bindings/languages.mjs';
import { dotnetEnv, restore } from './bindings/nuget.mjs';
import { DIST, isPacked, pack } from './bindings/pack.mjs';
import { ROOT, run, secondsOf } from './bindings/run.mjs';

const ROUNDS = Number(process.argv[2] ?? 7);
const REPOSITORIES = 100;
const PROGRAMS = join(ROOT, 'test', 'bindings', 'seconds');

/** For each language: the two modules, and how to prepare a folder. The result of preparing gives the command for a module. */
const APPS = {
  python: {
    modules: { ours: 'cdk_ecr', upstream: 'aws_cdk.aws_ecr' },
    prepare(folder) {
      run('python3', ['-m', 'venv', folder]);
      const python = join(folder, 'bin', 'python');
      const wheel = findFile(join(DIST, 'python'), 'cdk_ecr-*.whl');
      run(python, ['-m', 'pip', 'install', '--quiet', '--no-input', '--no-compile', wheel, 'aws-cdk-lib==2.262.0', 'constructs==10.5.1']);
      return (module) => [python, join(PROGRAMS, 'seconds.py'), module];
    },
  },
  dotnet: {
    modules: { ours: 'CdkEcr', upstream: 'Amazon.CDK.AWS.ECR' },
    async prepare(folder) {
      const env = dotnetEnv(folder, [join(DIST, 'dotnet')]);
      cpSync(join(PROGRAMS, 'csharp'), folder, { recursive: true });
      await restore(folder, 'Seconds.csproj', env, console.error);
      for (const library of Object.values(this.modules)) {
        run('dotnet', ['build', '--no-restore', '--nologo', '--configuration', 'Release', `-p:Library=${library}`, '--output', join('built', library)], { cwd: folder, env });
      }
      return (module) => ['dotnet', join(folder, 'built', module, 'Seconds.dll')];
    },
  },
};

const results = [];
for (const language of Object.keys(APPS)) {
  results.push({ label: LANGUAGES[language].label, modules: APPS[language].modules, ...await measured(language) });
}
console.log(JSON.stringify(results));

async function measured(language) {
  const missing = missingTool(language);
  if (missing) {
    return { skipped: missing.reason };
  }
  try {
    if (!isPacked(language)) {
      await pack(language, console.error);
    }
    return await inScratch((folder) => race(language, folder));
  } catch (error) {
    const line = outOfReach(language, error, []);
    if (!line) {
      throw error;
    }
    return { skipped: line.replace(/^.*: /, '') };
  }
}

async function race(language, folder) {
  const { modules } = APPS[language];
  const command = await APPS[language].prepare(folder);
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    rounds.push(Object.fromEntries(Object.entries(modules).map(([library, module]) => [library, secondsOf([...command(module), `${REPOSITORIES}`])])));
  }
  const counted = rounds.slice(1); // the first round fills caches
  return { repositories: REPOSITORIES, rounds: ROUNDS, wall: compared(counted, 'wall'), cpu: compared(counted, 'cpu') };
}

function compared(rounds, unit) {
  const [ours, upstream] = ['ours', 'upstream'].map((library) => median(rounds.map((round) => round[library][unit])));
  return { ours, upstream, ratio: median(rounds.map((round) => round.ours[unit] / round.upstream[unit])) };
}

function median(values) {
  return rounded([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]);
}

function rounded(value) {
  return Number(value.toFixed(3));
}
