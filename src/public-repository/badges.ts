import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isAbsent, isKnownLater } from '../core/tokens';

/*
 * Architectures and operating systems: badges that the gallery shows on a repository. It searches by some of them.
 */

const MAX_BADGES = 50;
const MAX_LENGTH = 50;

/** The class of a badge. */
export interface Badge {
  readonly value: string;
}

/** Converts badges to text. A value that is not a badge stays as it is. */
export function badgeValues(badges: unknown): unknown {
  return Array.isArray(badges) ? badges.map((badge: Badge | null) => badge?.value ?? badge) : badges;
}

/** What is wrong with a list of badges. */
export function checkBadges(badges: unknown, name: string): Problem[] {
  if (isAbsent(badges) || isKnownLater(badges)) {
    return [];
  }
  if (!Array.isArray(badges)) {
    return [{ code: 'ExpectedList', message: `${name} must be a list, got ${formatValue(badges)}` }];
  }
  if (badges.length > MAX_BADGES) {
    return [{ code: 'InvalidBadge', message: `${name} must hold at most ${MAX_BADGES} values, has ${badges.length}` }];
  }
  return badges.flatMap((badge, index) => [...checkBadge(badge, `${name}[${index}]`), ...checkFirst(badges, index, name)]);
}

/** What is wrong with the text of a badge. */
export function checkBadge(badge: unknown, name: string): Problem[] {
  return isKnownLater(badge) || (typeof badge === 'string' && badge.length >= 1 && badge.length <= MAX_LENGTH) ? [] : [{
    code: 'InvalidBadge', message: `${name} must be 1 to ${MAX_LENGTH} characters, got ${formatValue(badge)}`,
  }];
}

function checkFirst(badges: readonly unknown[], index: number, name: string): Problem[] {
  const badge = badges[index];
  return typeof badge !== 'string' || badges.indexOf(badge) === index ? [] : [{
    code: 'InvalidBadge', message: `${name}[${index}] must differ from ${name}[${badges.indexOf(badge)}], got ${formatValue(badge)} twice: leave out one`,
  }];
}
