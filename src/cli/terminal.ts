/** The outside world of a command. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** How many characters fit into a line. */
  readonly columns: number;
  /** Whether colours are shown. */
  readonly hasColors: boolean;
  out(text: string): void;
  err(text: string): void;
}

/** How a command ends. Documented in docs/preview.md and docs/check.md, and never to change. */
export enum ExitCode {
  FINE = 0,
  /** `preview`: an image that must be kept would be removed, or nothing shows that it would not. `check`: a template has problems. */
  FOUND = 1,
  BAD_INPUT = 2,
  /** An error of this program or of the machine: the report may be missing. */
  INTERNAL = 3,
}

/** What is wrong with the words or files that people gave, in one line. */
export class BadInput extends Error {}

/** Why a report cannot be written, in one line, when another path would not help. */
export class CannotWrite extends Error {}

/** Control characters, and those that turn, hide or break a line: C0, DEL, C1, zero width, line separators, bidi. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Text of a file as it may safely go to a terminal: it cannot move the cursor, colour, hide or reorder anything. */
export function plain(text: string): string {
  return text.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
