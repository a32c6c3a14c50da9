import { createContext, Script } from 'node:vm';
import { BadInput } from './terminal';

const SCRIPT = new Script('run()');
let context: { run?: () => unknown } | undefined;

/**
 * Runs a function on the content of an untrusted file, and ends it if it takes too long, even if the function is synchronous.
 * Throws `BadInput` in that case, and if the content is nested too deeply.
 */
export function limit<T>(name: string, doing: string, seconds: number, run: () => T): T {
  try {
    context ??= createContext({}); // creating one takes longer than checking a template
    context.run = run;
    return SCRIPT.runInContext(context, { timeout: seconds * 1000 });
  } catch (error) {
    const { name: kind, code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw new BadInput(`${name}: takes more than ${seconds} seconds to ${doing}`);
    }
    throw kind === 'RangeError' ? new BadInput(`${name}: is nested too deeply to ${doing}`) : error;
  }
}
