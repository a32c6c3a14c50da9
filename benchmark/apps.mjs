/**
 * The cost of a case in an app: constructing and synthesizing, minus the cost of the app without it.
 */
import { L1, OURS, UPSTREAM, core, libraries, switchValidator } from './libraries.mjs';
import { median, race } from './race.mjs';
import { expectEqualTemplates } from './templates.mjs';

/** CDK rejects stacks with more than 500 resources, as CloudFormation would. */
const NO_RESOURCE_LIMIT = { '@aws-cdk/core:stackResourceLimit': 0 };
const EMPTY = 'empty';

/**
 * The row of a case. A ratio is the median of the ratios of the rounds, because the times of one round were measured within the
 * same second.
 */
export function measureCase(testCase, { quick }) {
  const { title, count = 400, perStack, rounds = 31, warmUps = 8, validator = false, onlyOurs = false } = testCase;
  const size = { count: quick ? Math.min(4, count) : count, perStack: quick ? Math.min(2, perStack ?? 2) : perStack };
  const contestants = onlyOurs ? [L1, OURS] : [L1, UPSTREAM, OURS];
  const programs = Object.fromEntries(contestants.map((contestant) => [contestant, app(testCase, contestant, size)]));
  programs[EMPTY] = app(testCase, L1, { ...size, empty: true });
  switchValidator(validator);
  expectEqualTemplates(testCase, size, (contestant, appSize) => app(testCase, contestant, appSize));
  const times = race(programs, quick ? { rounds: 1, warmUps: 0 } : { rounds, warmUps });
  switchValidator(false);

  const each = (contestant) => times[contestant].map((time, round) => (time - times[EMPTY][round]) * 1000 / size.count);
  const ratio = (contestant, base) => times[contestant] && median(each(contestant).map((time, round) => time / each(base)[round]));
  return {
    title,
    absolute: `${Math.round(median(each(L1)))} µs`,
    upstream: ratio(UPSTREAM, L1),
    ours: ratio(OURS, L1),
    toUpstream: onlyOurs ? undefined : ratio(OURS, UPSTREAM),
  };
}

/** An app of `count` things in stacks of `perStack`. With `empty`, the same app without the things, to measure its own cost. */
export function app({ env, prepare, l1, l2, finish }, contestant, { count, perStack = 100, empty = false }) {
  const build = contestant === L1 ? l1 : (...args) => l2(libraries[contestant], ...args);
  return (outdir) => {
    const root = new core.App({ outdir, context: NO_RESOURCE_LIMIT });
    const stacks = Array.from({ length: Math.ceil(count / perStack) }, (_, index) => new core.Stack(root, `Stack${index}`, { env: env?.(index) }));
    stacks.forEach((stack) => new core.CfnWaitConditionHandle(stack, 'Handle')); // the validator warns about a stack without resources
    const prepared = stacks.map((stack) => prepare?.(stack));
    return () => {
      for (let index = 0; index < count && !empty; index++) {
        const place = Math.floor(index / perStack);
        build(stacks[place], `Thing${index}`, prepared[place]);
      }
      if (contestant === L1 && !empty) {
        stacks.forEach((stack, place) => finish?.(stack, prepared[place]));
      }
      root.synth();
    };
  };
}
