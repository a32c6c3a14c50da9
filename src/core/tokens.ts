import { Token, Tokenization, type IResolveContext, type Stack } from 'aws-cdk-lib/core';
import { holdsPlaceholder, splitAtPlaceholders } from './placeholders';

/*
 * A value is known when it is plain text, a number or other plain data. It is known later when it is
 * - a token, which synthesis resolves;
 * - an intrinsic function, which is what most tokens resolve to, and which CloudFormation evaluates;
 * - text with a placeholder, which another service replaces.
 */

/** Whether a value cannot be checked yet. */
export function isKnownLater(value: unknown): boolean {
  return Token.isUnresolved(value) || (typeof value === 'string' ? holdsPlaceholder(value) : isIntrinsic(value));
}

/** Whether a value is absent. Untyped languages and JSON pass `null` for an absent value. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** Whether a value is an intrinsic function: `{ "Ref": … }` or `{ "Fn::…": … }`. */
export function isIntrinsic(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const keys = Object.keys(value).filter((key) => (value as Record<string, unknown>)[key] !== undefined);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

/** Whether a value of a template is certainly given: a parameter may be empty, and a condition may choose nothing. */
export function isCertainlyGiven(value: unknown): boolean {
  return !isAbsent(value) && (!isIntrinsic(value) || Object.hasOwn(value, 'Fn::GetAtt'));
}

/** Whether plain data contains a token. Objects of classes are not searched. */
export function holdsToken(value: unknown): boolean {
  if (!isPlainData(value)) {
    return Token.isUnresolved(value);
  }
  const inside = new Set<unknown>([value]); // data from untyped callers may be deep or circular
  for (const each of inside) {
    if (Token.isUnresolved(each)) {
      return true;
    }
    if (isPlainData(each)) {
      Object.values(each).forEach((member) => inside.add(member));
    }
  }
  return false;
}

/** Whether a value is a list, or an object without a class. The prototype of such an object has no prototype, in every realm. */
export function isPlainData(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return Array.isArray(value);
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The literal parts of text that is partly known later, first to last. */
export function literalParts(text: string): string[] {
  return splitAtPlaceholders(withoutTokens(text)).flatMap((part) => part.split(UNKNOWN)); // a token may be inside a placeholder
}

/** Replaces a token when the text around it is checked. No value that ECR accepts contains it. */
export const UNKNOWN = '\u0000';

/** Text with `UNKNOWN` instead of each token. If the text itself has that character, it becomes a blank. */
export function withoutTokens(text: string): string {
  const blanked = text.split(UNKNOWN).join(' ');
  return Token.isUnresolved(blanked)
    ? Tokenization.reverseString(blanked).mapTokens({ mapToken: () => UNKNOWN }).join({ join: (left, right) => `${left}${right}` })
    : blanked;
}

/**
 * Resolves tokens as a stack does. A token that cannot be resolved here, because it belongs elsewhere, stays as it is.
 */
export function resolverOf(stack: Stack): (value: unknown) => unknown {
  return (value) => {
    try {
      return stack.resolve(value);
    } catch {
      return value;
    }
  };
}

/** The value of a token in a context, or the token itself if it cannot be resolved there. */
export function resolvedIn(context: IResolveContext, token: string): unknown {
  try {
    const value: unknown = context.resolve(token);
    return context.preparing && typeof value === 'string' && value.includes(STRINGIFIED) ? token : value;
  } catch {
    return token;
  }
}

/** The text that an intrinsic function inside text becomes while CDK prepares an app. */
const STRINGIFIED = '[object Object]';
