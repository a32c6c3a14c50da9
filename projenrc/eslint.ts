import type { typescript } from 'projen';

/** After the first compile, eslint would find the tsconfig.json of jsii, which includes only src. */
export function setupEslint(project: typescript.TypeScriptProject): void {
  const eslintrc = project.tryFindObjectFile('.eslintrc.json')!;
  eslintrc.addDeletionOverride('parserOptions.projectService');
  eslintrc.addOverride('parserOptions.project', ['./tsconfig.dev.json', './projenrc/tsconfig.json']);

  project.eslint!.allowDevDeps('src/cli/yaml-document.ts'); // the package yaml is bundled: scripts/compile/bundle-yaml.mjs
}
