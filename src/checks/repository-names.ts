import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isKnownLater } from '../core/known-later';

/** What is wrong with a name, and what to do about it. */
interface Fault {
  readonly law: string;
  readonly fix?: string;
}

/** What a kind of name may look like; the kinds differ in length and in separators only. */
interface NameShape {
  readonly min: number;
  readonly max: number;
  /** Single `.`, `_` or `-` between letters and digits; no `__` and no runs of `-`. */
  readonly singleSeparators?: boolean;
}

/** Regions whose CloudFormation type still has the pattern of before runs of `-` and `__` were allowed. */
const OLD_PATTERN_REGION = /^(cn|us-gov)-/;
/** `-+` and `__` besides a single `.` or `_`; neither regular expression can backtrack, the alphabets are disjoint. */
const COMPONENT = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const OLD_COMPONENT = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
/** Without the flag `u`, which would take a millisecond when this file is loaded. */
const OUTSIDE_ALPHABET = /[^a-z0-9._/-]/;
const REGISTRY_HOST = /^[0-9]{12}\.dkr[.-]ecr(-fips)?\./;

/** The faults of the name of a private repository. The older, tighter pattern holds only where `region` is known to have it. */
export function checkRepositoryName(prop: string, name: unknown, region?: string): Problem[] {
  const singleSeparators = OLD_PATTERN_REGION.test(region ?? '');
  return checkName(prop, name, { min: 2, max: 256, singleSeparators }, 'InvalidRepositoryName');
}

/** The faults of the name of a repository of ECR Public, whose names are shorter and plainer. */
export function checkPublicRepositoryName(prop: string, name: unknown): Problem[] {
  return checkName(prop, name, { min: 2, max: 205, singleSeparators: true }, 'InvalidRepositoryName');
}

/** The faults of a repository prefix: a name that may end in `/`, or `ROOT`. */
export function checkPrefix(prop: string, prefix: unknown, length: { min: number; max: number }): Problem[] {
  if (typeof prefix !== 'string' || isKnownLater(prefix)) {
    return checkName(prop, prefix, length, 'InvalidRepositoryPrefix');
  }
  const faults = lengthFaults(prefix, length);
  if (prefix !== '' && prefix !== 'ROOT') {
    faults.push(...shapeFaults(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix, length));
  }
  return faults.map((fault) => ({ code: 'InvalidRepositoryPrefix', message: sentence(prop, fault, prefix) }));
}

function checkName(prop: string, name: unknown, shape: NameShape, code: Problem['code']): Problem[] {
  if (name === undefined || name === null || isKnownLater(name)) {
    return [];
  }
  const faults = typeof name === 'string' ? [...lengthFaults(name, shape), ...name === '' ? [] : shapeFaults(name, shape)] : [{ law: 'must be a string' }];
  return faults.map((fault) => ({ code, message: sentence(prop, fault, name) }));
}

function sentence(prop: string, { law, fix }: Fault, name: unknown): string {
  return `${prop} ${law}, got ${formatValue(name)}${fix === undefined ? '' : `: ${fix}`}`;
}

function lengthFaults(name: string, { min, max }: NameShape): Fault[] {
  return name.length < min || name.length > max ? [{ law: `must be ${min} to ${max} characters long, has ${name.length}` }] : [];
}

/** At most one fault: the first that explains the most. */
function shapeFaults(name: string, shape: NameShape): Fault[] {
  const fault = notANameAtAll(name) ?? alphabetFault(name) ?? separatorFault(name, shape);
  return fault ? [fault] : [];
}

function notANameAtAll(name: string): Fault | undefined {
  if (REGISTRY_HOST.test(name) || name.includes('://')) {
    return { law: 'must be the name alone, not the URI of a registry', fix: 'leave out what is before the first "/"' };
  }
  if (name.startsWith('arn:')) {
    return { law: 'must be the name alone, not an ARN', fix: 'use what follows "repository/"' };
  }
  if (name.indexOf('@') > 0) {
    return { law: 'must be the name alone, without a digest', fix: 'leave out what follows "@"' };
  }
  if (name.indexOf(':') > 0) {
    return { law: 'must be the name alone, without a tag', fix: 'leave out what follows ":"' };
  }
  return undefined;
}

function alphabetFault(name: string): Fault | undefined {
  const at = name.search(OUTSIDE_ALPHABET);
  if (at < 0) {
    return undefined;
  }
  const character = String.fromCodePoint(name.codePointAt(at)!);
  return {
    law: `may hold only lower-case letters, digits and "." "_" "-" "/", not ${formatValue(character)} (character ${at + 1})`,
    fix: /[A-Z]/.test(character) ? 'write it in lower case' : 'leave it out or put a "-"',
  };
}

function separatorFault(name: string, { singleSeparators }: NameShape): Fault | undefined {
  for (const component of name.split('/')) {
    if (component === '') {
      return { law: 'must have a letter or digit on both sides of each "/"' };
    }
    if (/^[._-]|[._-]$/.test(component)) {
      return { law: `must begin and end each part between "/" with a letter or digit, not as in ${formatValue(component)}` };
    }
    if (!(singleSeparators ? OLD_COMPONENT : COMPONENT).test(component)) {
      const separators = singleSeparators ? 'a single "." "_" or "-"' : 'one ".", "_" or "__", or hyphens';
      return { law: `must separate letters and digits with ${separators}, not as in ${formatValue(component)}` };
    }
  }
  return undefined;
}
