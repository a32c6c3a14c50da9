import type { LifecycleImage } from './lifecycle-image';

const INDEX_TYPES: readonly (string | undefined)[] = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];

/** Whether an image is an image index (manifest list), by its media type or because it has children. */
export function isImageIndex({ manifestMediaType, childDigests }: LifecycleImage): boolean {
  return childDigests !== undefined || INDEX_TYPES.includes(manifestMediaType);
}
