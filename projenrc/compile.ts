import type { cdk } from 'projen';

/** How src is compiled to lib: jsii compiles it, then the scripts of scripts/compile make it small and fast to load. */
export function setupCompile(project: cdk.JsiiProject): void {
  // jsii prints a banner on Node 20; the value is the list of major versions to silence.
  project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

  project.compileTask.prependExec('node --eval "fs.rmSync(\'lib\', { recursive: true, force: true })"');
  for (const script of ['compact-assembly', 'lazy-load', 'bundle-modules', 'trim-declarations', 'bundle-page', 'bundle-yaml']) {
    project.compileTask.exec(`node scripts/compile/${script}.mjs`);
  }

  // The files of the package differ from the sources, so maps would mislead; without them it is also a third of the size.
  const manifest = project.tryFindObjectFile('package.json')!;
  manifest.addOverride('jsii.tsc.inlineSourceMap', false);
  manifest.addOverride('jsii.tsc.inlineSources', false);

  project.gitignore.removePatterns('tsconfig.json');
  project.gitignore.addPatterns('/tsconfig.json'); // only the file of jsii in the root folder
}
