/**
 * Writes docs/api: the API of each language but TypeScript, whose is API.md, with the samples translated.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inScratch } from './bindings/files.mjs';
import { translateSamples } from './bindings/pack.mjs';
import { ROOT, runTool } from './bindings/run.mjs';

const LANGUAGES = ['python', 'java', 'csharp', 'go'];

translateSamples();
await inScratch((scratch) => {
  runTool('jsii-docgen', ['--output', join(scratch, 'API'), ...LANGUAGES.flatMap((language) => ['--language', language])]);
  mkdirSync(join(ROOT, 'docs', 'api'), { recursive: true });
  for (const language of LANGUAGES) {
    copyFileSync(join(scratch, `API.${language}.md`), join(ROOT, 'docs', 'api', `${language}.md`));
  }
});
