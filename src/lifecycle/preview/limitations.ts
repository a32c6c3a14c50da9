import { isImageIndex } from './media-types';
import { EXPIRE, KEEP } from './preview-table';
import type { PreviewTable } from './preview-table';

/** What a preview cannot know about its images. docs/lifecycle.md lists the same limitations. */
export function limitationsOf(table: PreviewTable, isPartial: boolean): string[] {
  return [...ofMissingPages(isPartial), ...ofUnknownChildren(table), ...ofArtifacts(table)];
}

function ofMissingPages(isPartial: boolean): string[] {
  return isPartial ? ['the pages of images end with a NextToken, so images are missing: rules by count rank only a part of the images'] : [];
}

/** Only an index that stays can hold children. */
function ofUnknownChildren({ images, action }: PreviewTable): string[] {
  const blind = images.filter((image, number) => action[number] !== EXPIRE && isImageIndex(image) && image.childDigests === undefined).length;
  const isAnyRemoved = images.some((image, number) => action[number] !== KEEP && !isImageIndex(image));
  return blind === 0 || !isAnyRemoved ? [] : [
    `the children of ${count(blind, 'image index', 'image indexes')} are not known (describe-images does not list them): `
    + 'images that they refer to, tagged or not, are shown as removed, although ECR keeps them as long as the index',
  ];
}

function ofArtifacts({ images, action }: PreviewTable): string[] {
  const kept = new Set<string | undefined>(images.flatMap(({ digest }, number) => action[number] === KEEP ? [digest] : []));
  const alone = images.filter(({ subjectDigest }, number) => action[number] !== KEEP && kept.has(subjectDigest)).length;
  return alone === 0 ? [] : [
    `${count(alone, 'signature, SBOM or attestation is', 'signatures, SBOMs and attestations are')} shown as removed by a rule although the image stays: `
    + 'sources disagree on whether rules for untagged images act on them',
  ];
}

function count(amount: number, one: string, many: string): string {
  return `${amount.toLocaleString('en-US')} ${amount === 1 ? one : many}`;
}
