import { Template } from 'aws-cdk-lib/assertions';
import { CfnPullThroughCacheRule } from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnParameter, Fn, type IPropertyInjector, Lazy, Mixin, PropertyInjectors, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { agnosticStack, HERE, importedSecret, newRule, newStack, problemsIn, propertiesOf, rendered, SECRET_ARN, TYPE, warningsIn } from './support';
import { PullThroughCacheRule, UpstreamRegistry, type PullThroughCacheRuleProps } from '../../src';

test('a rule has its prefix and the host of its upstream, and nothing else', () => {
  expect(rendered({})).toEqual({ EcrRepositoryPrefix: 'quay', UpstreamRegistryUrl: 'quay.io' });
});

test('a rule has its secret, and the prefix of its upstream', () => {
  const stack = newStack();
  expect(rendered({ upstream: UpstreamRegistry.dockerHub(importedSecret(stack)), repositoryPrefix: 'hub', upstreamRepositoryPrefix: 'library' }, stack)).toEqual({
    EcrRepositoryPrefix: 'hub', UpstreamRegistryUrl: 'registry-1.docker.io', CredentialArn: SECRET_ARN, UpstreamRepositoryPrefix: 'library',
  });
});

test('null means absent', () => {
  expect(rendered({ upstream: UpstreamRegistry.of('quay.io', { registry: null, secret: null, role: null } as any), upstreamRepositoryPrefix: null, removalPolicy: null } as any))
    .toEqual({ EcrRepositoryPrefix: 'quay', UpstreamRegistryUrl: 'quay.io' });
});

test.each<[string, (stack: Stack) => Partial<PullThroughCacheRuleProps>, string, string]>([
  ['no prefix', () => ({ repositoryPrefix: undefined }), 'InvalidRepositoryPrefix', 'repositoryPrefix must be 2 to 30 characters long, has 0'],
  ['a long prefix', () => ({ repositoryPrefix: 'a'.repeat(31) }), 'InvalidRepositoryPrefix', 'repositoryPrefix must be 2 to 30 characters long, has 31'],
  ['an uppercase prefix', () => ({ repositoryPrefix: 'Quay' }), 'InvalidRepositoryPrefix', 'write it in lowercase'],
  ['a long prefix of the upstream', () => ({ upstreamRepositoryPrefix: 'a'.repeat(31) }), 'InvalidRepositoryPrefix', 'upstreamRepositoryPrefix must be 2 to 30 characters'],
  ['ROOT here and a prefix there', () => ({ repositoryPrefix: 'ROOT', upstreamRepositoryPrefix: 'library' }), 'UpstreamPrefixWithRoot',
    'upstreamRepositoryPrefix must be ROOT when repositoryPrefix is ROOT, got "library": leave it out, or give the rule a prefix'],
  ['no upstream', () => ({ upstream: undefined }), 'InvalidUpstreamUrl', 'upstream must be made by a method of UpstreamRegistry, got undefined'],
  ['a host for an upstream', () => ({ upstream: 'quay.io' as any }), 'InvalidUpstreamUrl', 'upstream must be made by a method of UpstreamRegistry, got "quay.io"'],
  ['no secret', () => ({ upstream: UpstreamRegistry.of('ghcr.io') }), 'UpstreamSecretRequired', 'secret must be given for the upstream registry github-container-registry'],
  ['a secret too much', (stack) => ({ upstream: UpstreamRegistry.of('quay.io', { secret: importedSecret(stack) }) }), 'UpstreamCredentialNotAccepted',
    'secret must not be given for the upstream registry quay, which takes no credential: leave it out'],
  ['a secret for ECR', (stack) => ({ upstream: UpstreamRegistry.of('444455556666.dkr.ecr.us-east-1.amazonaws.com', { secret: importedSecret(stack) }) }), 'UpstreamCredentialNotAccepted',
    'secret must not be given for the upstream registry ecr, which takes a role at most'],
  ['a role too much', (stack) => ({ upstream: UpstreamRegistry.of('quay.io', { role: role(stack) }) }), 'UpstreamCredentialNotAccepted', 'role must not be given for the upstream registry quay'],
  ['a role for a secret', (stack) => ({ upstream: UpstreamRegistry.of('ghcr.io', { role: role(stack) }) }), 'UpstreamCredentialNotAccepted', 'which takes a secret'],
  ['a secret and a role', (stack) => ({ upstream: UpstreamRegistry.of('registry.new.example', { secret: importedSecret(stack), role: role(stack) }) }),
    'UpstreamCredentialNotAccepted', 'secret and role must not be given together: leave out one'],
  ['a snapshot', () => ({ removalPolicy: RemovalPolicy.SNAPSHOT }), 'RemovalPolicyNotSupported', 'removalPolicy must be RemovalPolicy.DESTROY'],
])('a rule fails with %s', (_, propsFor, name, message) => {
  const stack = newStack();
  expect(() => newRule(propsFor(stack), stack)).toThrow(expect.objectContaining({ name, message: expect.stringContaining(message), constructPath: 'Stack/Cache' }));
});

