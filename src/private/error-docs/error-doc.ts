/** What `docs/errors.md` says of an error code. */
export interface ErrorDoc {
  /** The law that the input broke. */
  readonly cause: string;
  /** What to change. */
  readonly fix: string;
  /** A call that raises it. */
  readonly example: string;
}

/** Rows of the table of errors, by code. */
export type ErrorDocs = Record<string, ErrorDoc>;
