import type { cdk } from 'projen';

/** What happens to the output of jsii. */
export function setupCompile(project: cdk.JsiiProject): void {
  // jsii prints a banner on Node 20; the value is the list of major versions to silence.
  project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

  // The package loads its modules on first use, like aws-cdk-lib. Its files then differ from the sources, so maps would
  // mislead; without them the package is also a third of the size.
  project.compileTask.exec('node scripts/lazy-load.mjs');
  const manifest = project.tryFindObjectFile('package.json')!;
  manifest.addOverride('jsii.tsc.inlineSourceMap', false);
  manifest.addOverride('jsii.tsc.inlineSources', false);

  project.compileTask.exec('node scripts/trim-declarations.mjs');
  project.compileTask.exec('node scripts/bundle-page.mjs');
  project.gitignore.removePatterns('tsconfig.json');
  project.gitignore.addPatterns('/tsconfig.json'); // jsii's file is the one at the top
}
