import { PropertyInjectors, type IPropertyInjector } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

type Class = new (...args: any[]) => object;

/**
 * Lets property injectors that an organization has registered for a class of aws-cdk-lib reach ours in its place. They run before
 * the injectors of our own class: put this decorator above `@propertyInjectable`.
 *
 * @param uniqueId the `PROPERTY_INJECTION_ID` of the class of aws-cdk-lib
 */
export function injectedLike(uniqueId: string): <C extends Class>(original: C) => C {
  return (original) => {
    const Injected = class extends original {
      constructor(...[scope, id, props, ...rest]: any[]) {
        const injector = findInjector(scope, uniqueId);
        super(scope, id, injector ? injector.inject(props, { scope, id }) : props, ...rest);
      }
    };
    Object.defineProperty(Injected, 'name', { value: original.name });
    return Injected;
  };
}

/** The injector of the nearest scope that has one, as aws-cdk-lib finds it. */
function findInjector(scope: IConstruct | undefined, uniqueId: string): IPropertyInjector | undefined {
  if (!scope?.node) {
    return undefined;
  }
  const hasInjectors: boolean = PropertyInjectors.hasPropertyInjectors(scope);
  return (hasInjectors ? PropertyInjectors.of(scope).for(uniqueId) : undefined) ?? findInjector(scope.node.scope, uniqueId);
}
