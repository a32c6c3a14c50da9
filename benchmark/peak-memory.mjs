/**
 * node benchmark/peak-memory.mjs CONTESTANT COUNT: prints the peak megabytes of one app.
 */
import { CASES, program } from './cases.mjs';
import { switchValidation } from './libraries.mjs';
import { inTemporaryDirectory } from './race.mjs';

const [contestant, count] = process.argv.slice(2);
switchValidation(false);
inTemporaryDirectory((directory) => {
  const { construct, synthesize } = program(CASES.rules, contestant, { count: Number(count) })(directory);
  construct();
  synthesize();
});
process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
