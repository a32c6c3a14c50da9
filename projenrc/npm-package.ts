import type { cdk } from 'projen';

/** The contents of the npm package, and the files that it leaves out. */
export function setupNpmPackage(project: cdk.JsiiProject): void {
  // Also lets files of this project import 'cdk-ecr' by name.
  project.package.addField('exports', {
    '.': { types: './lib/index.d.ts', default: './lib/index.js' },
    './package.json': './package.json',
    './.jsii': './.jsii',
  });

  project.addBins({ 'cdk-ecr': 'lib/cli/main.js' });
  project.compileTask.exec('node --eval "fs.chmodSync(\'lib/cli/main.js\', 0o755)"');

  for (const path of [
    '/.ci/', '/.jsii.tabl.json', '/.npmrc', '/.stryker-tmp/', '/API.md', '/CONTRIBUTING.md', '/assets/', '/benchmark/', '/docs/', '/examples/',
    '/lib/cli/**/*.d.ts', '/reports/', '/rosetta/', '/scripts/', '/stryker.config.mjs',
  ]) {
    project.addPackageIgnore(path);
  }
}
