import { type Member, ourTypes, ownMembers, type Type, type TypeReference, type Value } from './assemblies';

const lines = (what: (type: Type) => string[]): string[] => Object.values(ourTypes()).flatMap(what);
const nameOf = (type: Type, member?: Member) => [type.fqn.replace('cdk-ecr.', ''), ...member ? [member.name] : []].join('.');
const membersOf = (type: Type, bad: (member: Member) => unknown) => ownMembers(type).filter(bad).map((member) => nameOf(type, member));

test('every public type has a summary', () => {
  expect(lines((type) => type.docs?.summary ? [] : [nameOf(type)])).toEqual([]);
});

test('every public member has a summary', () => {
  expect(lines((type) => membersOf(type, ({ docs }) => !docs?.summary))).toEqual([]);
});

test('every summary is one sentence that ends with a full stop', () => {
  const unfinished = (summary = '') => !/[.:)]$/.test(summary);
  expect(lines((type) => unfinished(type.docs?.summary) ? [nameOf(type)] : [])).toEqual([]);
  expect(lines((type) => membersOf(type, ({ docs }) => unfinished(docs?.summary)))).toEqual([]);
});

test('every optional property of a struct says what happens without it', () => {
  expect(lines((type) => type.datatype ? membersOf(type, ({ optional, docs }) => optional && !docs?.default) : [])).toEqual([]);
});

test('no default is "undefined"', () => {
  expect(lines((type) => membersOf(type, ({ docs }) => /^(- )?undefined/.test(docs?.default ?? '')))).toEqual([]);
});

test('no L1 is in a public signature', () => {
  expect(lines((type) => membersOf(type, (member) => [
    ...fqnsOf(member.type), ...fqnsOf(member.returns?.type), ...(member.parameters ?? []).flatMap((parameter: Value) => fqnsOf(parameter.type)),
  ].some(isL1)))).toEqual([]);
});

test('no L1 is a parent or a parameter of a constructor', () => {
  expect(lines((type) => [...type.interfaces ?? [], type.base ?? '', ...(type.initializer?.parameters ?? []).flatMap(({ type: of }) => fqnsOf(of))]
    .filter(isL1).map((fqn) => `${nameOf(type)}: ${fqn}`))).toEqual([]);
});

test('no public signature has a union of types or accepts any value', () => {
  expect(lines((type) => membersOf(type, (member) => [member.type, member.returns?.type, ...(member.parameters ?? []).map(({ type: of }) => of)]
    .some((of) => of?.union || of?.primitive === 'any')))).toEqual([]);
});

function isL1(fqn: string): boolean {
  return /\.Cfn[A-Z]/.test(fqn);
}

function fqnsOf(type: TypeReference | undefined): string[] {
  if (!type) return [];
  return [...type.fqn ? [type.fqn] : [], ...fqnsOf(type.collection?.elementtype), ...(type.union ?? type.intersection)?.types.flatMap(fqnsOf) ?? []];
}
