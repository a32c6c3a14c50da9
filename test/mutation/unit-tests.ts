import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs the unit tests of some rooms as one suite, for mutation testing. Most of the time of a small suite is its start, and Stryker
 * runs the tests once for each mutant. A table that calls the library when it is collected makes that slow again.
 *
 * Left out are tests that compare generated files, compile documentation or synthesize hundreds of apps, and the handler of autoDeleteImages,
 * which is not mutated. One room: `MUTATION_TESTS=lifecycle`.
 */
const ROOMS = (process.env.MUTATION_TESTS
  ?? 'checks,core,policies,repository-settings,lifecycle,lifecycle/preview,repository,creation-template,public-repository,registry,'
  + 'pull-through-cache,vectors,template-check').split(',');
const LEFT_OUT = ['schema.test.ts', 'own-templates.test.ts', 'bad-inputs.test.ts', 'as-documented.test.ts'];

for (const room of ROOMS) {
  for (const file of readdirSync(join(__dirname, '..', room)).filter((name) => name.endsWith('.test.ts') && !LEFT_OUT.includes(name))) {
    describe(`${room}/${file}`, () => {
      require(join(__dirname, '..', room, file)); // eslint-disable-line @typescript-eslint/no-require-imports
    });
  }
}
