import { awscdk, javascript } from 'projen';

/** The oldest aws-cdk-lib and constructs that every binding's registry carries: docs/decisions/0003-version-floor.md. */
const FLOOR = { cdk: '2.262.0', constructs: '10.5.1' };

const project = new awscdk.AwsCdkConstructLibrary({
  // Identity
  name: 'cdk-ecr',
  description: 'AWS CDK constructs for Amazon ECR: a drop-in for aws-cdk-lib/aws-ecr that catches mistakes before AWS does.',
  author: 'cdk-ecr contributors',
  authorAddress: 'https://github.com/cdk-ecr',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-ecr/cdk-ecr.git',
  license: 'Apache-2.0',
  copyrightOwner: 'cdk-ecr contributors',
  keywords: ['aws', 'cdk', 'awscdk', 'aws-cdk', 'ecr', 'container-registry', 'docker', 'lifecycle-policy'],
  stability: 'stable',
  majorVersion: 1,
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,

  // Versions
  cdkVersion: FLOOR.cdk,
  constructsVersion: FLOOR.constructs,
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  projenVersion: '^0.103.25',
  minNodeVersion: '20.0.0',
  workflowNodeVersion: '22.x',

  // Languages
  publishToPypi: { distName: 'cdk-ecr', module: 'cdk_ecr' },
  publishToMaven: {
    javaPackage: 'io.github.cdkecr',
    mavenGroupId: 'io.github.cdkecr',
    mavenArtifactId: 'cdk-ecr',
  },
  publishToNuget: { dotNetNamespace: 'CdkEcr', packageId: 'CdkEcr' },
  publishToGo: { moduleName: 'github.com/cdk-ecr/cdk-ecr-go', packageName: 'cdkecr' },

  // Build: jsii writes its own tsconfig.json; tsconfig.dev.json is the one that people and tools read.
  disableTsconfig: true,
  tsconfigDev: { compilerOptions: { experimentalDecorators: false, skipLibCheck: true, paths: { 'cdk-ecr': ['./src/index.ts'] } }, include: ['benchmark/**/*.ts', 'examples/typescript/**/*.ts', 'scripts/**/*.ts'] },
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'benchmark', 'examples/typescript', 'scripts'], commandOptions: { fix: false } },
  lambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  integrationTestAutoDiscover: false,
  singletonLambdaAutoDiscover: false,

  // Tests
  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      collectCoverage: false,
      coverageProvider: 'babel',
      globalSetup: '<rootDir>/test/global-setup.ts',
      setupFiles: ['<rootDir>/test/setup.ts'],
      modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stryker-tmp/'], // copies of this package
      moduleNameMapper: { '^cdk-ecr$': '<rootDir>/src' },
      setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
    },
  },

  // Development and release
  buildWorkflow: true,
  release: false,
  depsUpgrade: false,
  autoMerge: false,
  pullRequestTemplate: false,

  devDeps: [
    'aws-cdk@^2.1148.1', // the registry's "latest" tag (3.0.0) is a stale build
    'axe-core',
    'playwright-core',
    '@aws-sdk/client-ecr',
    'esbuild',
    'fast-check',
    'jsii-reflect',
    'mitata',
    '@stryker-mutator/core@^9.6.1', // 10 asks for Node 22
    '@stryker-mutator/jest-runner@^9.6.1',
  ],
});

// Lock file without download addresses, whatever the machine's own npm settings say.
new javascript.NpmConfig(project).addConfig('omit-lockfile-registry-resolved', 'true');
project.addPackageIgnore('/.npmrc');

// The foreign-platform bindings of newer releases are not published everywhere; without this pin `npm ci` refuses the lock file.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// After the first compile eslint would find jsii's tsconfig.json, which knows only src.
const eslintrc = project.tryFindObjectFile('.eslintrc.json')!;
eslintrc.addDeletionOverride('parserOptions.projectService');
eslintrc.addOverride('parserOptions.project', ['./tsconfig.dev.json', './projenrc/tsconfig.json']);

// The package loads its modules on first use, like aws-cdk-lib: scripts/lazy-load.mjs. Its files then differ from the sources,
// so maps would mislead; without them the package is also a third of the size.
project.compileTask.exec('node scripts/lazy-load.mjs');
project.compileTask.exec('node scripts/trim-declarations.mjs');
project.compileTask.exec('node scripts/bundle-page.mjs');
const manifest = project.tryFindObjectFile('package.json')!;
manifest.addOverride('jsii.tsc.inlineSourceMap', false);
manifest.addOverride('jsii.tsc.inlineSources', false);

