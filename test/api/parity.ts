import { allMembers, type Member, ourTypes, ownMembers, type Type, type TypeReference, upstreamTypes, type Value } from './assemblies';

const UPSTREAM_MODULE = 'aws-cdk-lib.aws_ecr.';
const OUR_MODULE = 'cdk-ecr.';

/** The types of aws_ecr that ours replace: all except the L1s and their nested types. */
export function typesToHave(): Type[] {
  return Object.values(upstreamTypes()).filter(({ fqn }) => fqn.startsWith(UPSTREAM_MODULE) && !/\.Cfn[A-Z]/.test(fqn));
}

/** What a user of the type would miss in ours: one line per difference, none if a program needs only another import. */
export function missingIn(theirs: Type): string[] {
  const ours = ourTypes()[theirs.fqn.replace(UPSTREAM_MODULE, OUR_MODULE)];
  if (!ours) return [`${nameOf(theirs)}: missing`];
  return [typeDifferences, initializerDifferences, memberDifferences, additionDifferences]
    .flatMap((find) => find(theirs, ours))
    .map((difference) => `${nameOf(theirs)}${difference}`);
}

function typeDifferences(theirs: Type, ours: Type): string[] {
  const { kind, datatype, abstract } = theirs;
  const own = valueDifferences({ kind, datatype, abstract }, ours as unknown as Record<string, unknown>);
  const ancestors = ancestorsOf(ours);
  const lost = [...theirs.interfaces ?? [], ...theirs.base ? [theirs.base] : []].filter((parent) => !ancestors.has(mapped(parent)));
  return [...own.map((difference) => `: ${difference}`), ...lost.map((parent) => `: does not extend ${mapped(parent)}`)];
}

function initializerDifferences(theirs: Type, ours: Type): string[] {
  const [wanted, got] = [theirs.initializer, ours.initializer];
  if (!wanted) return [];
  if (!got) return ['.constructor: missing'];
  if (got.protected && !wanted.protected) return ['.constructor: is protected'];
  return parameterDifferences(wanted.parameters, got.parameters).map((difference) => `.constructor: ${difference}`);
}

function memberDifferences(theirs: Type, ours: Type): string[] {
  const members = allMembers(ours);
  return ownMembers(theirs).flatMap((wanted) => {
    const got = members.get(wanted.name);
    return (got ? compare(wanted, got) : ['missing']).map((difference) => `.${wanted.name}: ${difference}`);
  });
}

function compare(wanted: Member, got: Member): string[] {
  const { static: isStatic, const: isConst, immutable, protected: isProtected } = wanted;
  return [
    ...valueDifferences({ static: isStatic, const: isConst, immutable, protected: isProtected }, got as unknown as Record<string, unknown>),
    ...!wanted.abstract && got.abstract ? ['is abstract'] : [],
    ...wanted.type ? typeDifference('type', wanted.type, got.type) : [],
    ...Boolean(wanted.optional) === Boolean(got.optional) ? [] : [`is ${got.optional ? 'optional' : 'required'}`],
    ...parameterDifferences(wanted.parameters, got.parameters),
    ...typeDifference('result', wanted.returns?.type, got.returns?.type),
    ...Boolean(wanted.returns?.optional) === Boolean(got.returns?.optional) ? [] : ['differs in whether there is a result'],
  ];
}

/** Our additions to upstream must not be required of users who know only upstream. */
function additionDifferences(theirs: Type, ours: Type): string[] {
  const wanted = allMembers(theirs);
  const added = [...allMembers(ours).values()].filter(({ name }) => !wanted.has(name));
  return added
    .filter((member) => theirs.datatype ? !member.optional : member.abstract)
    .map(({ name }) => `.${name}: is new and required`);
}

function parameterDifferences(wanted: readonly Value[] = [], got: readonly Value[] = []): string[] {
  return [
    ...wanted.flatMap((parameter, index) => got[index] ? parameterDifference(parameter, got[index]) : [`parameter ${parameter.name} is missing`]),
    ...got.slice(wanted.length).filter(({ optional, variadic }) => !optional && !variadic).map(({ name }) => `parameter ${name} is new and required`),
  ];
}

/** Names matter: they are keyword arguments in Python. */
function parameterDifference(wanted: Value, got: Value): string[] {
  return [
    ...wanted.name === got.name ? [] : [`parameter ${wanted.name} is called ${got.name}`],
    ...wanted.optional && !got.optional ? [`parameter ${wanted.name} is required`] : [],
    ...Boolean(wanted.variadic) === Boolean(got.variadic) ? [] : [`parameter ${wanted.name} differs in being variadic`],
    ...typeDifference(`parameter ${wanted.name}`, wanted.type, got.type),
  ];
}

function typeDifference(what: string, wanted: TypeReference | undefined, got: TypeReference | undefined): string[] {
  const [theirs, ours] = [typeText(wanted), typeText(got)];
  return theirs === ours ? [] : [`${what} is ${ours} instead of ${theirs}`];
}

function typeText(type: TypeReference | undefined): string {
  if (!type) return 'nothing';
  if (type.fqn) return mapped(type.fqn);
  if (type.primitive) return type.primitive;
  if (type.collection) return `${type.collection.kind} of ${typeText(type.collection.elementtype)}`;
  const kind = type.union ? ' or ' : ' and ';
  return (type.union ?? type.intersection)!.types.map(typeText).sort().join(kind);
}

function valueDifferences(wanted: Record<string, unknown>, got: Record<string, unknown>): string[] {
  return Object.entries(wanted).filter(([key, value]) => (value ?? false) !== (got[key] ?? false))
    .map(([key, value]) => `${key} is ${got[key] ?? false} instead of ${value ?? false}`);
}

function ancestorsOf(type: Type): Set<string> {
  const parents = [...type.interfaces ?? [], ...type.base ? [type.base] : []];
  return new Set(parents.flatMap((parent) => {
    const known = ourTypes()[parent] ?? upstreamTypes()[parent];
    return [mapped(parent), ...known ? ancestorsOf(known) : []];
  }));
}

function mapped(fqn: string): string {
  return fqn.startsWith(UPSTREAM_MODULE) && !/\.Cfn[A-Z]/.test(fqn) ? fqn.replace(UPSTREAM_MODULE, OUR_MODULE) : fqn;
}

function nameOf(type: Type): string {
  return type.fqn.slice(UPSTREAM_MODULE.length);
}
