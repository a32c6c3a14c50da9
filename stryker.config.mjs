/** The laws are tried on fewer cases than every day: a mutant that survives 25 of them is not killed by the thousandth. */
process.env.LIFECYCLE_RUNS ??= '25';

/**
 * Mutation testing of the rooms that think: `npx projen mutation`. The tables of texts are left out, for their words have no law.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: [
    'src/lifecycle/**/*.ts',
    'src/{checks,core,policies,repository-settings}/**/*.ts',
    'src/repository/{grant-actions,late-values,login-grant,repository-grants}.ts',
    '!src/**/index.ts',
  ],
  testRunner: 'jest',
  // One suite for all, see test/mutation; Stryker picks the tests of a mutant in it by their names.
  jest: { projectType: 'custom', configFile: 'test/mutation/jest.config.cjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  maxTestRunnerReuse: 100, // what the kept libraries remember of earlier runs grows
  reporters: ['clear-text', 'json', 'progress'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  thresholds: { high: 95, low: 90, break: 90 },
  ignorePatterns: ['dist', 'lib', 'coverage', 'reports', 'test-reports', 'benchmark', '.git'],
};
