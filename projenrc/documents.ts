import type { cdk } from 'projen';

/** The generated pages, and the samples in docstrings. */
export function setupDocuments(project: cdk.JsiiProject): void {
  project.postCompileTask.spawn(project.addTask('docs:errors', {
    description: 'Write docs/errors.md from the table of errors',
    exec: 'ts-node -T --project tsconfig.dev.json -O \'{"rootDir":"."}\' scripts/errors-doc.ts --write',
  }));

  const rosetta = project.addTask('rosetta', { description: 'Compile the samples of README and docstrings', exec: 'jsii-rosetta extract --strict --compile --fail .' });
  project.addGitIgnore('/.jsii.tabl.json');

  const languages = project.addTask('docgen:languages', { description: 'Write the API of Python, Java, C# and Go to dist/api, with the samples translated' });
  languages.spawn(rosetta);
  languages.exec('jsii-docgen --output dist/api/API --language python --language java --language csharp --language go');
}
