import type { LifecycleOutcome } from '../../lifecycle/preview/lifecycle-outcome';

const DAY = 86_400_000;
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** What happens to an image, in one word: `keep`, `expire`, `archive`, or `blocked` if a rule picks it and an image index holds it. */
export function actionWord({ action, blockedBy }: LifecycleOutcome): string {
  return blockedBy === undefined ? action : 'blocked';
}

/** A number with separators. */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}

/** Bytes in the decimal units that AWS bills in. */
export function bytes(value: number): string {
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** Images with their bytes. The bytes do not include image indexes, whose layers are those of their children. */
export function sum(images: number, size: number, hasIndexes: boolean): string {
  return `${number(images)} ${images === 1 ? 'image' : 'images'}, ${sizeWords(size, hasIndexes)}`;
}

/** A total of bytes that mentions what it leaves out. */
export function sizeWords(size: number, hasIndexes: boolean): string {
  return hasIndexes ? `${bytes(size)} without image indexes` : bytes(size);
}

/** The days between two times; cut, not rounded. */
export function days(from: Date, to: Date): string {
  const value = Math.floor((to.getTime() - from.getTime()) / DAY * 10) / 10;
  return `${number(value)} d`;
}

/** Digests with the first 12 digits, as container tools show them. */
export function shortDigests(text: string): string {
  return text.replace(/sha256:([0-9a-f]{12})[0-9a-f]{52}/g, 'sha256:$1');
}
