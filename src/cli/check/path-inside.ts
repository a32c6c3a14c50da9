import { isAbsolute, relative, resolve } from 'node:path';

/** The path from a folder to a file in it; `undefined` for the folder itself and everything outside. */
export function pathInside(folder: string, file: string): string | undefined {
  const way = relative(resolve(folder), resolve(file));
  return way === '' || /^\.\.([\\/]|$)/.test(way) || isAbsolute(way) ? undefined : way;
}
