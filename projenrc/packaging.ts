import type { cdk } from 'projen';

/** Packages are made by scripts/package.mjs: every language that the machine has the tools for, or the one asked for by name. */
export function setupPackaging(project: cdk.JsiiProject): void {
  project.packageTask.reset('node scripts/package.mjs', { receiveArgs: true });
  for (const language of ['js', 'python', 'java', 'go', 'dotnet']) {
    project.tasks.tryFind(`package:${language}`)!.reset(`node scripts/package.mjs --language ${language}`);
  }
  project.removeTask('package-all');
}
