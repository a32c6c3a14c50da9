import type { OncePerEnvironment } from '../core/claims';

/** How to fix two resources that define the same setting of one registry. */
const ONE_OWNER = 'define it in one stack, and use Registry.of(thatStack) or Registry.fromEnvironment in the others';

/** A setting that a registry has once. */
export function onceInRegistry(type: string, what: string): OncePerEnvironment {
  return { type, what, fix: ONE_OWNER, code: 'RegistrySettingDefinedTwice', warning: 'cdk-ecr:registrySettingDefinedTwice' };
}
