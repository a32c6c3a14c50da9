import type { Problem } from '../../src/core/errors';

/** Problems as lines of text. */
export function linesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ code, message }) => `${code}: ${message}`);
}
