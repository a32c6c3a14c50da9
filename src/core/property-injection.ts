import { PropertyInjectors } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

type Class = (new (...args: any[]) => object) & { readonly PROPERTY_INJECTION_ID: string };

/**
 * Lets property injectors change the properties of a construct: first those that an organization registered for a class of
 * aws-cdk-lib, then those for the class itself. This is `propertyInjectable` of aws-cdk-lib for a class that replaces another one.
 *
 * @param uniqueId the `PROPERTY_INJECTION_ID` of the class of aws-cdk-lib
 */
export function injectableLike(uniqueId: string): <C extends Class>(original: C) => C {
  return (original) => {
    const Injectable = class extends original {
      constructor(...[scope, id, props, ...rest]: any[]) {
        const injected = [uniqueId, original.PROPERTY_INJECTION_ID].reduce<any>((given, ofClass) => {
          const injector = injectorOf(scope, ofClass);
          return injector ? injector.inject(given, { scope, id }) : given;
        }, props);
        super(scope, id, injected, ...rest);
      }
    };
    Object.defineProperty(Injectable, 'name', { value: original.name });
    return Injectable;
  };
}

/** The injector of the nearest scope that has one for the class. */
function injectorOf(scope: IConstruct | undefined, uniqueId: string): ReturnType<PropertyInjectors['for']> {
  for (let next = scope; next?.node; next = next.node.scope) {
    const injector = PropertyInjectors.hasPropertyInjectors(next) ? PropertyInjectors.of(next).for(uniqueId) : undefined;
    if (injector) {
      return injector;
    }
  }
  return undefined;
}
