import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as signer from 'aws-cdk-lib/aws-signer';
import { App, CfnResource, NestedStack, Stage, type Stack } from 'aws-cdk-lib/core';
import {
  ACCOUNT, agnosticStack, arnsOf, failure, HERE, identityStatementsOf, newStack, ORGANIZATION, OTHER, problemsIn, propertiesOf,
  roleIn, statementsOf, typesIn, warningsIn,
} from './support';
import { Registry, RegistryPolicy, ReplicationDestination, ReplicationFilter, Repository, ScanFilter, SigningFilter, SigningProfiles } from '../../src';

const PROFILE = `arn:aws:signer:us-east-1:${ACCOUNT}:/signing-profiles/ecr`;
const { region } = ReplicationDestination;

const profileIn = (stack: Stack) => SigningProfiles.fromSigningProfileArn(stack, 'Profile', PROFILE);

describe('one object a stack', () => {
  test('is that of the outermost stack', () => {
    const stack = newStack();
    const nested = new NestedStack(new NestedStack(stack, 'Nested'), 'Deeper');
    expect(Registry.of(nested)).toBe(Registry.of(stack));
    expect(Registry.of(roleIn(nested))).toBe(Registry.of(stack));
    expect(Registry.of(stack).node.path).toBe('Stack/EcrRegistry');
  });

  test('is the same for every copy of this library in an app', () => {
    const stack = newStack();
    const registry = Registry.of(stack);
    let copy!: { Registry: typeof Registry };
    jest.isolateModules(() => {
      copy = jest.requireActual('../../src');
    });
    expect(copy.Registry).not.toBe(Registry);
    expect(copy.Registry.of(stack)).toBe(registry);
  });

  test('is another one in another stack', () => {
    const app = new App();
    expect(Registry.of(newStack(HERE, app, 'A'))).not.toBe(Registry.of(newStack(HERE, app, 'B')));
  });

  test('defines nothing by itself', () => {
    const stack = newStack();
    Registry.of(stack);
    expect(typesIn(stack)).toEqual({});
    expect(problemsIn(stack)).toEqual([]);
  });

  test('fails for a construct outside of stacks', () => {
    expect(() => Registry.of(new App())).toThrow('should be created in the scope of a Stack');
  });
});

describe('logical ids', () => {
  const IDS = {
    EcrRegistryPolicy95170CB2: 'AWS::ECR::RegistryPolicy',
    EcrRegistryReplication4F37F892: 'AWS::ECR::ReplicationConfiguration',
    EcrRegistryScanning4EAE64ED: 'AWS::ECR::RegistryScanningConfiguration',
    EcrRegistrySigning843FECFE: 'AWS::ECR::SigningConfiguration',
    EcrRegistryExclusionrolescanner2996E9E3: 'AWS::ECR::PullTimeUpdateExclusion',
  };

  // Never change these: CloudFormation would create each setting a second time, before it deletes the first, which ECR rejects.
  test.each<[string, () => Stack]>([
    ['a stack', () => newStack()], ['a stage', () => newStack(HERE, new Stage(new App(), 'Prod'), 'Else')], ['a nested stack', () => new NestedStack(newStack(), 'Nested')],
  ])('never change: %s', (_, scope) => {
    const inside = scope();
    const registry = Registry.of(inside);
    registry.allowReplicationFrom(OTHER);
    registry.replicateTo([region('eu-west-1')]);
    registry.scanOnPush();
    registry.sign(profileIn(inside));
    registry.excludeFromPullTime(iam.Role.fromRoleName(inside, 'Scanner', 'scanner'));
    const stack = inside.nestedStackParent ?? inside;
    expect(typesIn(stack)).toEqual(expect.objectContaining(IDS));
  });

  test('of exclusions come from the roles', () => {
    const exclusionsIn = (exclude: (registry: Registry, stack: Stack) => void, stack = newStack()) => {
      exclude(Registry.of(stack), stack);
      return Object.keys(Template.fromStack(stack).findResources('AWS::ECR::PullTimeUpdateExclusion')).sort();
    };
    const roles = (stack: Stack) => [
      iam.Role.fromRoleArn(stack, 'A', `arn:aws:iam::${ACCOUNT}:role/team/scanner`), iam.Role.fromRoleName(stack, 'B', 'scanner'),
      iam.Role.fromRoleArn(stack, 'C', `arn:aws:iam::${OTHER}:role/scanner`), roleIn(stack), roleIn(stack, 'Exclusion:role:scanner'),
    ];
    const forward = exclusionsIn((registry, stack) => roles(stack).forEach((role) => registry.excludeFromPullTime(role)));
    const backward = exclusionsIn((registry, stack) => roles(stack).reverse().forEach((role) => registry.excludeFromPullTime(role)), newStack(HERE, new Stage(new App(), 'Stage')));
    expect(forward).toHaveLength(5);
    expect(backward).toEqual(forward);
    expect(forward).toContain('EcrRegistryExclusionrolescanner2996E9E3');
  });

  test('of the exclusion of a role stay when its import becomes another', () => {
    const [one, other] = [newStack(), newStack()];
    Registry.of(one).excludeFromPullTime(iam.Role.fromRoleName(one, 'Import', 'scanner'));
    Registry.of(other).excludeFromPullTime(iam.Role.fromRoleArn(other, 'Renamed', `arn:aws:iam::${ACCOUNT}:role/scanner`));
    expect(Object.keys(typesIn(one))).toEqual(Object.keys(typesIn(other)));
  });
});

