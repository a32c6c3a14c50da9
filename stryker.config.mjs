/** Property-based tests run on fewer cases than usual: a mutant that survives 25 of them survives a thousand. */
process.env.LIFECYCLE_RUNS ??= '25';
process.env.REGISTRY_RUNS ??= '5';
process.env.TEMPLATE_RUNS ??= '100';

/**
 * Mutation testing of the rooms with logic: `npx projen mutation`. Tables of texts are left out, because no test can tell one wording from another.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: [
    'src/{checks,core,policies,repository-settings,lifecycle}/**/*.ts',
    'src/{creation-template,public-repository,registry,pull-through-cache,template-check}/**/*.ts',
    'src/repository/{grant-on-repository,repository-checks,repository-grants,repository-template-checks,synthesis-checks}.ts',
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
