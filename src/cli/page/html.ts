/** A piece of markup. Only `html` creates one, so that text from files of users is never treated as markup. */
export class Html {
  constructor(public readonly text: string) {}
}

type Part = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Markup with values in it: text is escaped, so that it stays text in elements and in quoted attributes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((made, string, index) => made + render(parts[index - 1]) + string));
}

/** Text that is known to be safe markup, style or script: never text from files of users. */
export function trusted(text: string): Html {
  return new Html(text);
}

function render(part: Part): string {
  if (part instanceof Html) {
    return part.text;
  }
  return typeof part === 'object' ? part.map(({ text }) => text).join('') : String(part).replace(/[&<>"']/g, (char) => ENTITIES[char]);
}