describe('replication', () => {
  test('adds rules, and returns what other accounts must allow', () => {
    const stack = newStack();
    const registry = Registry.of(stack);
    expect(registry.replicateTo([region('eu-west-1')], { repositories: [ReplicationFilter.prefix('prod/')] })).toEqual([]);
    const [statement] = registry.replicateTo([ReplicationDestination.registry(OTHER, 'us-east-1')]);
    expect(stack.resolve(statement.toJSON())).toEqual({
      Effect: 'Allow',
      Action: ['ecr:CreateRepository', 'ecr:ReplicateImage'],
      Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${ACCOUNT}:root`]] } },
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ecr:us-east-1:${OTHER}:repository/*`]] },
    });
    expect(propertiesOf(stack, 'AWS::ECR::ReplicationConfiguration').ReplicationConfiguration.Rules).toHaveLength(2);
  });

  test('fails with the names of the parameters', () => {
    const registry = Registry.of(newStack());
    expect(() => registry.replicateTo([region('us-east-1')])).toThrow(failure('ReplicationToItself', 'Stack/EcrRegistry/Replication', 'destinations[0] '));
    expect(() => registry.replicateTo([region('eu-west-1')], { repositories: [] })).toThrow(failure('FilterCountOutOfRange', 'Stack/EcrRegistry/Replication', 'repositories must hold 1 to 100 filters'));
    expect(() => registry.replicateTo(undefined as any, null as any)).toThrow(failure('ExpectedList', 'Stack/EcrRegistry/Replication', 'destinations must be a list'));
  });

  test('both sides, within one app', () => {
    const app = new App();
    const [source, backup] = [newStack(HERE, app, 'Source'), newStack({ account: OTHER, region: 'us-east-1' }, app, 'Backup')];
    const missing = Registry.of(source).replicateTo([ReplicationDestination.of(Registry.of(backup))], { repositories: [ReplicationFilter.prefix('prod/')] });
    expect(missing).toEqual([]);
    expect(statementsOf(backup)).toEqual([{
      Effect: 'Allow',
      Action: ['ecr:CreateRepository', 'ecr:ReplicateImage'],
      Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${ACCOUNT}:root`]] } },
      Resource: arnsOf(backup, 'prod/*')[0],
    }]);
    expect(propertiesOf(source, 'AWS::ECR::ReplicationConfiguration').ReplicationConfiguration.Rules[0].Destinations).toEqual([{ Region: 'us-east-1', RegistryId: OTHER }]);
  });

  test('the statement is returned, with a warning, for the registry of another app', () => {
    const stack = newStack();
    const backup = Registry.fromEnvironment(stack, 'Backup', { account: OTHER });
    expect(Registry.of(stack).replicateTo([ReplicationDestination.of(backup)])).toHaveLength(1);
    expect(warningsIn(stack)).toEqual([expect.stringContaining(`cannot modify the policy of an imported registry of account "${OTHER}"`)]);
  });

  test('from another account is allowed', () => {
    const stack = newStack();
    Registry.of(stack).allowReplicationFrom(OTHER, { repositories: ['prod/*', 'base'] });
    expect(statementsOf(stack)).toEqual([expect.objectContaining({ Action: ['ecr:CreateRepository', 'ecr:ReplicateImage'], Resource: arnsOf(stack, 'prod/*', 'base') })]);
  });

  test.each([[''], ['1234'], [undefined], [null]])('fails for %j instead of an account', (account) => {
    expect(() => Registry.of(newStack()).allowReplicationFrom(account as string)).toThrow(failure('InvalidAccountId', 'Stack/EcrRegistry', 'account must be the 12 digits'));
  });

  test('fails for names that no repository can have', () => {
    expect(() => Registry.of(newStack()).allowReplicationFrom(OTHER, { repositories: ['Prod'] })).toThrow(failure('InvalidRepositoryName', 'Stack/EcrRegistry', 'repositories[0]'));
  });
});

describe('scanning', () => {
  const scanning = (configure: (registry: Registry) => void) => {
    const stack = newStack();
    configure(Registry.of(stack));
    return propertiesOf(stack, 'AWS::ECR::RegistryScanningConfiguration');
  };
  const rule = (ScanFrequency: string, Filter: string) => ({ ScanFrequency, RepositoryFilters: [{ Filter, FilterType: 'WILDCARD' }] });

  test('of several calls is one configuration', () => {
    expect(scanning((registry) => {
      registry.scanContinuously(ScanFilter.wildcard('prod/*'));
      registry.scanOnPush(ScanFilter.contains('web'));
    })).toEqual({ ScanType: 'ENHANCED', Rules: [rule('CONTINUOUS_SCAN', 'prod/*'), rule('SCAN_ON_PUSH', 'web')] });
  });

  test('is enhanced on push only, or manual, where that is wanted', () => {
    expect(scanning((registry) => {
      registry.scanOnPush();
      registry.useEnhancedScanning();
    })).toEqual({ ScanType: 'ENHANCED', Rules: [rule('SCAN_ON_PUSH', '*')] });
    expect(scanning((registry) => registry.scanManuallyOnly())).toEqual({ ScanType: 'BASIC', Rules: [] });
  });

  test.each<[string, (registry: Registry) => void]>([
    ['on push', (registry) => registry.scanOnPush()], ['continuous', (registry) => registry.scanContinuously()], ['enhanced', (registry) => registry.useEnhancedScanning()],
  ])('fails for manual and %s scans in either order', (_, other) => {
    const conflict = failure('ConflictingScanSettings', 'Stack/EcrRegistry/Scanning', 'leave out one of the calls');
    expect(() => scanning((registry) => { registry.scanManuallyOnly(); other(registry); })).toThrow(conflict);
    expect(() => scanning((registry) => { other(registry); registry.scanManuallyOnly(); })).toThrow(conflict);
  });

  test('rules for basic scans are warned about, with the event that comes instead', () => {
    const stack = newStack();
    new Repository(stack, 'Repository').onImageScanCompleted('Scanned');
    Registry.of(stack).scanContinuously();
    expect(warningsIn(stack)).toEqual([expect.stringContaining('"Inspector2 Scan"')]);
  });
});

describe('signing', () => {
  test('adds rules, and allows signing for grants before and after them', () => {
    const stack = newStack();
    const registry = Registry.of(stack);
    const role = roleIn(stack);
    registry.grants.sign(role);
    registry.sign(profileIn(stack), { repositories: [SigningFilter.wildcard('prod/*')] });
    expect(propertiesOf(stack, 'AWS::ECR::SigningConfiguration').Rules).toEqual([
      { SigningProfileArn: PROFILE, RepositoryFilters: [{ Filter: 'prod/*', FilterType: 'WILDCARD_MATCH' }] },
    ]);
    expect(identityStatementsOf(stack)).toEqual([{ Effect: 'Allow', Action: 'signer:SignPayload', Resource: PROFILE }]);
  });

  test('takes a profile of the app', () => {
    const stack = newStack();
    Registry.of(stack).sign(new signer.SigningProfile(stack, 'Signer', { platform: signer.Platform.NOTATION_OCI_SHA384_ECDSA }));
    expect(propertiesOf(stack, 'AWS::ECR::SigningConfiguration').Rules).toEqual([{ SigningProfileArn: expect.anything() }]);
    expect(warningsIn(stack)).toEqual([]);
  });

  test('fails with the names of the parameters', () => {
    expect(() => Registry.of(newStack()).sign(undefined as any)).toThrow(failure('InvalidSigningProfile', 'Stack/EcrRegistry/Signing', 'signingProfile must be'));
  });

  test('fails when signing is granted but no image is signed', () => {
    const stack = newStack();
    Registry.of(stack).grants.sign(roleIn(stack));
    expect(problemsIn(stack)).toEqual([expect.stringContaining('SigningRuleRequired')]);
  });
});

describe('exclusions from pull times', () => {
  test('exclude a role once', () => {
    const stack = newStack();
    const role = roleIn(stack);
    const registry = Registry.of(stack);
    expect(registry.excludeFromPullTime(role)).toBe(registry.excludeFromPullTime(role));
    expect(propertiesOf(stack, 'AWS::ECR::PullTimeUpdateExclusion')).toEqual({ PrincipalArn: stack.resolve(role.roleArn) });
  });

  test('stay when the role is in a nested stack, or one of another stage', () => {
    const idOf = (stack: Stack, scope: Stack) => { Registry.of(stack).excludeFromPullTime(roleIn(scope)); return Object.keys(typesIn(stack)).filter((id) => id.startsWith('EcrRegistry')); };
    const [stack, staged] = [newStack(), newStack(HERE, new Stage(new App(), 'Stage'), 'Named')];
    expect(idOf(stack, new NestedStack(stack, 'Nested'))).toEqual(idOf(staged, new NestedStack(staged, 'Nested')));
  });

  test.each([[undefined], [null], [{}], ['scanner']])('fails for %j instead of a role', (role) => {
    expect(() => Registry.of(newStack()).excludeFromPullTime(role as any)).toThrow(expect.objectContaining({ name: 'InvalidRole', message: expect.stringContaining('role must be') }));
  });
});

describe('the policy', () => {
  const statement = (props: iam.PolicyStatementProps = {}) => new iam.PolicyStatement({ actions: ['ecr:BatchGetImage'], principals: [ORGANIZATION], ...props });

  test('gets statements about repositories', () => {
    const stack = newStack();
    Registry.of(stack).addToPolicy(statement(), { repositories: ['base/*'] });
    Registry.of(stack).addToPolicy(statement({ resources: ['*'] }));
    expect(statementsOf(stack).map(({ Resource: resource }: any) => resource)).toEqual(expect.arrayContaining(['*', arnsOf(stack, 'base/*')[0]]));
  });

  test('fails for a statement with neither resources nor repositories, and with both', () => {
    const registry = Registry.of(newStack());
    expect(() => registry.addToPolicy(statement())).toThrow(failure('PolicyResourceRequired', 'Stack/EcrRegistry/Policy', 'pass repositories such as ["prod/*"]'));
    expect(() => registry.addToPolicy(statement(), null as any)).toThrow(failure('PolicyResourceRequired', 'Stack/EcrRegistry/Policy', 'pass repositories'));
    expect(() => registry.addToPolicy(statement({ resources: ['*'] }), { repositories: ['base'] })).toThrow(failure('PolicyResourceRequired', 'Stack/EcrRegistry/Policy', 'must not have resources when repositories are passed'));
  });
});

describe('URIs', () => {
  test.each([
    ['us-east-1', 'on.aws'], ['us-gov-west-1', 'on.aws'], ['cn-north-1', 'on.amazonwebservices.com.cn'], ['eusc-de-east-1', 'amazonwebservices.eu'], ['us-iso-east-1', 'on.aws.ic.gov'],
    ['made-up', 'on.aws'],
  ])('of a registry in %s', (where, suffix) => {
    const stack = newStack({ account: ACCOUNT, region: where });
    const registry = Registry.of(stack);
    expect(registry.registryId).toBe(ACCOUNT);
    expect(stack.resolve(registry.registryUri)).toEqual({ 'Fn::Join': ['', [`${ACCOUNT}.dkr.ecr.${where}.`, { Ref: 'AWS::URLSuffix' }]] });
    expect(registry.dualStackRegistryUri).toBe(`${ACCOUNT}.dkr-ecr.${where}.${suffix}`);
  });

  test('without an environment have pseudo parameters; fails for a dual-stack registry', () => {
    const stack = agnosticStack();
    const registry = Registry.of(stack);
    expect(stack.resolve(registry.registryUri)).toEqual({ 'Fn::Join': ['', [{ Ref: 'AWS::AccountId' }, '.dkr.ecr.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]] });
    expect(() => registry.dualStackRegistryUri).toThrow(failure('DualStackUriNeedsRegion', 'Stack/EcrRegistry', 'give the stack an env with a region'));
  });
});

test('fails when two stacks of a registry define the same setting, with both paths and the fix', () => {
  const app = new App();
  Registry.of(newStack(HERE, app, 'A')).allowReplicationFrom(OTHER);
  new RegistryPolicy(newStack(HERE, new Stage(app, 'Prod'), 'B'), 'Policy').addStatement(
    new iam.PolicyStatement({ actions: ['ecr:BatchGetImage'], principals: [ORGANIZATION], resources: ['*'] }));
  expect(problemsIn(app)).toEqual([expect.stringMatching(/A\/EcrRegistry\/Policy and Prod\/B\/Policy both define .* use Registry.of\(thatStack\) or Registry.fromEnvironment in the others/)]);
});

test('lets two stacks of a registry define different settings', () => {
  const app = new App();
  Registry.of(newStack(HERE, app, 'A')).allowReplicationFrom(OTHER);
  Registry.of(newStack(HERE, app, 'B')).scanOnPush();
  expect(problemsIn(app)).toEqual([]);
});

test('50 stacks with all settings each are searched once', () => {
  const looks = (stacks: number, problems: number) => {
    const app = new App();
    for (let index = 0; index < stacks; index++) {
      const stack = newStack(HERE, app, `Stack${index}`);
      const registry = Registry.of(stack);
      registry.allowReplicationFrom(OTHER);
      registry.replicateTo([region('eu-west-1')]);
      registry.scanOnPush();
      registry.sign(profileIn(stack));
      registry.excludeFromPullTime(iam.Role.fromRoleArn(stack, 'Scanner', `arn:aws:iam::${ACCOUNT}:role/scanner`));
    }
    const looked = jest.spyOn(CfnResource, 'isCfnResource');
    expect(app.node.validate()).toHaveLength(problems);
    const count = looked.mock.calls.length;
    looked.mockRestore();
    return [count, app.node.findAll().length];
  };
  const [[few, constructsOfFew], [many, constructsOfMany]] = [looks(10, 9 * 5), looks(50, 49 * 5)];
  expect(few).toBe(constructsOfFew);
  expect(many).toBe(constructsOfMany);
});
