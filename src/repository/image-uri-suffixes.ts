import { Lazy, Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { warnAboutTag } from './repository-warnings';
import { checkDigest, checkTag, checkTagOrDigest } from '../checks/image-references';
import { checkWhenResolved } from '../core/check-when-resolved';
import { throwIfInvalid } from '../core/errors';
import { resolvedIn } from '../core/tokens';

/** The part of an image URI after the name of the repository, for a tag. */
export function tagSuffix(repository: IConstruct, tag: string | undefined): string {
  throwIfInvalid(checkTag('tag', tag), repository);
  warnAboutTag(repository, tag);
  return tag ? `:${checkWhenResolved(repository, tag, (value) => checkTag('tag', value))}` : '';
}

/** The part of an image URI after the name of the repository, for a digest. */
export function digestSuffix(repository: IConstruct, digest: string | undefined): string {
  throwIfInvalid(checkDigest('digest', digest), repository);
  return digest ? `@${checkWhenResolved(repository, digest, (value) => checkDigest('digest', value))}` : '';
}

/**
 * The part of an image URI after the name of the repository, for a tag or a digest. A token may be either: the separator is chosen
 * when it is resolved.
 */
export function tagOrDigestSuffix(repository: IConstruct, tagOrDigest: string | undefined): string {
  if (tagOrDigest && Token.isUnresolved(tagOrDigest) && !tagOrDigest.startsWith('sha256:')) {
    throwIfInvalid(checkTagOrDigest('tagOrDigest', tagOrDigest), repository);
    return `${separatorOf(tagOrDigest)}${checkWhenResolved(repository, tagOrDigest, (value) => checkTagOrDigest('tagOrDigest', value))}`;
  }
  throwIfInvalid(checkTagOrDigest('tagOrDigest', tagOrDigest), repository);
  return tagOrDigest?.startsWith('sha256:') ? digestSuffix(repository, tagOrDigest) : tagSuffix(repository, tagOrDigest);
}

function separatorOf(tagOrDigest: string): string {
  return Lazy.uncachedString({
    produce: (context) => {
      const value = resolvedIn(context, tagOrDigest);
      return typeof value === 'string' && value.startsWith('sha256:') ? '@' : ':';
    },
  });
}
