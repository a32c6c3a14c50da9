/**
 * The examples in TypeScript: their folders, their stacks, and their stored templates.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', 'examples');

/** The first one exists in every language, the second in some. */
export const EXAMPLES = [
  { folder: join(FOLDER, 'typescript'), stacks: ['ImageRegistry'] },
  { folder: join(FOLDER, 'registry', 'typescript'), stacks: ['Backup', 'Registry'] },
];

/** The file with the stored template of a stack. */
export function templatePath({ folder, stacks }, stack) {
  return join(folder, stacks.length === 1 ? 'template.json' : `${stack.toLowerCase()}.template.json`);
}