test.each<[string, Partial<PullThroughCacheRuleProps>]>([
  ['ROOT', { repositoryPrefix: PullThroughCacheRule.ROOT }],
  ['ROOT on both sides', { repositoryPrefix: 'ROOT', upstreamRepositoryPrefix: 'ROOT' }],
  ['ROOT and what only CloudFormation knows', { repositoryPrefix: 'ROOT', upstreamRepositoryPrefix: Fn.importValue('Prefix') }],
  ['root, an ordinary prefix', { repositoryPrefix: 'root', upstreamRepositoryPrefix: 'library' }],
  ['a "/" at the end', { repositoryPrefix: 'quay/' }],
  ['a part of the upstream', { repositoryPrefix: 'gitops/argo', upstreamRepositoryPrefix: 'argoproj' }],
  ['what only CloudFormation knows', { repositoryPrefix: Fn.importValue('Prefix') }],
])('a prefix may be %s', (_, props) => {
  const stack = newStack();
  newRule(props, stack);
  expect(problemsIn(stack)).toEqual([]);
  expect(warningsIn(stack)).toEqual([]);
});

test('a prefix that is resolved late is checked at synthesis', () => {
  const stack = newStack();
  newRule({ repositoryPrefix: Lazy.string({ produce: () => 'q' }) }, stack);
  expect(problemsIn(stack)).toEqual([expect.stringContaining('InvalidRepositoryPrefix: repositoryPrefix must be 2 to 30 characters long, has 1')]);
});

describe('a prefix', () => {
  const rules = (one: Stack, other: Stack, ...prefixes: string[]) => prefixes.forEach((repositoryPrefix, index) => newRule({ repositoryPrefix }, index ? other : one, `Cache${index}`));

  test('fails twice in an account and region, in any two stacks of an app', () => {
    const one = newStack();
    rules(one, newStack(HERE, one.node.root, 'Other'), 'quay', 'quay');
    expect(problemsIn(one)).toEqual([expect.stringContaining(
      'DuplicateCachePrefix: Stack/Cache0 and Other/Cache1 both define a pull through cache rule for "quay" in account 111122223333 and region us-east-1')]);
  });

  test('is warned about twice where the environment is known only at deployment', () => {
    const one = agnosticStack();
    const other = agnosticStack(one.node.root, 'Other');
    rules(one, other, 'quay', 'quay');
    expect(problemsIn(one)).toEqual([]);
    expect(warningsIn(other)).toEqual([expect.stringContaining('cdk-ecr:duplicateCachePrefix')]);
  });

  test.each<[string[], number]>([[['quay', 'quay/'], 1], [['quay', 'quay-2'], 0], [['quay', 'quay/argo'], 0], [['ROOT', 'quay'], 0]])('%j give %d warnings', (prefixes, count) => {
    const stack = newStack();
    rules(stack, stack, ...prefixes);
    expect(warningsIn(stack).filter((text) => text.includes('cdk-ecr:equivalentPrefixes'))).toHaveLength(count);
  });

  test('may be one of 50, and of no more', () => {
    const stack = newStack();
    const prefixes = Array.from({ length: 50 }, (_, index) => `prefix-${index}`);
    rules(stack, stack, ...prefixes);
    expect(problemsIn(stack)).toEqual([]);
    newRule({ repositoryPrefix: 'one-too-many' }, stack, 'TooMany');
    expect(problemsIn(stack)).toEqual([expect.stringContaining('TooManyCacheRules: Stack/TooMany is a pull through cache rule beyond the limit of 50')]);
  });
});

