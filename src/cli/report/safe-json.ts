/** Characters that JSON leaves as they are and a terminal does not. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** A value as JSON for programs, of which no character moves a cursor or turns a line. */
export function safeJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
