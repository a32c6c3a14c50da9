import { App, PropertyInjectors, Stack, Stage, type IPropertyInjector, type InjectionContext } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';
import { injectableLike } from '../../src/core/property-injection';

const REPLACED = 'aws-cdk-lib.test.Thing';

@injectableLike(REPLACED)
class Thing extends Construct {
  public static readonly PROPERTY_INJECTION_ID: string = 'ours.Thing';

  constructor(scope: Construct, id: string, public readonly props: { names?: string[] } = {}, public readonly more?: string) {
    super(scope, id);
  }
}

const seen: InjectionContext[] = [];

/** Adds a name to the properties. */
const naming = (constructUniqueId: string, name: string): IPropertyInjector => ({
  constructUniqueId,
  inject: (props: any, context) => {
    seen.push(context);
    return { ...props, names: [...props?.names ?? [], name] };
  },
});

/** An app, a stage in it and a stack in that, each with injectors. */
function scopes(injectors: { app?: IPropertyInjector[]; stage?: IPropertyInjector[]; stack?: IPropertyInjector[] }) {
  const app = new App();
  const stage = new Stage(app, 'Stage');
  const stack = new Stack(stage, 'Stack');
  const register = (scope: IConstruct, added?: IPropertyInjector[]) => added && PropertyInjectors.of(scope).add(...added);
  register(app, injectors.app);
  register(stage, injectors.stage);
  register(stack, injectors.stack);
  return stack;
}

test('without injectors, a construct receives what was passed', () => {
  const props = { names: ['typed'] };
  const thing = new Thing(scopes({}), 'Thing', props, 'more');
  expect([thing.props, thing.more]).toEqual([props, 'more']);
  expect(new Thing(scopes({}), 'Thing').props).toEqual({});
});

test('the injector of the replaced class changes the properties first, then that of the class itself', () => {
  const stack = scopes({ app: [naming('ours.Thing', 'ours'), naming(REPLACED, 'theirs'), naming('aws-cdk-lib.test.Other', 'other')] });
  expect(new Thing(stack, 'Thing', { names: ['typed'] }).props.names).toEqual(['typed', 'theirs', 'ours']);
});

test('the injector of the nearest scope that has one for the class is used', () => {
  const stack = scopes({ app: [naming(REPLACED, 'app')], stage: [naming(REPLACED, 'stage')], stack: [naming('aws-cdk-lib.test.Other', 'other')] });
  expect(new Thing(stack, 'Thing').props.names).toEqual(['stage']);
});

test('an injector receives the scope and the id', () => {
  const stack = scopes({ app: [naming(REPLACED, 'app')] });
  seen.length = 0;
  new Thing(stack, 'Thing');
  expect(seen).toEqual([{ scope: stack, id: 'Thing' }]);
});

test('the class keeps its name and its static members', () => {
  const injectable = injectableLike(REPLACED)(class Other extends Thing {});
  expect([injectable.name, injectable.PROPERTY_INJECTION_ID]).toEqual(['Other', 'ours.Thing']);
});

test.each([undefined, null, {}])('the scope %j of an untyped caller is left to the construct', (scope) => {
  class Recorder {
    public static readonly PROPERTY_INJECTION_ID: string = 'ours.Recorder';
    constructor(...given: unknown[]) {
      expect(given).toEqual([scope, 'Id', undefined]);
    }
  }
  const Injectable = injectableLike(REPLACED)(Recorder);
  expect(new Injectable(scope, 'Id')).toBeInstanceOf(Recorder);
});
