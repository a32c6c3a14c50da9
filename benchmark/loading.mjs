/**
 * What a process pays for the package before it does anything: time to load it, and memory for a large app.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTESTANTS, INSTALLATION, OURS, UPSTREAM } from './libraries.mjs';
import { median } from './race.mjs';

const PEAK_MEMORY = join(dirname(fileURLToPath(import.meta.url)), 'peak-memory.mjs');
const MODULES = { [UPSTREAM]: 'aws-cdk-lib/aws-ecr', [OURS]: 'cdk-ecr' };

/** In a fresh process with aws-cdk-lib/core loaded: milliseconds and files for the import, and on to the first repository. */
const LOAD = `
  const core = require('aws-cdk-lib/core');
  const files = () => Object.keys(require.cache).length;
  const filesBefore = files();
  const start = performance.now();
  const library = require(process.argv[1]);
  const imported = performance.now();
  const filesImported = files();
  const stack = new core.Stack(new core.App());
  const filesOfStack = files() - filesImported;
  const begun = performance.now();
  new library.Repository(stack, 'Repository', { lifecycleRules: [{ maxImageCount: 100 }] });
  const made = performance.now();
  process.stdout.write(JSON.stringify({
    importing: imported - start, files: filesImported - filesBefore,
    making: imported - start + made - begun, allFiles: files() - filesBefore - filesOfStack,
  }));`;

/** Medians over fresh processes, taken in turn. */
export function loading({ quick }) {
  const runs = { [UPSTREAM]: [], [OURS]: [] };
  for (let round = 0; round < (quick ? 1 : 25); round++) {
    for (const name of Object.keys(runs)) {
      runs[name].push(JSON.parse(node(['-e', LOAD, MODULES[name]])));
    }
  }
  const medianOf = (name, what) => median(runs[name].map((run) => run[what]));
  return Object.fromEntries(Object.keys(runs).map((name) => [name, {
    importing: medianOf(name, 'importing'), files: medianOf(name, 'files'), making: medianOf(name, 'making'), allFiles: medianOf(name, 'allFiles'),
  }]));
}

/** Peak megabytes of a process that synthesizes an app of `count` repositories with two rules. */
export function memory({ quick }) {
  const count = quick ? 20 : 10_000;
  return {
    count,
    megabytes: Object.fromEntries(CONTESTANTS.map((contestant) => {
      const peaks = Array.from({ length: quick ? 1 : 3 }, () => Number(node([PEAK_MEMORY, contestant, String(count)])));
      return [contestant, median(peaks)];
    })),
  };
}

function node(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: INSTALLATION, encoding: 'utf-8' });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return stdout;
}
