import { isObject } from './template-resources';

/** More conditions of one resource are not tried out. */
const MAX_CONDITIONS = 8;
const MAX_DEPTH = 64;
const MAX_VALUES = 100_000;

/**
 * The conditions that choose among the properties of a resource, and of which only the deployment knows whether they are true.
 *
 * @param isTrue whether a condition is true, if that is known
 */
export function undecidedConditions(properties: unknown, isTrue: (condition: string) => boolean | undefined): string[] {
  const found = new Set<string>();
  let values = 0;
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || ++values > MAX_VALUES || found.size >= MAX_CONDITIONS) {
      return;
    }
    const condition: unknown = isObject(value) && Object.hasOwn(value, 'Fn::If') ? [value['Fn::If']].flat()[0] : undefined;
    if (typeof condition === 'string' && isTrue(condition) === undefined) {
      found.add(condition);
    }
    Object.values(value).forEach((each) => visit(each, depth + 1));
  };
  visit(properties, 0);
  return [...found];
}
