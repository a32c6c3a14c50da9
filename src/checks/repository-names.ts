import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isAbsent, isKnownLater, literalParts } from '../core/tokens';

/** What is wrong with a name, and what to do about it. */
interface NameProblem {
  readonly rule: string;
  readonly fix?: string;
}

/** The form of one kind of name. The kinds differ only in length and in separators. */
interface NameShape {
  readonly min: number;
  readonly max: number;
  /** Single `.`, `_` or `-` between letters and digits; no `__` and no runs of `-`. */
  readonly singleSeparators?: boolean;
}

/** `-+` and `__` as well as a single `.` or `_`. Neither regular expression can backtrack, because the alphabets are disjoint. */
const COMPONENT = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const PLAIN_COMPONENT = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
/** Without the flag `u`, which would add a millisecond to the loading of this file. */
const OUTSIDE_ALPHABET = /[^a-z0-9._/-]/;
const REGISTRY_HOST = /^[0-9]{12}\.dkr[.-]ecr(-fips)?\./;

/** What is wrong with the name of a private repository. */
export function checkRepositoryName(prop: string, name: unknown): Problem[] {
  return checkName(prop, name, { min: 2, max: 256 }, 'InvalidRepositoryName');
}

/** What is wrong with the name of a repository of ECR Public. Such names are shorter and allow fewer separators. */
export function checkPublicRepositoryName(prop: string, name: unknown): Problem[] {
  return checkName(prop, name, { min: 2, max: 205, singleSeparators: true }, 'InvalidRepositoryName');
}

/** What is wrong with a prefix of repository names: the beginning of a name, with or without `/` at the end, or `ROOT`. */
export function checkPrefix(prop: string, prefix: unknown, length: { min: number; max: number }): Problem[] {
  if (typeof prefix !== 'string' || isKnownLater(prefix)) {
    return checkName(prop, typeof prefix === 'string' ? prefix.replace(/\/$/, '') : prefix, length, 'InvalidRepositoryPrefix');
  }
  const problems = lengthProblems(prefix, length);
  if (prefix !== '' && prefix !== 'ROOT') {
    problems.push(...shapeProblems(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix, length));
  }
  return problems.map((problem) => ({ code: 'InvalidRepositoryPrefix', message: sentence(prop, problem, prefix) }));
}

function checkName(prop: string, name: unknown, shape: NameShape, code: Problem['code']): Problem[] {
  if (isAbsent(name)) {
    return [];
  }
  if (isKnownLater(name)) {
    return typeof name === 'string' ? findLiteralProblems(name, shape).map((problem) => ({ code, message: sentence(prop, problem, name) })) : [];
  }
  const problems = typeof name === 'string' ? [...lengthProblems(name, shape), ...name === '' ? [] : shapeProblems(name, shape)] : [{ rule: 'must be a string' }];
  return problems.map((problem) => ({ code, message: sentence(prop, problem, name) }));
}

function sentence(prop: string, { rule, fix }: NameProblem, name: unknown): string {
  return `${prop} ${rule}, got ${formatValue(name)}${fix === undefined ? '' : `: ${fix}`}`;
}

function lengthProblems(name: string, { min, max }: NameShape): NameProblem[] {
  return name.length < min || name.length > max ? [{ rule: `must be ${min} to ${max} characters long, has ${name.length}` }] : [];
}

/** What is wrong with the literal parts of a name that is partly known later. These problems remain for any value of the rest. */
function findLiteralProblems(name: string, { max }: NameShape): NameProblem[] {
  const parts = literalParts(name);
  const text = parts.join('');
  if (text.length > max) {
    return [{ rule: `must be at most ${max} characters long, has ${text.length} and more` }];
  }
  const problem = alphabetProblem(text)
    ?? (/^[._/-]/.test(parts[0]) || /[._/-]$/.test(parts[parts.length - 1]) ? { rule: 'must begin and end with a letter or digit' } : undefined);
  return problem ? [problem] : [];
}

/** At most one problem: the one that explains the most. */
function shapeProblems(name: string, shape: NameShape): NameProblem[] {
  const problem = notANameAtAll(name) ?? alphabetProblem(name) ?? separatorProblem(name, shape);
  return problem ? [problem] : [];
}

function notANameAtAll(name: string): NameProblem | undefined {
  if (REGISTRY_HOST.test(name) || name.includes('://')) {
    return { rule: 'must be the name alone, not the URI of a registry', fix: 'leave out what is before the first "/"' };
  }
  if (name.startsWith('arn:')) {
    return { rule: 'must be the name alone, not an ARN', fix: 'use what follows "repository/"' };
  }
  if (name.indexOf('@') > 0) {
    return { rule: 'must be the name alone, without a digest', fix: 'leave out what follows "@"' };
  }
  if (name.indexOf(':') > 0) {
    return { rule: 'must be the name alone, without a tag', fix: 'leave out what follows ":"' };
  }
  return undefined;
}

function alphabetProblem(name: string): NameProblem | undefined {
  const at = name.search(OUTSIDE_ALPHABET);
  if (at < 0) {
    return undefined;
  }
  const character = String.fromCodePoint(name.codePointAt(at)!);
  return {
    rule: `may hold only lowercase letters, digits and "." "_" "-" "/", not ${formatValue(character)} (character ${at + 1})`,
    fix: /[A-Z]/.test(character) ? 'write it in lowercase' : 'leave it out or put a "-"',
  };
}

function separatorProblem(name: string, { singleSeparators }: NameShape): NameProblem | undefined {
  for (const component of name.split('/')) {
    if (component === '') {
      return { rule: 'must have a letter or digit on both sides of each "/"' };
    }
    if (/^[._-]|[._-]$/.test(component)) {
      return { rule: `must begin and end each part between "/" with a letter or digit, not as in ${formatValue(component)}` };
    }
    if (!(singleSeparators ? PLAIN_COMPONENT : COMPONENT).test(component)) {
      const separators = singleSeparators ? 'a single "." "_" or "-"' : 'one ".", "_" or "__", or hyphens';
      return { rule: `must separate letters and digits with ${separators}, not as in ${formatValue(component)}` };
    }
  }
  return undefined;
}
