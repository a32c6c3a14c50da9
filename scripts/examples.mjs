/**
 * The examples in TypeScript: their folders, their stacks, and the templates that are written down for them.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', 'examples');

/** The first one exists in every language, the second in some. */
export const EXAMPLES = [
  { folder: join(FOLDER, 'typescript'), stacks: ['ImageRegistry'] },
  { folder: join(FOLDER, 'registry', 'typescript'), stacks: ['Backup', 'Registry'] },
];

/** Where the template of a stack is written down. */
export function templatePath({ folder, stacks }, stack) {
  return join(folder, stacks.length === 1 ? 'template.json' : `${stack.toLowerCase()}.template.json`);
}
