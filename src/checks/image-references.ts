import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isAbsent, isKnownLater, literalParts } from '../core/tokens';

/** The limit of the ECR API. The OCI grammar, which Docker follows, allows 128. */
const MAX_TAG_LENGTH = 300;
/** ECR stores longer tags, but clients cannot pull them. */
export const MAX_PULLABLE_TAG_LENGTH = 128;
const TAG_FORM = 'must be of letters, digits, "." "_" and "-", and begin with a letter, a digit or "_"';
const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]*$/;
const DIGEST_LENGTHS: Record<string, number> = Object.assign(Object.create(null), { sha256: 64, sha512: 128 });

/**
 * What is wrong with an image tag in a URI. The tag may be absent or empty. It may also include its digest (`v1@sha256:…`), which
 * clients then pull by.
 */
export function checkTag(prop: string, tag: unknown): Problem[] {
  return checkTagAlone(prop, typeof tag === 'string' ? tagOf(tag) : tag);
}

/** The tag of a reference that may end with a digest. */
export function tagOf(reference: string): string {
  const at = reference.indexOf('@');
  return at > 0 && isDigest(reference.slice(at + 1)) ? reference.slice(0, at) : reference;
}

function checkTagAlone(prop: string, tag: unknown): Problem[] {
  if (isAbsent(tag) || tag === '') {
    return [];
  }
  const problem = typeof tag !== 'string' ? notText(tag) : isKnownLater(tag) ? literalTagProblem(tag) : tagProblem(tag);
  return problem ? [{ code: 'InvalidImageTag', message: `${prop} ${problem}, got ${formatValue(tag)}` }] : [];
}

/** What is wrong with an image digest. */
export function checkDigest(prop: string, digest: unknown): Problem[] {
  if (isAbsent(digest) || digest === '') {
    return [];
  }
  if (isKnownLater(digest) ? typeof digest !== 'string' || mayBeDigest(digest) : typeof digest === 'string' && isDigest(digest)) {
    return [];
  }
  return [{
    code: 'InvalidImageDigest',
    message: `${prop} must be "sha256:" and 64 lowercase hexadecimal digits, got ${formatValue(digest)}`,
  }];
}

/** What is wrong with a value that may be a tag or a digest. */
export function checkTagOrDigest(prop: string, value: unknown): Problem[] {
  return typeof value === 'string' && /^sha[0-9]+:/.test(value) ? checkDigest(prop, value) : checkTag(prop, value);
}

/** What is wrong with the literal parts of a tag that is partly known later. A shell removes blanks and quotes. */
function literalTagProblem(tag: string): string | undefined {
  const [first, ...rest] = literalParts(tag);
  const text = [first, ...rest].join('');
  if (/[\s"'\\]/.test(text)) {
    return undefined;
  }
  if (text.length > MAX_TAG_LENGTH) {
    return `must be 1 to ${MAX_TAG_LENGTH} characters long, has ${text.length} and more`;
  }
  return /^[a-zA-Z0-9._@:-]*$/.test(text) && !/^[.@:-]/.test(first) ? undefined : TAG_FORM;
}

function notText(value: unknown): string | undefined {
  return isKnownLater(value) ? undefined : 'must be a string';
}

function mayBeDigest(digest: string): boolean {
  const text = literalParts(digest).join('');
  return /[\s"'\\]/.test(text) || /^(?:sha(?:256|512):)?[a-f0-9]*$/.test(text);
}

function tagProblem(tag: string): string | undefined {
  if (tag.length > MAX_TAG_LENGTH) {
    return `must be 1 to ${MAX_TAG_LENGTH} characters long, has ${tag.length}`;
  }
  if (TAG.test(tag)) {
    return undefined;
  }
  if (isDigest(tag)) {
    return 'must be a tag, not a digest (that goes to repositoryUriForDigest)';
  }
  return TAG_FORM;
}

function isDigest(value: string): boolean {
  const [algorithm, hex, ...rest] = value.split(':', 3);
  return rest.length === 0 && hex?.length === DIGEST_LENGTHS[algorithm] && /^[a-f0-9]+$/.test(hex);
}
