import type { LifecycleImage } from './lifecycle-image';

/** Small enough for the cache, large enough that four passes are enough for 500 years. */
const DIGITS = 2048;

/**
 * The image numbers by time, newest first. Equal times go by digest, so that the order of the input does not matter.
 *
 * A radix sort over how much older than the newest an image is: a comparing sort is a third of the whole preview.
 */
export function newestFirst(time: Float64Array, images: readonly LifecycleImage[]): Int32Array {
  const newest = time.reduce((most, each) => Math.max(most, each), -Infinity);
  const age = time.map((each) => newest - each);
  const oldest = age.reduce((most, each) => Math.max(most, each), 0);
  let order = Int32Array.from(time.keys());
  let spare = new Int32Array(order.length);
  for (let unit = 1; unit <= oldest; unit *= DIGITS) {
    sortByDigit(age, unit, order, spare);
    [order, spare] = [spare, order];
  }
  settleTies(time, images, order);
  return order;
}

/** One stable pass: from `order` into `sorted`, by one digit of the ages. */
function sortByDigit(age: Float64Array, unit: number, order: Int32Array, sorted: Int32Array): void {
  const starts = new Int32Array(DIGITS + 1);
  for (const each of age) {
    starts[Math.floor(each / unit) % DIGITS + 1]++;
  }
  for (let digit = 1; digit <= DIGITS; digit++) {
    starts[digit] += starts[digit - 1];
  }
  for (const number of order) {
    sorted[starts[Math.floor(age[number] / unit) % DIGITS]++] = number;
  }
}

function settleTies(time: Float64Array, images: readonly LifecycleImage[], order: Int32Array): void {
  for (let start = 0, end = 1; start < order.length; start = end++) {
    while (end < order.length && time[order[end]] === time[order[start]]) {
      end++;
    }
    if (end - start > 1) {
      order.subarray(start, end).sort((a, b) => images[a].digest < images[b].digest ? -1 : 1);
    }
  }
}
