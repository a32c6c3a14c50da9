/**
 * Times competing programs alternately, so that disturbances of the machine affect all of them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetEarlierApps } from './libraries.mjs';

/**
 * The milliseconds of each program in each round.
 *
 * A program takes an empty directory and returns the action to time. Garbage is collected before the action, and the order rotates
 * from round to round, so that no program always runs after the same one. One app of each program stays alive: without it, the
 * collector would also remove what the engine has learned about its objects.
 */
export function race(programs, { rounds, warmUps }) {
  const names = Object.keys(programs);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const alive = [];
  for (let round = 0; round < warmUps + rounds; round++) {
    names.forEach((_, place) => {
      const name = names[(place + round) % names.length];
      forgetEarlierApps();
      const time = inTemporaryDirectory((directory) => {
        const action = programs[name](directory);
        if (round === 0) {
          alive.push(action);
        }
        return timeOf(action);
      });
      if (round >= warmUps) {
        times[name].push(time);
      }
    });
  }
  return alive.length > 0 && times;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Passes a temporary directory to an action. */
export function inTemporaryDirectory(action) {
  const directory = mkdtempSync(join(tmpdir(), 'cdk-ecr-benchmark-'));
  try {
    return action(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function timeOf(action) {
  global.gc();
  const start = performance.now();
  action();
  return performance.now() - start;
}
