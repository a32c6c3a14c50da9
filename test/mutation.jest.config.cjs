const { jest } = require('../package.json');

/** The unit tests of the rooms that are mutated: the differential and interop suites would take hours. */
module.exports = {
  ...jest,
  rootDir: '..',
  reporters: ['default'],
  testMatch: ['<rootDir>/test/{private,lifecycle,repository}/**/*.test.ts'],
  testPathIgnorePatterns: [...jest.testPathIgnorePatterns, '/private/(schema|error-table)\\.test\\.ts$', '/auto-delete-images/'],
};
