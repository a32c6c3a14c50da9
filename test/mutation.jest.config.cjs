const { jest } = require('../package.json');

/** The unit tests of the rooms that are mutated; the differential and interop suites would take hours. One room: MUTATION_TESTS=private. */
const rooms = process.env.MUTATION_TESTS ?? 'private,lifecycle,repository';

module.exports = {
  ...jest,
  rootDir: '..',
  reporters: ['default'],
  testMatch: rooms.split(',').map((room) => `<rootDir>/test/${room}/**/*.test.ts`),
  testPathIgnorePatterns: [...jest.testPathIgnorePatterns, '/private/(schema|error-table)\\.test\\.ts$', '/auto-delete-images/'],
};