// ts-jest transpiles file by file and does not report type errors.
const typecheck = project.addTask('typecheck', { description: 'Type-check sources, tests and examples', exec: 'tsc --noEmit --project tsconfig.dev.json' });
typecheck.exec('tsc --project assets/preview/jsconfig.json');
project.testTask.prependSpawn(typecheck);

// The commands of a fresh clone set it up by themselves.
project.package.setScript('test', 'node scripts/setup.mjs && projen test');
project.package.setScript('example', 'node scripts/setup.mjs && node scripts/example.mjs');
project.package.setScript('test:newest', 'node scripts/test-newest.mjs');
project.addTask('benchmark', { description: 'Measure against aws-cdk-lib/aws-ecr and L1s, and write benchmark/RESULTS.md', exec: 'node --expose-gc benchmark/run.mjs', receiveArgs: true });
project.package.setScript('benchmark', 'node scripts/setup.mjs && projen benchmark');

// The command of the package, and its page in a browser: where there is no Chromium, that test says so and is skipped.
project.addBins({ 'cdk-ecr': 'lib/cli/main.js' });
project.compileTask.exec('node --eval "fs.chmodSync(\'lib/cli/main.js\', 0o755)"');
project.package.setScript('test:browser', 'node scripts/setup.mjs && node scripts/test-browser.mjs');
project.addPackageIgnore('/assets/');
project.addPackageIgnore('/lib/cli/**/*.d.ts');

// The public face of the package. It also lets files of this project import 'cdk-ecr' by its name.
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});

// Packages are made by scripts/package.mjs: every language that the machine has the tools for, or the one asked for by name.
project.packageTask.reset('node scripts/package.mjs', { receiveArgs: true });
for (const language of ['js', 'python', 'java', 'go', 'dotnet']) {
  project.tasks.tryFind(`package:${language}`)!.reset(`node scripts/package.mjs --language ${language}`);
}
project.removeTask('package-all');
project.package.setScript('package', 'node scripts/setup.mjs && projen package');
project.package.setScript('test:bindings', 'node scripts/setup.mjs && node scripts/test-bindings.mjs');

// Mutation testing of the rooms that think. Slow, so it has a command of its own: stryker.config.mjs.
project.addTask('mutation', { description: 'Mutation testing with Stryker', exec: 'stryker run', receiveArgs: true });
project.addTask('lint:templates', {
  description: 'Run the rules of cfn-lint over templates of the tests and the example',
  exec: 'ts-node -T --project tsconfig.dev.json -O \'{"rootDir":"."}\' scripts/cfn-lint.ts',
});
project.addGitIgnore('/.stryker-tmp/');
project.addGitIgnore('/reports/');
project.addPackageIgnore('/reports/');
project.addPackageIgnore('/stryker.config.mjs');

project.postCompileTask.spawn(project.addTask('docs:errors', {
  description: 'Write docs/errors.md from the table of errors',
  exec: 'ts-node -T --project tsconfig.dev.json -O \'{"rootDir":"."}\' scripts/errors-doc.ts --write',
}));

const rosetta = project.addTask('rosetta', { description: 'Compile the samples of README and docstrings', exec: 'jsii-rosetta extract --strict --compile --fail .' });
const languages = project.addTask('docgen:languages', { description: 'Write the API of Python, Java, C# and Go to dist/api, with the samples translated' });
languages.spawn(rosetta);
languages.exec('jsii-docgen --output dist/api/API --language python --language java --language csharp --language go');
project.addGitIgnore('/.jsii.tabl.json');
project.addGitIgnore('cdk.out/');
project.gitignore.removePatterns('tsconfig.json');
project.gitignore.addPatterns('/tsconfig.json'); // jsii's file is the one at the top

// jsii prints a banner on Node 20; the value is the list of major versions to silence.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

for (const path of ['/benchmark/', '/docs/', '/examples/', '/scripts/', '/rosetta/', '/.ci/', '/API.md', '/CONTRIBUTING.md', '/.stryker-tmp/', '/.jsii.tabl.json']) {
  project.addPackageIgnore(path);
}

project.synth();
