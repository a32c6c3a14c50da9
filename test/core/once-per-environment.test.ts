import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnPullThroughCacheRule, CfnRegistryPolicy } from 'aws-cdk-lib/aws-ecr';
import { App, CfnCondition, CfnParameter, Fn, Lazy, NestedStack, Stack, Stage, type Environment } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { OncePerEnvironment } from '../../src/core/claims';
import { requireOncePerEnvironment } from '../../src/core/once-per-environment';

const POLICY: OncePerEnvironment = {
  type: 'AWS::ECR::RegistryPolicy',
  what: 'the policy of the registry',
  fix: 'keep one of them',
  code: 'PolicyTextTooLong', // any
  warning: 'cdk-ecr:anyPrincipal', // any
};
const RULE: OncePerEnvironment = { ...POLICY, type: 'AWS::ECR::PullThroughCacheRule', what: 'a cache rule', uniqueProperty: 'ecrRepositoryPrefix' };
const HERE = { account: '111122223333', region: 'eu-west-1' };

const newApp = () => {
  const app = new App();
  requireOncePerEnvironment(app, POLICY);
  requireOncePerEnvironment(app, RULE);
  return app;
};
const stackIn = (scope: IConstruct, id: string, env?: Environment) => new Stack(scope, id, { env });
const policyIn = (scope: IConstruct) => new CfnRegistryPolicy(scope, 'Policy', { policyText: {} });
const ruleIn = (scope: IConstruct, ecrRepositoryPrefix: string, id = 'Rule') => new CfnPullThroughCacheRule(scope, id, { ecrRepositoryPrefix });

test('two in one known account and region fail, with both paths and the fix', () => {
  const app = newApp();
  policyIn(stackIn(app, 'A', HERE));
  policyIn(stackIn(new Stage(app, 'Prod'), 'B', HERE));
  expect(() => app.synth()).toThrow('PolicyTextTooLong: A/Policy and Prod/B/Policy both define the policy of the registry in account 111122223333 and region eu-west-1; '
    + 'only one can exist: keep one of them');
});

test('each further one is reported', () => {
  const app = newApp();
  ['A', 'B', 'C'].forEach((id) => policyIn(stackIn(app, id, HERE)));
  expect(app.node.validate()).toEqual([expect.stringContaining('A/Policy and B/Policy'), expect.stringContaining('A/Policy and C/Policy')]);
});

test('the construct around an L1 is named, because users create that one', () => {
  const app = newApp();
  const stack = stackIn(app, 'A', HERE);
  new CfnRegistryPolicy(stackIn(app, 'B', HERE), 'Policy', { policyText: {} });
  new CfnRegistryPolicy(new (class extends Stack {})(stack, 'Owner', { env: HERE }), 'Resource', { policyText: {} });
  expect(app.node.validate()).toEqual([expect.stringContaining('A/Owner and B/Policy')]);
});

test.each<[string, Environment, Environment]>([
  ['accounts', HERE, { ...HERE, account: '444455556666' }],
  ['regions', HERE, { ...HERE, region: 'us-east-1' }],
])('two in different %s are fine', (_, here, there) => {
  const app = newApp();
  policyIn(stackIn(app, 'A', here));
  policyIn(stackIn(app, 'B', there));
  expect(app.node.validate()).toEqual([]);
});

test('two are accepted where the unique property differs, or is known only at deployment', () => {
  const app = newApp();
  const stack = stackIn(app, 'A', HERE);
  ruleIn(stack, 'a', '1');
  ruleIn(stack, 'b', '2');
  ruleIn(stack, new CfnParameter(stack, 'P').valueAsString, '3');
  ruleIn(stack, new CfnParameter(stack, 'Q').valueAsString, '4');
  expect(app.node.validate()).toEqual([]);
});

test('the unique property may be a token that synthesis resolves', () => {
  const app = newApp();
  const stack = stackIn(app, 'A', HERE);
  ruleIn(stack, 'a', '1');
  ruleIn(stack, Lazy.string({ produce: () => 'a' }), '2');
  expect(app.node.validate()).toEqual([expect.stringContaining('A/1 and A/2 both define a cache rule for "a" in account')]);
});

test('the unique property may be a reference, which has the same value everywhere in a template, and only there', () => {
  const app = newApp();
  const stack = stackIn(app, 'A', HERE);
  const other = stackIn(app, 'B', HERE);
  ruleIn(stack, new CfnParameter(stack, 'P').valueAsString, '1');
  ruleIn(other, new CfnParameter(other, 'P').valueAsString, '1');
  ruleIn(new NestedStack(stack, 'Nested'), Fn.ref('P'), '1');
  expect(app.node.validate()).toEqual([]);

  ruleIn(stack, Fn.ref('P'), '2');
  expect(app.node.validate()).toEqual(['PolicyTextTooLong: A/1 and A/2 both define a cache rule for { Ref: \'P\' }; only one can exist: keep one of them']);
});

test('resources with conditions may exclude each other', () => {
  const app = newApp();
  const stack = stackIn(app, 'A', HERE);
  ruleIn(stack, 'a', '1');
  ruleIn(stack, 'a', '2').cfnOptions.condition = new CfnCondition(stack, 'Condition', { expression: Fn.conditionEquals(1, 2) });
  expect(app.node.validate()).toEqual([]);
});

