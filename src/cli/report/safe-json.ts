/** Characters that are harmless in JSON, but not in a terminal. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** A value as JSON for programs, without characters that move the cursor or reverse a line. */
export function safeJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
