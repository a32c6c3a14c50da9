/**
 * Small functions for files and folders.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Passes an empty folder to a function, and removes the folder afterwards. */
export async function inScratch(work) {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-ecr-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every file below a path. */
export function filesBelow(path) {
  if (!existsSync(path)) {
    return [];
  }
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path];
}

/** The one file below a folder whose name matches a pattern with `*`. If several match, the shortest name wins. */
export function findFile(folder, pattern) {
  const [start, end = ''] = pattern.split('*');
  return filesBelow(folder)
    .filter((file) => basename(file).startsWith(start) && basename(file).endsWith(end) && statSync(file).size > 0)
    .sort((a, b) => a.length - b.length)[0];
}

/** When the newest file below some paths was written. */
export function newestTime(...paths) {
  return Math.max(0, ...paths.flatMap(filesBelow).map((file) => statSync(file).mtimeMs));
}
