import type { IConstruct } from 'constructs';
import { SEARCHABLE_ARCHITECTURES, type PublicArchitecture } from './public-architecture';
import { SEARCHABLE_OPERATING_SYSTEMS, type PublicOperatingSystem } from './public-operating-system';
import { formatValue } from '../core/format-value';
import { isKnownLater } from '../core/tokens';
import { warn } from '../core/warnings';

/** A name that ECR accepts, but that is probably not meant. */
export function warnAboutPublicName(repository: IConstruct, name: string | undefined): void {
  if (name === undefined || isKnownLater(name)) {
    return;
  }
  if (name.startsWith('public.ecr.aws/')) {
    warn(repository, 'cdk-ecr:doubtfulPublicName',
      `repositoryName ${formatValue(name)} begins like a URI, which becomes part of the name: give what follows the alias of the registry`);
  } else if (/^[0-9]/.test(name)) {
    warn(repository, 'cdk-ecr:doubtfulPublicName',
      `repositoryName ${formatValue(name)} begins with a digit, and AWS documents a letter there: begin it with a letter`);
  }
}

/** Badges that the gallery shows, but does not search by. */
export function warnAboutBadges(
  repository: IConstruct,
  architectures: readonly PublicArchitecture[],
  operatingSystems: readonly PublicOperatingSystem[],
): void {
  const other = [
    ...architectures.filter(({ value }) => !isKnownLater(value) && !SEARCHABLE_ARCHITECTURES.includes(value)),
    ...operatingSystems.filter(({ value }) => !isKnownLater(value) && !SEARCHABLE_OPERATING_SYSTEMS.includes(value)),
  ].map(({ value }) => value);
  if (other.length > 0) {
    warn(repository, 'cdk-ecr:badgeNotSearchable',
      `the gallery shows ${formatValue(other)}, but does not search by it: use the constants of PublicArchitecture and PublicOperatingSystem`);
  }
}
