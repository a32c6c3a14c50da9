/**
 * node benchmark/peak-memory.mjs CONTESTANT COUNT: prints the peak megabytes of one app of repositories with two rules.
 */
import { app } from './apps.mjs';
import { CASES } from './cases.mjs';
import { switchValidator } from './libraries.mjs';
import { inTemporaryDirectory } from './race.mjs';

const [contestant, count] = process.argv.slice(2);
switchValidator(false);
inTemporaryDirectory((directory) => app(CASES.find(({ title }) => title.includes('two lifecycle rules')), contestant, { count: Number(count) })(directory)());
process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
