/** How many cases a property tries. `LIFECYCLE_RUNS=10000` is the full proof; the default is for everyday use. */
export const RUNS = { numRuns: Number(process.env.LIFECYCLE_RUNS ?? 1000) };

/** For properties whose cases are cheap. */
export const LONG_RUNS = { numRuns: 5 * RUNS.numRuns };
