/** How to fix two resources that define the same setting of one registry. */
export const ONE_OWNER = 'define it in one stack, and let the others use Registry.of(stack) of that stack, or Registry.fromEnvironment';
