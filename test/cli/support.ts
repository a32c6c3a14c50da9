import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/program';
import type { ExitCode, Terminal } from '../../src/cli/terminal';

/** The time from which these tests measure all ages. */
export const NOW = '2026-11-01T00:00:00Z';

/** The result of a command. */
export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a shell would, in this process. */
export async function cdkEcr(argv: readonly string[], stdin = '', page: Partial<Terminal> = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    out: (text) => out += text,
    err: (text) => err += text,
    stdin: (async function* () { yield Buffer.from(stdin); })(),
    columns: 200,
    hasColors: false,
    ...page,
  });
  return { code, out, err };
}

/** A folder for the files of a test, removed after the suite. */
export class Folder {
  public readonly path = mkdtempSync(join(tmpdir(), 'cdk-ecr-cli-'));

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  public file(name: string, content: string | Uint8Array | object): string {
    const path = this.at(name);
    writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
    return path;
  }

  public at(name: string): string {
    return join(this.path, name);
  }
}

export function digest(number: number): string {
  return `sha256:${number.toString(16).padStart(64, '0')}`;
}

export function image(number: number, daysAgo: number, tags?: string[], more: object = {}): object {
  return {
    repositoryName: 'shop',
    imageDigest: digest(number),
    imageTags: tags,
    imageSizeInBytes: 1_000_000,
    imagePushedAt: new Date(Date.parse(NOW) - daysAgo * 86_400_000).toISOString(),
    ...more,
  };
}

export function rule(rulePriority: number, selection: object, more: object = {}): object {
  return { rulePriority, selection: { tagStatus: 'tagged', countType: 'imageCountMoreThan', countNumber: 1, ...selection }, action: { type: 'expire' }, ...more };
}

export const KEEP_ONE = { rules: [rule(1, { tagStatus: 'any' }, { description: 'one is enough' })] };
export const TWO_IMAGES = { imageDetails: [image(1, 1, ['v2']), image(2, 2, ['v1'])] };