test('where the environment is known only at deployment, two in one stack fail, nested stacks included', () => {
  const app = newApp();
  const stack = stackIn(app, 'A');
  policyIn(stack);
  policyIn(new NestedStack(stack, 'Nested'));
  expect(app.node.validate()).toEqual([expect.stringContaining('A/Policy and A/Nested/Policy both define the policy of the registry; only one')]);
});

test('where the environment is known only at deployment, two in different stacks give a warning', () => {
  const app = newApp();
  policyIn(stackIn(app, 'A'));
  const other = stackIn(app, 'B');
  policyIn(other);
  expect(app.node.validate()).toEqual([]);
  Annotations.fromStack(other).hasWarning('/B/Policy', Match.stringLikeRegexp('A/Policy also defines the policy of the registry'));
});

test.each<[string, Environment]>([['account', { region: HERE.region }], ['region', { account: HERE.account }]])(
  'where the %s is known only at deployment, two in different stacks give a warning', (_, env) => {
    const app = newApp();
    policyIn(stackIn(app, 'A', env));
    const other = stackIn(app, 'B', env);
    policyIn(other);
    expect(app.node.validate()).toEqual([]);
    Annotations.fromStack(other).hasWarning('/B/Policy', Match.stringLikeRegexp('A/Policy also defines the policy of the registry'));
  });

test('where the environment is known only at deployment, two in the second of two stacks fail, too', () => {
  const app = newApp();
  policyIn(stackIn(app, 'A'));
  const other = stackIn(app, 'B');
  policyIn(other);
  policyIn(new NestedStack(other, 'Nested'));
  expect(app.node.validate()).toEqual([expect.stringContaining('B/Policy and B/Nested/Policy both define the policy of the registry; only one')]);
});

describe('a type that is limited in number', () => {
  const limited = () => {
    const app = newApp();
    requireOncePerEnvironment(app, { ...RULE, limit: { most: 2, code: 'PolicyTextTooLong', fix: 'use fewer' } });
    return app;
  };
  const rulesIn = (scope: IConstruct, prefixes: string[]) => prefixes.forEach((prefix) => ruleIn(scope, prefix, prefix));

  test('may have as many in each environment', () => {
    const app = limited();
    rulesIn(stackIn(app, 'A', HERE), ['a', 'b']);
    rulesIn(stackIn(app, 'B', { ...HERE, region: 'us-east-1' }), ['a', 'b']);
    rulesIn(stackIn(app, 'C'), ['a', 'b']);
    rulesIn(stackIn(app, 'D'), ['c', 'd']);
    expect(app.node.validate()).toEqual([]);
  });

  test('fails at the first that is too much', () => {
    const app = limited();
    rulesIn(stackIn(app, 'A', HERE), ['a', 'b']);
    rulesIn(stackIn(app, 'B', HERE), ['c', 'd']);
    rulesIn(stackIn(app, 'C'), ['a', 'b', 'c']);
    expect(app.node.validate()).toEqual([
      'PolicyTextTooLong: B/c is a cache rule beyond the limit of 2 in account 111122223333 and region eu-west-1: use fewer',
      'PolicyTextTooLong: C/c is a cache rule beyond the limit of 2: use fewer',
    ]);
  });
});

test('an app without such constructs has no such check', () => {
  const app = new App();
  policyIn(stackIn(app, 'A', HERE));
  policyIn(stackIn(app, 'B', HERE));
  expect(app.node.validate()).toEqual([]);
});

test('50 stacks with 50 rules each are searched once', () => {
  const app = newApp();
  let looks = 0;
  for (let s = 0; s < 50; s++) {
    const stack = stackIn(app, `Stack${s}`, HERE);
    for (let r = 0; r < 50; r++) {
      ruleIn(stack, Lazy.string({ produce: () => { looks++; return `p${s}/${r}`; } }), `Rule${r}`);
    }
  }
  expect(app.node.validate()).toEqual([]);
  expect(looks).toBe(2500);
});

describe('names that differ and are about the same thing', () => {
  const newAppWithAlike = () => {
    const app = new App();
    requireOncePerEnvironment(app, { ...RULE, alike: { normalize: (name) => name.toLowerCase(), what: 'the same images', warning: 'cdk-ecr:equivalentPrefixes' } });
    return app;
  };
  const warningsIn = (...stacks: Stack[]) => {
    stacks[0].node.root.node.validate();
    return stacks.flatMap((stack) => Annotations.fromStack(stack).findWarning('*', Match.anyValue())).map(({ entry }) => entry.data);
  };

  test('are warned about, once each, with the first path', () => {
    const stack = stackIn(newAppWithAlike(), 'A', HERE);
    ['hub', 'Hub', 'HUB', 'quay'].forEach((prefix) => ruleIn(stack, prefix, prefix));
    expect(warningsIn(stack)).toEqual(['Hub', 'HUB'].map((prefix) => expect.stringMatching(new RegExp(`^"${prefix}" applies to the same images as A/hub: keep one of them \\[ack: .*cdk-ecr:equivalentPrefixes\\]$`))));
  });

  test('are fine in different environments, and in stacks whose environment is not known', () => {
    const app = newAppWithAlike();
    const stacks = [stackIn(app, 'A', HERE), stackIn(app, 'B', { ...HERE, region: 'us-east-1' }), stackIn(app, 'C'), stackIn(app, 'D')];
    stacks.forEach((stack, index) => ruleIn(stack, index % 2 === 0 ? 'hub' : 'Hub'));
    expect(warningsIn(...stacks)).toEqual([]);
  });
});
