import { awscdk, javascript } from 'projen';
import { setupCompile } from './projenrc/compile';
import { setupDocuments } from './projenrc/documents';
import { setupEslint } from './projenrc/eslint';
import { setupLockFile } from './projenrc/lock-file';
import { setupNpmPackage } from './projenrc/npm-package';
import { setupPackaging } from './projenrc/packaging';
import { setupScripts } from './projenrc/scripts';
import { setupTests } from './projenrc/tests';

/** The special parts of this project are in projenrc, one per file. */
const project = new awscdk.AwsCdkConstructLibrary({
  // Identity
  name: 'cdk-ecr',
  description: 'AWS CDK constructs for Amazon ECR: a drop-in for aws-cdk-lib/aws-ecr that catches mistakes before AWS does.',
  author: 'cdk-ecr contributors',
  authorAddress: 'https://github.com/cdk-ecr',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-ecr/cdk-ecr.git',
  homepage: 'https://github.com/cdk-ecr/cdk-ecr#readme',
  bugsUrl: 'https://github.com/cdk-ecr/cdk-ecr/issues',
  keywords: ['aws', 'cdk', 'awscdk', 'aws-cdk', 'ecr', 'container-registry', 'docker', 'lifecycle-policy'],
  defaultReleaseBranch: 'main',

  // Versions; the minimum of aws-cdk-lib and constructs is explained in docs/decisions/0003-version-floor.md
  cdkVersion: '2.262.0',
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  projenVersion: '^0.103.25',
  minNodeVersion: '20.0.0',
  workflowNodeVersion: '22.x',

  // Languages
  publishToPypi: { distName: 'cdk-ecr', module: 'cdk_ecr' },
  publishToMaven: { javaPackage: 'io.github.cdkecr', mavenGroupId: 'io.github.cdkecr', mavenArtifactId: 'cdk-ecr' },
  publishToNuget: { dotNetNamespace: 'CdkEcr', packageId: 'CdkEcr' },
  publishToGo: { moduleName: 'github.com/cdk-ecr/cdk-ecr-go', packageName: 'cdkecr' },

  // Development and release
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  disableTsconfig: true, // jsii writes its own tsconfig.json; people and tools use tsconfig.dev.json
  tsconfigDev: {
    compilerOptions: { experimentalDecorators: false, paths: { 'cdk-ecr': ['./src/index.ts'] } },
    include: ['benchmark/**/*.ts', 'examples/typescript/**/*.ts', 'examples/registry/typescript/**/*.ts', 'scripts/**/*.ts'],
  },
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'benchmark', 'examples/typescript', 'examples/registry/typescript', 'scripts'], commandOptions: { fix: false } },
  jestOptions: { jestVersion: '^30', updateSnapshot: javascript.UpdateSnapshot.NEVER, jestConfig: { collectCoverage: false, coverageProvider: 'babel' } },
  release: false,
  depsUpgrade: false,
  autoMerge: false,
  pullRequestTemplate: false,
  devDeps: [
    '@aws-sdk/client-ecr',
    '@microsoft/sarif-multitool',
    '@stryker-mutator/core@^9.6.1', // 10 needs Node 22
    '@stryker-mutator/jest-runner@^9.6.1',
    'aws-cdk@^2.1148.1', // the registry's "latest" tag (3.0.0) is a stale build
    'axe-core',
    'esbuild',
    'fast-check',
    'playwright-core',
    'yaml',
  ],
});

setupLockFile(project);
setupEslint(project);
setupCompile(project);
setupNpmPackage(project);
setupTests(project);
setupPackaging(project);
setupDocuments(project);
setupScripts(project);
project.synth();
