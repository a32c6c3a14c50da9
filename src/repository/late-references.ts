import { Lazy, Token } from 'aws-cdk-lib/core';

/** Whether a tag or digest begins with a token, so that nothing tells yet which of the two it is. */
export function isTokenAsAWhole(tagOrDigest: string): boolean {
  return Token.isUnresolved(tagOrDigest) && !tagOrDigest.startsWith('sha256:');
}

/** The `@` before a digest or the `:` before a tag, decided when the token is resolved. */
export function separatorOf(tagOrDigest: string): string {
  return Lazy.uncachedString({
    produce: (context) => {
      const resolved: unknown = context.resolve(tagOrDigest);
      return typeof resolved === 'string' && resolved.startsWith('sha256:') ? '@' : ':';
    },
  });
}
