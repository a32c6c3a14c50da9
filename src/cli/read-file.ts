import { createReadStream } from 'node:fs';
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

/** The name of a file in messages. */
export function nameOf(path: string): string {
  return path === '-' ? 'stdin' : path;
}

/** Reads a text file, or stdin for `-`. Also reads UTF-16 with a byte order mark, which PowerShell writes. */
export async function readText(path: string, { stdin }: Terminal): Promise<string> {
  try {
    return decode(path === '-' ? await readAll(stdin) : await readFile(path));
  } catch (error) {
    throw new BadInput(`${nameOf(path)}: ${fileProblem(error)}`);
  }
}

/**
 * Reads a text file, or stdin for `-`, up to a number of bytes. Also ends for a file without a size, such as a device.
 *
 * @param larger why a larger file cannot be valid
 */
export async function readTextUpTo(path: string, most: number, larger: string, { stdin }: Terminal): Promise<string> {
  try {
    const bytes = await readAll(path === '-' ? stdin : createReadStream(path), most);
    if (bytes.length <= most) {
      return decode(bytes);
    }
  } catch (error) {
    throw new BadInput(`${nameOf(path)}: ${fileProblem(error)}`);
  }
  throw new BadInput(`${nameOf(path)}: ${larger}`);
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

/** The reason of a file system error, in words. */
export function fileProblem(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return isAboutPath(error) ? PATH_PROBLEMS[code] : message;
}

/** Whether another path could solve the problem. */
export function isAboutPath(error: unknown): boolean {
  return Object.hasOwn(PATH_PROBLEMS, (error as NodeJS.ErrnoException).code ?? '');
}

/** Whether two paths refer to one file. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  try {
    return await realpath(a) === await realpath(b);
  } catch {
    return false;
  }
}

/** Stops reading after that number of bytes. */
async function readAll(stream: AsyncIterable<Uint8Array>, most = Infinity): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) {
      break;
    }
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string {
  const mark = bytes.length % 2 === 0 ? bytes.toString('latin1', 0, 2) : '';
  const text = mark === '\xff\xfe' ? bytes.toString('utf16le') : mark === '\xfe\xff' ? bytes.swap16().toString('utf16le') : bytes.toString('utf-8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
