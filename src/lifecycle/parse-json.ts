import { formatValue } from '../core/format-value';

/** The value of JSON text, or its problem: the rest of a sentence that begins with the name of the text. */
export function parseJson(text: unknown): { readonly value?: unknown; readonly problem?: string } {
  if (typeof text !== 'string') {
    return { problem: `must be JSON text, got ${formatValue(text)}` };
  }
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `must be JSON, got ${formatValue(text)} (${(error as Error).message})` };
  }
}
