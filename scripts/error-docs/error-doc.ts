/** What `docs/errors.md` says of an error code. */
export interface ErrorDoc {
  /** What is wrong with the input. */
  readonly cause: string;
  /** What to change. */
  readonly fix: string;
  /** A call that raises it. */
  readonly example: string;
}

/** What `docs/errors.md` says of a room of codes. */
export type ErrorDocs<Code extends string = string> = Record<Code, ErrorDoc>;
