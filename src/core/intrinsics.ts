/** Whether a resolved value is an intrinsic function, whose result only CloudFormation will know: `{ "Ref": … }` or `{ "Fn::…": … }`. */
export function isIntrinsic(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const keys = Object.keys(value).filter((key) => (value as Record<string, unknown>)[key] !== undefined);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

/** Whether there is an intrinsic function anywhere in a resolved value. */
export function holdsIntrinsic(value: unknown): boolean {
  return isIntrinsic(value) || (typeof value === 'object' && value !== null && Object.values(value).some(holdsIntrinsic));
}
