import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readAssembly } from './cloud-assembly';
import { readTemplate, throwIfNoTemplate } from './read-template';
import type { Environment, ReadTemplate } from './read-template';
import { BadInput } from '../terminal';
import type { Terminal } from '../terminal';

/** Reads a template, or all templates of a cloud assembly; throws `BadInput`. */
export async function readTemplates(path: string, environment: Environment, terminal: Terminal): Promise<ReadTemplate[]> {
  if (path === '-' || !(await find(path))?.isDirectory()) {
    const template = await readTemplate(path, environment, terminal);
    throwIfNoTemplate(template);
    return [template];
  }
  if (!await find(join(path, 'manifest.json'))) {
    throw new BadInput(`${path}: is a folder without manifest.json; give templates, or a folder that cdk synth wrote`);
  }
  return readAssembly(path, environment, terminal);
}

/** Without an error for a missing file: reading it gives one. */
async function find(path: string) {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
}