describe('a rule', () => {
  test.each<[RemovalPolicy | undefined, string]>([[undefined, 'Delete'], [RemovalPolicy.DESTROY, 'Delete'], [RemovalPolicy.RETAIN, 'Retain']])('with the removal policy %s gets %s', (removalPolicy, policy) => {
    const stack = newStack();
    newRule({ removalPolicy }, stack);
    expect(Object.values(Template.fromStack(stack).findResources(TYPE))[0].DeletionPolicy ?? 'Delete').toBe(policy);
  });

  test('fails to apply a snapshot', () => {
    expect(() => newRule().applyRemovalPolicy(RemovalPolicy.SNAPSHOT)).toThrow(expect.objectContaining({ name: 'RemovalPolicyNotSupported' }));
  });

  test('is referred to by its prefix', () => {
    const stack = newStack();
    expect(stack.resolve(newRule({}, stack).pullThroughCacheRuleRef)).toEqual({ ecrRepositoryPrefix: { Ref: 'Cache18F6EE16' } });
  });

  test('has the prefix that was passed, including one that only CloudFormation knows', () => {
    const stack = newStack();
    const rule = newRule({ repositoryPrefix: new CfnParameter(stack, 'Prefix').valueAsString }, stack);
    expect(stack.resolve(rule.repositoryPrefix)).toEqual({ Ref: 'Prefix' });
    expect(propertiesOf(stack, TYPE).EcrRepositoryPrefix).toEqual({ Ref: 'Prefix' });
  });

  test('passes the properties to a property injector first', () => {
    class Mirror implements IPropertyInjector {
      public readonly constructUniqueId = PullThroughCacheRule.PROPERTY_INJECTION_ID;
      public inject(props: any): any {
        return { ...props, repositoryPrefix: 'mirror' };
      }
    }
    const stack = newStack();
    PropertyInjectors.of(stack).add(new Mirror());
    expect(PullThroughCacheRule.PROPERTY_INJECTION_ID).toBe('cdk-ecr.PullThroughCacheRule');
    expect(rendered({}, stack).EcrRepositoryPrefix).toBe('mirror');
  });

  test('applies a mixin to the L1', () => {
    class Mirror extends Mixin {
      public supports(construct: IConstruct): construct is CfnPullThroughCacheRule {
        return CfnPullThroughCacheRule.isCfnPullThroughCacheRule(construct);
      }
      public applyTo(construct: IConstruct): void {
        (construct as CfnPullThroughCacheRule).upstreamRepositoryPrefix = 'mixed-in';
      }
    }
    const stack = newStack();
    newRule({}, stack).with(new Mirror());
    expect(propertiesOf(stack, TYPE).UpstreamRepositoryPrefix).toBe('mixed-in');
  });
});

describe('an import', () => {
  test('has its prefix', () => {
    const imported = PullThroughCacheRule.fromRepositoryPrefix(newStack(), 'Import', 'quay');
    expect([imported.repositoryPrefix, imported.pullThroughCacheRuleRef]).toEqual(['quay', { ecrRepositoryPrefix: 'quay' }]);
  });

  test.each(['Quay', '', undefined])('fails for the prefix %j', (prefix) => {
    expect(() => PullThroughCacheRule.fromRepositoryPrefix(newStack(), 'Import', prefix as string))
      .toThrow(expect.objectContaining({ name: 'InvalidRepositoryPrefix', constructPath: 'Stack' }));
  });
});

function role(stack: Stack): iam.IRole {
  return iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ecr');
}
