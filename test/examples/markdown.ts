import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib/core';
import * as ts from 'typescript';

export const ROOT = join(__dirname, '..', '..');
const FIXTURE = readFileSync(join(ROOT, 'rosetta', 'default.ts-fixture'), 'utf-8');

/** A TypeScript sample and the block after it: JSON of its template, or the text of its error. */
export interface ShownSample {
  readonly heading: string;
  readonly code: string;
  readonly language: 'json' | 'text';
  readonly shown: string;
}

/** The samples of a Markdown text that are followed by a fenced block of JSON or text. */
export function shownSamples(markdown: string): ShownSample[] {
  const found: ShownSample[] = [];
  let heading = '';
  let code: string | undefined;
  for (const [, title, language, text] of markdown.matchAll(/^(?:#+ (.*)|```(\w+).*\n([\s\S]*?)^```)$/gm)) {
    heading = title ?? heading;
    if ((language === 'json' || language === 'text') && code !== undefined) {
      found.push({ heading, code, language, shown: text });
    }
    if (language) {
      code = language === 'ts' ? text : undefined;
    }
  }
  return found;
}

/** The TypeScript samples of a Markdown text, each with the heading above it. */
export function codeBlocks(markdown: string): Array<{ readonly heading: string; readonly code: string }> {
  let heading = '';
  return [...markdown.matchAll(/^(?:#+ (.*)|```ts.*\n([\s\S]*?)^```)$/gm)].flatMap(([, title, code]) => {
    heading = title ?? heading;
    return code === undefined ? [] : [{ heading, code }];
  });
}

/** README links to the files of this project by absolute URLs, because package indexes show README alone. */
const PROJECT = /\]\(https:\/\/github\.com\/cdk-ecr\/cdk-ecr\/(?:blob|tree)\/main\//g;

/** The targets of all links of a Markdown text that lead to files of this project. */
export function linkedFiles(markdown: string): string[] {
  return [...markdown.replace(PROJECT, '](').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path);
}

/** The template of a stack whose constructor ends with the sample. */
export function templateOf(sample: string): any {
  const imports = sample.split('\n').filter((line) => line.startsWith('import '));
  const body = sample.split('\n').filter((line) => !line.startsWith('import '));
  const source = [...imports, FIXTURE.replace('/// here', body.join('\n'))].join('\n');
  const { Fixture } = runModule(source) as { Fixture: typeof Stack };
  const app = new App();
  const stack = new Fixture(app, 'Stack');
  return app.synth().getStackArtifact(stack.artifactId).template;
}

/** The exports of a module in TypeScript. */
export function runModule(source: string): Record<string, unknown> {
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const exports = {};
  new Function('require', 'exports', outputText)(require, exports);
  return exports;
}
