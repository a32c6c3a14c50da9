import { plain } from '../terminal';

/** A cell with a colour. */
export interface ColoredCell {
  readonly text: string;
  readonly color?: Color;
}

/** Text, a number, which is right-aligned, or text with a colour. */
export type Cell = string | number | ColoredCell;

/** The page that shows a table. */
export interface Page {
  readonly columns: number;
  readonly hasColors: boolean;
}

/** The number of a terminal colour. */
export enum Color { BOLD = 1, RED = 31, GREEN = 32, YELLOW = 33, CYAN = 36 }

const INDENT = 2;
const GAP = 2;
/** The width below which the last column moves to its own line. */
const NARROWEST = 32;
const OWN_LINE_INDENT = 8;
const LEAST = 6;
const WIDEST = 44;
const MOST_LINES = 3;

/**
 * Rows as text in columns that fit a page. The last column is text that is broken into lines; without room, it goes below the others.
 * Cells are escaped here.
 */
export function table(heads: readonly string[], rows: readonly (readonly Cell[])[], page: Page): string {
  const cells = rows.map((row) => row.map((cell) => ({ text: plain(format(cell)), color: typeof cell === 'object' ? cell.color : undefined })));
  const last = heads.length - 1;
  const isRight = heads.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const widths = fit(heads.slice(0, last).map((head, column) => (
    Math.min(WIDEST, Math.max(lengthOf(head), ...cells.map((row) => lengthOf(row[column].text)))))), isRight, page.columns);
  const start = lengthOfFront(widths) + GAP;
  const isBeside = page.columns - start >= NARROWEST;
  const indent = isBeside ? start : OWN_LINE_INDENT;
  const lines = (row: readonly ColoredCell[]) => {
    const front = ' '.repeat(INDENT) + row.slice(0, last).map((cell, column) => pad(cell, widths[column], isRight[column], page)).join(' '.repeat(GAP));
    const broken = wrap(row[last].text, page.columns - indent, MOST_LINES).map((text) => paint(text, row[last].color, page));
    const beside = isBeside && broken.length > 0 ? ' '.repeat(GAP) + broken.shift()! : '';
    return [front + beside, ...broken.map((text) => ' '.repeat(indent) + text)];
  };
  const head = heads.map((text, column) => ({ text: column === last && !isBeside ? '' : text, color: Color.BOLD }));
  return [head, ...cells].flatMap(lines).map((text) => `${text.trimEnd()}\n`).join('');
}

/** Breaks text into lines. Longer words and further lines are cut with an ellipsis. */
export function wrap(text: string, width: number, most = Infinity): string[] {
  const lines = fill(text.split(' ').map((each) => cut(each, width)), width);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), cut(`${lines[most - 1]} …`, width)];
}

/** Breaks words into lines. A longer word, such as an ARN to copy, gets its own line. */
export function fill(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words.filter((each) => each !== '')) {
    const line = lines[lines.length - 1];
    if (line !== undefined && lengthOf(line) + 1 + lengthOf(word) <= width) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** Text in a colour, if the page has colours. */
export function paint(text: string, color: Color | undefined, { hasColors }: Pick<Page, 'hasColors'>): string {
  return hasColors && color !== undefined && text !== '' ? `\u001b[${color}m${text}\u001b[0m` : text;
}

/** The length of a line without its last column. */
function lengthOfFront(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + GAP, INDENT) - GAP;
}

/** Narrows the widest columns of text until all fit. */
function fit(widths: readonly number[], isRight: readonly boolean[], columns: number): number[] {
  const fitted = [...widths];
  while (lengthOfFront(fitted) > columns) {
    const widest = fitted.reduce((found, width, column) => !isRight[column] && width > (fitted[found] ?? LEAST) ? column : found, -1);
    if (widest < 0) {
      break;
    }
    fitted[widest]--;
  }
  return fitted;
}

function pad({ text, color }: ColoredCell, width: number, isRight: boolean, page: Page): string {
  const shown = cut(text, width);
  const space = ' '.repeat(width - lengthOf(shown));
  return isRight ? space + paint(shown, color, page) : paint(shown, color, page) + space;
}

function format(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-US') : typeof cell === 'string' ? cell : cell.text;
}

function cut(text: string, width: number): string {
  const letters = [...text];
  return letters.length > width ? `${letters.slice(0, Math.max(0, width - 1)).join('')}…` : text;
}

function lengthOf(text: string): number {
  return [...text].length;
}
