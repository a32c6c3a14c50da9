import type { javascript } from 'projen';

/** After the first compile, eslint would find jsii's tsconfig.json, which knows only src. */
export function setupEslint(project: javascript.NodeProject): void {
  const eslintrc = project.tryFindObjectFile('.eslintrc.json')!;
  eslintrc.addDeletionOverride('parserOptions.projectService');
  eslintrc.addOverride('parserOptions.project', ['./tsconfig.dev.json', './projenrc/tsconfig.json']);
}
