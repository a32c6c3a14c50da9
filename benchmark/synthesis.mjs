/**
 * What a repository costs in an app: constructing it and synthesizing it, less what the app costs without it.
 */
import { CASES, program } from './cases.mjs';
import { CONTESTANTS, FLOOR, OURS, THIN, UPSTREAM, switchValidation } from './libraries.mjs';
import { median, race } from './race.mjs';
import { expectEqualTemplates } from './templates.mjs';

const EMPTY = 'empty';

/** One row a case, with the ratio that the bar is about. */
export function raceCases({ quick }) {
  switchValidation(false);
  return Object.values(CASES).map((testCase) => {
    const count = quick ? Math.min(4, testCase.count ?? 4) : testCase.count ?? 400;
    const perStack = quick ? 2 : testCase.perStack;
    expectEqualTemplates(testCase, { count, perStack });
    return { title: testCase.title, ...cost(testCase, { count, perStack }, quick ? { rounds: 1, warmUps: 0 } : { rounds: 11, warmUps: 8 }) };
  });
}

/** The case with two rules, with the validator on as it is for users. */
export function raceWithValidation({ quick }) {
  switchValidation(true);
  try {
    const size = { count: quick ? 2 : 200 };
    return { title: `${CASES.rules.title}, validator on`, ...cost(CASES.rules, size, quick ? { rounds: 1, warmUps: 0 } : { rounds: 7, warmUps: 1 }) };
  } finally {
    switchValidation(false);
  }
}

/** The case with two rules in three sizes: what one of many costs must not grow with their number. */
export function raceSizes({ quick }) {
  switchValidation(false);
  return (quick ? [10, 20] : [100, 1000, 10000]).map((count) => {
    const howOften = quick ? { rounds: 1, warmUps: 0 } : { rounds: count > 1000 ? 7 : 11, warmUps: count > 1000 ? 0 : 3 };
    return { title: `${count.toLocaleString('en')} repositories`, ...cost(CASES.rules, { count }, howOften, [FLOOR, UPSTREAM, OURS]) };
  });
}

/**
 * Microseconds a repository of each contestant, and ratios to the floor. A ratio is the median of the ratios of the rounds:
 * the two times of a round were taken within the same second.
 */
function cost(testCase, size, howOften, contestants = CONTESTANTS) {
  const programs = Object.fromEntries(contestants.map((contestant) => [contestant, program(testCase, contestant, size)]));
  programs[EMPTY] = program(testCase, FLOOR, { ...size, empty: true });
  const times = race(programs, howOften);
  const each = (contestant, step) => times[contestant].map((time, round) => (time[step] - times[EMPTY][round][step]) * 1000 / size.count);
  const ratio = (contestant, base) => {
    const baseTimes = each(base, 'total');
    return median(each(contestant, 'total').map((time, round) => time / baseTimes[round]));
  };
  return {
    microseconds: Object.fromEntries(contestants.map((contestant) => [contestant, {
      construct: median(each(contestant, 'construct')),
      synthesize: median(each(contestant, 'synthesize')),
      total: median(each(contestant, 'total')),
    }])),
    toFloor: Object.fromEntries(contestants.map((contestant) => [contestant, ratio(contestant, FLOOR)])),
    toThin: contestants.includes(THIN) ? ratio(OURS, THIN) : undefined,
    toUpstream: ratio(OURS, UPSTREAM),
  };
}
