/* Prints docs/errors.md from the table of errors; with --write, writes it. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderErrorsDoc } from './render-errors-doc';

if (process.argv.includes('--write')) {
  writeFileSync(resolve(__dirname, '../docs/errors.md'), renderErrorsDoc());
} else {
  process.stdout.write(renderErrorsDoc());
}
