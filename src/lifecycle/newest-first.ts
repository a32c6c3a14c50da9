import type { LifecycleImage } from './lifecycle-image';

/** The image numbers by time, newest first. Equal times go by digest, so that the order of the input does not matter. */
export function newestFirst(time: Float64Array, images: readonly LifecycleImage[]): Int32Array {
  return Int32Array.from(time.keys()).sort((a, b) => time[b] - time[a] || byDigest(images[a].digest, images[b].digest));
}

function byDigest(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
