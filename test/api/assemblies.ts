import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The parts of a jsii assembly that these tests read. */
export interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly collection?: { readonly kind: string; readonly elementtype: TypeReference };
  readonly union?: { readonly types: TypeReference[] };
  readonly intersection?: { readonly types: TypeReference[] };
}

export interface Docs {
  readonly summary?: string;
  readonly default?: string;
  readonly deprecated?: string;
}

export interface Value {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly variadic?: boolean;
}

export interface Member {
  readonly name: string;
  readonly docs?: Docs;
  readonly static?: boolean;
  readonly const?: boolean;
  readonly abstract?: boolean;
  readonly immutable?: boolean;
  readonly protected?: boolean;
  readonly optional?: boolean;
  readonly type?: TypeReference;
  readonly parameters?: Value[];
  readonly returns?: { readonly type: TypeReference; readonly optional?: boolean };
}

export interface Type {
  readonly fqn: string;
  readonly name: string;
  readonly namespace?: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly docs?: Docs;
  readonly datatype?: boolean;
  readonly abstract?: boolean;
  readonly base?: string;
  readonly interfaces?: string[];
  readonly initializer?: { readonly parameters?: Value[]; readonly protected?: boolean };
  readonly properties?: Member[];
  readonly methods?: Member[];
  readonly members?: Member[];
}

const ROOT = join(__dirname, '..', '..');

const oursWas: { read?: Record<string, Type> } = {};
const theirsWas: { read?: Record<string, Type> } = {};

/** The types of this library, as the last compilation saw them. */
export function ourTypes(): Record<string, Type> {
  return oursWas.read ??= readOurs();
}

/** The types of aws-cdk-lib. */
export function upstreamTypes(): Record<string, Type> {
  return theirsWas.read ??= readAssembly(dirname(require.resolve('aws-cdk-lib/package.json')));
}

/** Own properties and methods of a type, or the members of an enum. */
export function ownMembers(type: Type): Member[] {
  return [...type.properties ?? [], ...type.methods ?? [], ...type.members ?? []];
}

/** All members of a type, the nearest declaration of each, through the types that it extends in either assembly. */
export function allMembers(type: Type): Map<string, Member> {
  const members = new Map<string, Member>();
  for (const parent of [...type.interfaces ?? [], ...type.base ? [type.base] : []]) {
    const known = ourTypes()[parent] ?? upstreamTypes()[parent];
    if (known) for (const [name, member] of allMembers(known)) members.set(name, member);
  }
  for (const member of ownMembers(type)) members.set(member.name, member);
  return members;
}

function readOurs(): Record<string, Type> {
  if (!existsSync(join(ROOT, '.jsii'))) {
    throw new Error('there is no .jsii file: run `npx projen compile` first');
  }
  const compiled = statSync(join(ROOT, '.jsii')).mtimeMs;
  const newer = sourceFiles().find((file) => statSync(join(ROOT, file)).mtimeMs > compiled);
  if (newer) {
    throw new Error(`the .jsii file is older than ${newer}: run \`npx projen compile\` first`);
  }
  return readAssembly(ROOT);
}

/** The TypeScript files of the library, relative to the root of the project. */
export function sourceFiles(): string[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('src', file))
    .sort();
}

/** The text of a file of this project. */
export function readProjectFile(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function readAssembly(directory: string): Record<string, Type> {
  const file = JSON.parse(readFileSync(join(directory, '.jsii'), 'utf8'));
  const assembly = file.schema === 'jsii/file-redirect' ? JSON.parse(gunzipSync(readFileSync(join(directory, file.filename))).toString()) : file;
  return assembly.types;
}
