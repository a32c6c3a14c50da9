import { plain } from '../terminal';

const WIDEST = 44;

/** Rows as text in columns; numbers at the right. The last column is as long as it needs to be. Cells are made safe here. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [heads, ...rows.map((row) => row.map((cell, column) => (
    column === heads.length - 1 ? plain(String(cell)) : cut(plain(format(cell)))
  )))];
  const widths = heads.map((_, column) => cells.reduce((widest, row) => Math.max(widest, [...row[column]].length), 0));
  const right = heads.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  return cells.map((row) => row.map((cell, column) => {
    const space = column === heads.length - 1 && !right[column] ? '' : ' '.repeat(widths[column] - [...cell].length);
    return right[column] ? space + cell : cell + space;
  }).join('  ').trimEnd()).map((line) => `  ${line}\n`).join('');
}

function format(cell: string | number): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-US') : cell;
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length > WIDEST ? `${letters.slice(0, WIDEST - 1).join('')}…` : text;
}
