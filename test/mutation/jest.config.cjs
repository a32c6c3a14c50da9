const { jest } = require('../../package.json');

const KEPT = 'node_modules/(aws-cdk-lib|constructs|fast-check)/';

/**
 * How Stryker runs the unit tests, many thousand times: as one suite, with the libraries loaded once a process. The
 * differential and interop suites would take hours.
 */
module.exports = {
  ...jest,
  rootDir: '../..',
  reporters: ['default'],
  testMatch: ['<rootDir>/test/mutation/unit-tests.ts'],
  setupFiles: [],
  setupFilesAfterEnv: [],
  testEnvironment: require.resolve('./environment.cjs'),
  testEnvironmentOptions: { globalsCleanup: 'off' }, // it would reach into the kept libraries
  transform: { [`${KEPT}.+\\.js$`]: require.resolve('./kept-module.cjs'), ...jest.transform },
  transformIgnorePatterns: [`/node_modules/(?!${KEPT.replace('node_modules/', '')})`],
};
