import type { cdk } from 'projen';

/** How tests run, and the commands for slow tests. */
export function setupTests(project: cdk.JsiiProject): void {
  const jest = project.jest!.config;
  jest.globalSetup = '<rootDir>/test/global-setup.ts';
  jest.setupFiles = ['<rootDir>/test/setup.ts'];
  jest.setupFilesAfterEnv = ['aws-cdk-lib/testhelpers/jest-autoclean'];
  jest.moduleNameMapper = { '^cdk-ecr$': '<rootDir>/src' };
  jest.modulePathIgnorePatterns = ['<rootDir>/dist/', '<rootDir>/.stryker-tmp/']; // copies of this package

  // ts-jest transpiles file by file and does not report type errors.
  const typecheck = project.addTask('typecheck', { description: 'Type-check sources, tests and examples', exec: 'tsc --noEmit --project tsconfig.dev.json' });
  typecheck.exec('tsc --project assets/preview/jsconfig.json');
  project.testTask.prependSpawn(typecheck);

  project.addTask('mutation', { description: 'Mutation testing with Stryker', exec: 'stryker run', receiveArgs: true });
  project.addGitIgnore('/.stryker-tmp/');
  project.addGitIgnore('/reports/');

  project.addTask('lint:templates', {
    description: 'Run the rules of cfn-lint over templates of the tests and the example',
    exec: 'ts-node -T --project tsconfig.dev.json -O \'{"rootDir":"."}\' scripts/cfn-lint.ts',
  });
  project.addGitIgnore('cdk.out/');
}
