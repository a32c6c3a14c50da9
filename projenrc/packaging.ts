import type { cdk } from 'projen';

/** scripts/package.mjs builds the packages: of every language for which the machine has the tools, or of the requested language. */
export function setupPackaging(project: cdk.JsiiProject): void {
  project.packageTask.reset('node scripts/package.mjs', { receiveArgs: true });
  for (const language of ['js', 'python', 'java', 'go', 'dotnet']) {
    project.tasks.tryFind(`package:${language}`)!.reset(`node scripts/package.mjs --language ${language}`);
  }
  project.removeTask('package-all');
}
