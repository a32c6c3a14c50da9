/** The environment of a command. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** How many characters fit in a line. */
  readonly columns: number;
  /** Whether colours are used. */
  readonly hasColors: boolean;
  out(text: string): void;
  err(text: string): void;
}

/** The exit code of a command. docs/preview.md and docs/check.md document the codes; they never change. */
export enum ExitCode {
  FINE = 0,
  /** `preview`: an image that must be kept would be removed, or it is unknown whether it would. `check`: a template has problems. */
  FOUND = 1,
  BAD_INPUT = 2,
  /** An error of this program or of the machine. The report may be missing. */
  INTERNAL = 3,
}

/** A problem of the arguments or of an input file, in one line. */
export class BadInput extends Error {}

/** Why a report cannot be written, in one line, if another path would not help. */
export class CannotWrite extends Error {}

/** Control characters, and characters that reverse, hide or break a line: C0, DEL, C1, zero width, line separators, bidi. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Text of a file that is safe for a terminal: it cannot move the cursor, or colour, hide or reorder text. */
export function plain(text: string): string {
  return text.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
