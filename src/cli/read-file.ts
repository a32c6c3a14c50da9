import { readFile, realpath } from 'node:fs/promises';
import { BadInput } from './terminal';
import type { Terminal } from './terminal';

const PATH_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a folder, not a file',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EROFS: 'is on a read-only file system',
  ELOOP: 'is a circle of links',
  ENAMETOOLONG: 'is too long for a path',
  ENOTDIR: 'there is no such file',
  ERR_FS_FILE_TOO_LARGE: 'is too large to read',
  ERR_STRING_TOO_LONG: 'is too large to read',
};

/** How a file is called in messages. */
export function nameOf(path: string): string {
  return path === '-' ? 'stdin' : path;
}

/** Reads a text file, or stdin for `-`. PowerShell writes UTF-16 with a mark; that is read as well. */
export async function readText(path: string, { stdin }: Terminal): Promise<string> {
  try {
    return decode(path === '-' ? await readAll(stdin) : await readFile(path));
  } catch (error) {
    throw new BadInput(`${nameOf(path)}: ${fileProblem(error)}`);
  }
}

/** Reads a JSON file. */
export async function readJson(path: string, terminal: Terminal): Promise<unknown> {
  return parseJson(path, await readText(path, terminal));
}

/** Parses the text of a file. */
export function parseJson(path: string, text: string): unknown {
  if (text.trim() === '') {
    throw new BadInput(`${nameOf(path)}: is empty`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput(`${nameOf(path)}: is not JSON (${(error as Error).message})`);
  }
}

/** Why the file system failed, in words. */
export function fileProblem(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return isAboutPath(error) ? PATH_PROBLEMS[code] : message;
}

/** Whether another path would help. */
export function isAboutPath(error: unknown): boolean {
  return Object.hasOwn(PATH_PROBLEMS, (error as NodeJS.ErrnoException).code ?? '');
}

/** Whether two paths are one file. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  try {
    return await realpath(a) === await realpath(b);
  } catch {
    return false;
  }
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string {
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf-8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
