/** How many cases a property tries. `LIFECYCLE_RUNS=10000` is the full proof; the default is for everyday use. */
export const RUNS = { numRuns: Number(process.env.LIFECYCLE_RUNS ?? 1000) };

/** How many images make a slow algorithm fail. */
export const MANY_IMAGES = Math.min(50 * RUNS.numRuns, 50_000);

/** For properties whose cases are cheap. */
export const LONG_RUNS = { numRuns: 5 * RUNS.numRuns };
