import { SEARCHABLE_ARCHITECTURES } from './public-architecture';
import { SEARCHABLE_OPERATING_SYSTEMS } from './public-operating-system';
import { formatValue } from '../core/format-value';
import { isKnownLater } from '../core/tokens';
import type { Warning } from '../core/warnings';

/** The warnings about a name that ECR accepts, but that is probably not meant. */
export function publicNameWarnings(repositoryName: unknown, name: string): Warning[] {
  if (typeof repositoryName !== 'string' || isKnownLater(repositoryName)) {
    return [];
  }
  if (repositoryName.startsWith('public.ecr.aws/')) {
    return [{
      id: 'cdk-ecr:doubtfulPublicName',
      message: `${name} ${formatValue(repositoryName)} begins like a URI, which becomes part of the name: give what follows the alias of the registry`,
    }];
  }
  return !/^[0-9]/.test(repositoryName) ? [] : [{
    id: 'cdk-ecr:doubtfulPublicName', message: `${name} ${formatValue(repositoryName)} begins with a digit, and AWS documents a letter there: begin it with a letter`,
  }];
}

/** The warnings about architectures. */
export function architectureWarnings(values: unknown, name: string): Warning[] {
  return badgeWarnings(values, name, SEARCHABLE_ARCHITECTURES);
}

/** The warnings about operating systems. */
export function operatingSystemWarnings(values: unknown, name: string): Warning[] {
  return badgeWarnings(values, name, SEARCHABLE_OPERATING_SYSTEMS);
}

/** The gallery shows every badge, but cannot search by most of them. */
function badgeWarnings(values: unknown, name: string, searchable: readonly string[]): Warning[] {
  const other = Array.isArray(values) ? values.filter((value) => !isKnownLater(value) && !searchable.includes(value as string)) : [];
  return other.length === 0 ? [] : [{
    id: 'cdk-ecr:badgeNotSearchable',
    message: `${name} has badges that the gallery shows, but does not search by: ${formatValue(other)}; it searches by ${searchable.map(formatValue).join(', ')}`,
  }];
}
