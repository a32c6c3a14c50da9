/** The text of `docs/errors.md` about an error code. */
export interface ErrorDoc {
  /** What is wrong with the input. */
  readonly cause: string;
  /** How to fix it. */
  readonly fix: string;
  /** A call that raises it. */
  readonly example: string;
}

/** The texts of `docs/errors.md` about a group of codes. */
export type ErrorDocs<Code extends string = string> = Record<Code, ErrorDoc>;
