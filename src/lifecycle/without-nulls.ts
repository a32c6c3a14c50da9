/** An object without the nulls that untyped languages pass for absent values; the object itself if it has none. */
export function withoutNulls<T extends object>(object: T): T {
  return Object.values(object).includes(null) ? Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null)) as T : object;
}
