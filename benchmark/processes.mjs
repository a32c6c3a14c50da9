/**
 * The cost of a process: time for its first repository, and memory for a large app. Each is measured in new processes, alternately.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { INSTALLATION, L1, OURS, ROOT, UPSTREAM } from './libraries.mjs';
import { median } from './race.mjs';

const PEAK_MEMORY = join(dirname(fileURLToPath(import.meta.url)), 'peak-memory.mjs');

const L1_RULE = "{ lifecyclePolicy: { lifecyclePolicyText: '{}' } }";
const L2_RULE = '{ lifecycleRules: [{ maxImageCount: 100 }] }';

/** In a process that has loaded aws-cdk-lib/core and created a stack: CPU milliseconds for the import and a repository. */
function firstRepository(module, name, props) {
  return ['-e', `
    const { App, Stack } = require('aws-cdk-lib/core');
    const stack = new Stack(new App());
    const start = process.cpuUsage();
    const library = require(${JSON.stringify(module)});
    new library.${name}(stack, 'Repository', ${props});
    const { user, system } = process.cpuUsage(start);
    process.stdout.write(String((user + system) / 1000));`];
}

/** The first repository of a process, and its cost if cdk-ecr loaded all of its modules at once. */
export function measureFirstRepository({ quick }) {
  const [plain, withRule] = [['{}', '{}'], [L1_RULE, L2_RULE]].map(([l1Props, l2Props]) => raceProcesses({
    [L1]: firstRepository('aws-cdk-lib/aws-ecr', 'CfnRepository', l1Props),
    [UPSTREAM]: firstRepository('aws-cdk-lib/aws-ecr', 'Repository', l2Props),
    [OURS]: firstRepository('cdk-ecr', 'Repository', l2Props),
    eager: firstRepository(eagerLibrary(), 'Repository', l2Props),
  }, quick ? 1 : 41));
  return [
    row('the first repository of a process', 'ms', plain),
    row('… with a lifecycle rule', 'ms', withRule),
    { title: '… if cdk-ecr loaded all of its modules at once', ours: ratio(withRule, 'eager', L1), toUpstream: ratio(withRule, 'eager', UPSTREAM) },
  ];
}

/** The peak memory of a process that synthesizes an app of repositories with two rules each. */
export function measureMemory({ quick }) {
  const count = quick ? 20 : 10_000;
  const runs = raceProcesses(Object.fromEntries([L1, UPSTREAM, OURS].map((contestant) => [contestant, [PEAK_MEMORY, contestant, String(count)]])), quick ? 1 : 5);
  return row('memory of an app of 10,000 repositories', 'MB', runs);
}

function row(title, unit, runs) {
  return {
    title,
    absolute: `${median(runs[L1]).toFixed(unit === 'MB' ? 0 : 1)} ${unit}`,
    upstream: ratio(runs, UPSTREAM, L1),
    ours: ratio(runs, OURS, L1),
    toUpstream: ratio(runs, OURS, UPSTREAM),
  };
}

function ratio(runs, contestant, base) {
  return median(runs[contestant].map((figure, round) => figure / runs[base][round]));
}

function raceProcesses(commands, rounds) {
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(commands)) {
      runs[name].push(Number(node(args)));
    }
  }
  return runs;
}

/** The library as a compiler would emit it: every module in its own file, which loads its imports when it is loaded. */
function eagerLibrary() {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf-8' }).filter((name) => name.endsWith('.ts'));
  const outdir = join(INSTALLATION, 'node_modules', 'cdk-ecr-eager');
  buildSync({ entryPoints: sources.map((name) => join(ROOT, 'src', name)), outdir, outbase: join(ROOT, 'src'), format: 'cjs', platform: 'node', target: 'es2022' });
  return outdir;
}

function node(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: INSTALLATION, encoding: 'utf-8' });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return stdout;
}
