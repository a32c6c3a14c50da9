/**
 * Runs other programs quietly: their output is kept, and printed only if they fail.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Node 20 is past its end of life, and the tools of jsii print long warnings about that. The value is the list of versions to silence. */
export const QUIET = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

/** The standard output of a command. Throws if the command fails: the error's `output` is everything that it printed. */
export function run(command, args, options = {}) {
  const { status, error, stdout, stderr } = tryRun(command, args, options);
  if (status !== 0) {
    const output = `${stdout ?? ''}\n${stderr ?? ''}`.trim();
    const message = `${[command, ...args].join(' ')} failed (${error?.message ?? `exit code ${status}`})\n${tail(output, 60)}`;
    throw Object.assign(new Error(message), { output });
  }
  return stdout;
}

/** What a command printed, and its exit code. */
export function tryRun(command, args, { cwd = ROOT, env = {} } = {}) {
  return spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...QUIET, ...env },
    encoding: 'utf-8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 256 * 1024 * 1024,
  });
}

/** A tool of this project's node_modules. */
export function runTool(name, args, options) {
  return run(process.execPath, [join(ROOT, 'node_modules', '.bin', name), ...args], options);
}

/** Times a function: returns its result, and its seconds as text. */
export async function timed(work) {
  const started = Date.now();
  const result = await work();
  return { result, seconds: ((Date.now() - started) / 1000).toFixed(1) };
}

/**
 * The seconds of a command: by the wall clock, and CPU time. The CPU time includes the processes that it starts, and allows
 * comparing two programs while the machine does other work.
 */
export function secondsOf(command, options) {
  const started = process.hrtime.bigint();
  const output = run('sh', ['-c', '"$@" >&2 || exit; times', 'sh', ...command], options);
  const wall = Number(process.hrtime.bigint() - started) / 1e9;
  const [, , user, system] = [...output.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds));
  return { wall, cpu: user + system };
}

function tail(text, lines) {
  return text.split('\n').slice(-lines).join('\n');
}
