import * as fc from 'fast-check';
import { INVALID_STATEMENTS } from './invalid-statements';
import { UPSTREAM } from './modules';
import { FLAG_SETS, type Outcome, type Program, run, runBoth } from './same-template';
import { VOCABULARY, type Word } from './vocabulary';
import { ENVIRONMENTS, World } from './world';

/** The number of programs from `DIFFERENTIAL_PROGRAMS`, over both sets of feature flags; by default at least a thousand. */
const PROGRAMS = Number(process.env.DIFFERENTIAL_PROGRAMS ?? 1000);
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? Date.now() % 2 ** 31);

/** A program as data, so that a counterexample can be read. */
interface RandomProgram {
  readonly environments: readonly string[];
  readonly statements: Array<{ readonly word: keyof typeof VOCABULARY; readonly data: unknown }>;
  /** A statement that upstream rejects, and its place. */
  readonly invalid?: { readonly name: string; readonly at: number };
}

const STATEMENT = fc.oneof(...Object.entries(VOCABULARY).map(([name, { weight, data }]) => ({
  weight, arbitrary: fc.record({ word: fc.constant(name as keyof typeof VOCABULARY), data: data as fc.Arbitrary<unknown> }),
})));

/** Stacks with and without an environment cannot refer to each other in every way, so most apps have only one kind. */
const APP = fc.oneof<Array<fc.WeightedArbitrary<readonly string[]>>>(
  { weight: 4, arbitrary: fc.constantFrom(['no environment'], ['here'], ['no environment', 'no environment'], ['here', 'here']) },
  { weight: 3, arbitrary: fc.array(fc.constantFrom('here', 'another region', 'another account'), { minLength: 2, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...Object.keys(ENVIRONMENTS)), { minLength: 2, maxLength: 3 }) },
);

export const PROGRAM: fc.Arbitrary<RandomProgram> = fc.record({
  environments: APP,
  statements: fc.array(STATEMENT, { minLength: 1, maxLength: 14 }),
  invalid: fc.oneof(
    { weight: 7, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.record({ name: fc.constantFrom(...Object.keys(INVALID_STATEMENTS)), at: fc.nat(14) }) },
  ),
});

/** Runs the statements of a program. */
export function interpret({ environments, statements, invalid }: RandomProgram): Program {
  return (kit) => {
    const world = new World(kit, environments);
    statements.forEach(({ word, data }, index) => {
      if (invalid?.at === index) INVALID_STATEMENTS[invalid.name](world);
      (VOCABULARY[word] as Word<unknown>).apply(world, data);
    });
    if (invalid && invalid.at >= statements.length) INVALID_STATEMENTS[invalid.name](world);
    return [world.observed, world.repositories.map((repository) => [repository.repositoryUri, repository.repositoryArn, repository.node.path])];
  };
}

/** Checks that half of the programs, those of one set of flags, have the same result in both libraries. */
export function holdRandomPrograms(flagSet: keyof typeof FLAG_SETS): void {
  const context = FLAG_SETS[flagSet];
  const numRuns = Math.ceil(PROGRAMS / Object.keys(FLAG_SETS).length);
  const seed = SEED + Object.keys(FLAG_SETS).indexOf(flagSet);
  process.stderr.write(`${numRuns} random programs with ${flagSet}: DIFFERENTIAL_SEED=${SEED}\n`);

  describe(`random programs with ${flagSet}`, () => {
    const counts = { accepted: 0, rejected: 0 };

    test(`have the same result in both libraries (${numRuns} programs, DIFFERENTIAL_SEED=${SEED})`, () => {
      fc.assert(fc.property(PROGRAM, (program) => {
        const outcome = runBoth(interpret(program), context);
        counts[outcome.upstream.error ? 'rejected' : 'accepted']++;
        if (outcome.upstream.error) expectSameError(program, outcome, context);
        else expectSameAssembly(outcome);
      }), { numRuns, seed });
    }, 3600_000);

    test('are mostly accepted, and sometimes rejected', () => {
      expect(counts.accepted).toBeGreaterThan(numRuns / 2);
      expect(counts.rejected).toBeGreaterThan(numRuns / 20);
    });
  });
}

function expectSameAssembly({ upstream, ours }: { upstream: Outcome; ours: Outcome }): void {
  if (ours.error) throw ours.error;
  expect(ours.files).toEqual(upstream.files);
  expect(ours.returned).toEqual(upstream.returned);
}

/**
 * If a program has a second reason to be rejected (CDK cannot refer across some environments), ours may find that one first,
 * because it rejects earlier.
 */
function expectSameError(program: RandomProgram, { upstream, ours }: { upstream: Outcome; ours: Outcome }, context: Record<string, unknown>): void {
  if (ours.error?.name === upstream.error?.name) return;
  const hasSecondReason = program.invalid && run(interpret({ ...program, invalid: undefined }), UPSTREAM, context).error;
  if (ours.error && hasSecondReason) return;
  expect(`${ours.error?.name}: ${ours.error?.message}`).toBe(`${upstream.error?.name}: ${upstream.error?.message}`);
}
