import type { Problem } from '../../src/private/errors';

/** Problems as lines of text. */
export function said(problems: readonly Problem[]): string[] {
  return problems.map(({ code, message }) => `${code}: ${message}`);
}
