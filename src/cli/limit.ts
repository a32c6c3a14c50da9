import { runInNewContext } from 'node:vm';
import { BadInput } from './terminal';

/**
 * Runs a function on the content of an untrusted file, and ends it if it takes too long, even if the function is synchronous.
 * Throws `BadInput` in that case, and if the content is nested too deeply.
 */
export function limit<T>(name: string, doing: string, seconds: number, run: () => T): T {
  try {
    return runInNewContext('run()', { run }, { timeout: seconds * 1000 });
  } catch (error) {
    const { name: kind, code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw new BadInput(`${name}: takes more than ${seconds} seconds to ${doing}`);
    }
    throw kind === 'RangeError' ? new BadInput(`${name}: is nested too deeply to ${doing}`) : error;
  }
}
