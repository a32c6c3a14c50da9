/**
 * Mutation testing of the rooms that think: `npx projen mutation`. The tables of texts are left out, for their words have no law.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: [
    'src/lifecycle/**/*.ts',
    'src/private/**/*.ts',
    'src/repository/{encryption,tag-mutability,grant-actions,repository-grants}.ts',
    '!src/private/error-docs/**',
    '!src/private/{error-table,lifecycle-errors,warning-table}.ts',
    '!src/**/index.ts',
  ],
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'test/mutation.jest.config.cjs', enableFindRelatedTests: true },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'json', 'progress'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  thresholds: { high: 95, low: 90, break: 90 },
  ignorePatterns: ['dist', 'lib', 'coverage', 'benchmark', '.git'],
};
