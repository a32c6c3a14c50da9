import { checkCommand } from './check-command';
import { previewCommand } from './preview-command';
import { BadInput, CannotWrite, ExitCode, plain } from './terminal';
import type { Terminal } from './terminal';
import { readArguments } from './usage';
import { version } from './version';

/** Runs the command line. Never throws: every result is an exit code and, for an error, one line on stderr. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const given = readArguments(argv);
    switch (given.command) {
      case 'help':
        terminal.out(given.text);
        return ExitCode.FINE;
      case 'version':
        terminal.out(`${version()}\n`);
        return ExitCode.FINE;
      case 'check':
        return await checkCommand(given, terminal);
      default:
        return await previewCommand(given, terminal);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof BadInput) {
      terminal.err(`cdk-ecr: ${plain(message)}\n`);
      return ExitCode.BAD_INPUT;
    }
    terminal.err(`cdk-ecr: ${error instanceof CannotWrite ? '' : 'error of this program, please report it: '}${plain(message)}\n`);
    return ExitCode.INTERNAL;
  }
}
