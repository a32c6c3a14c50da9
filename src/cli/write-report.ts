import { writeFile } from 'node:fs/promises';
import { fileProblem, isAboutPath, isSameFile } from './read-file';
import { BadInput, CannotWrite } from './terminal';

/** Throws `BadInput` if a report would overwrite an input file. */
export async function throwIfOverwritten(option: string, path: string, inputs: readonly (string | undefined)[]): Promise<void> {
  for (const input of inputs) {
    if (input !== undefined && await isSameFile(path, input)) {
      throw new BadInput(`${option} would overwrite ${input}, which is read`);
    }
  }
}

/** Writes a report to a file; throws `BadInput` or `CannotWrite`. */
export async function writeReport(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const problem = `${path}: cannot be written: ${fileProblem(error)}`;
    throw isAboutPath(error) ? new BadInput(problem) : new CannotWrite(problem);
  }
}
