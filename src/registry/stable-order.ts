/**
 * The items of a list that ECR treats as a set: each once, in an order that does not depend on the order of calls. So a template
 * stays the same when calls move.
 *
 * @param resolve resolves tokens
 */
export function inStableOrder<T>(items: readonly T[], resolve: (value: unknown) => unknown): T[] {
  const byText = new Map(items.map((item) => [JSON.stringify(resolve(item)), item]));
  return [...byText].sort(([one], [other]) => one < other ? -1 : 1).map(([, item]) => item);
}
