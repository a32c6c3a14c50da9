import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, type Stack } from 'aws-cdk-lib/core';
import * as fc from 'fast-check';
import { ACCOUNT, HERE, newStack, problemsIn } from './support';
import {
  PullTimeUpdateExclusion, Registry, RegistryPolicy, RegistryScanningConfiguration, ReplicationConfiguration, ReplicationDestination,
  ReplicationFilter, ScanFilter, ScanFrequency, ScanType, SigningConfiguration, SigningFilter, SigningProfiles,
} from '../../src';
import { sameForm } from '../vectors/same-form';

/** What an app says about a registry, as data, so that it can be said in any order and in two styles. */
type Call =
  | { readonly say: 'replicate'; readonly to: string[]; readonly prefixes?: string[]; readonly deleteReplication?: boolean }
  | { readonly say: 'allow'; readonly account: string; readonly repositories?: string[] }
  | { readonly say: 'state'; readonly action: string; readonly repositories: string[] }
  | { readonly say: 'pull'; readonly by: string; readonly repositories?: string[] }
  | { readonly say: 'scan'; readonly frequency: ScanFrequency; readonly patterns?: string[] }
  | { readonly say: 'enhance' }
  | { readonly say: 'sign'; readonly profile: string; readonly patterns?: string[] }
  | { readonly say: 'letSign'; readonly role: string }
  | { readonly say: 'exclude'; readonly role: string };

const OTHER = '444455556666';
const ROLES = ['Builder', 'Deployer'];
const ORGANIZATIONS = ['o-a1b2c3d4e5', 'o-b1b2c3d4e5'];
const RUNS = { numRuns: Number(process.env.REGISTRY_RUNS ?? 50) };

const some = (...items: string[]) => fc.subarray(items, { minLength: 1 });
const repositories = fc.option(some('base/*', 'prod/api', 'tools'), { nil: undefined });
const patterns = fc.option(some('prod/*', 'base', 'team-*'), { nil: undefined });

const call: fc.Arbitrary<Call> = fc.oneof(
  fc.record({
    say: fc.constant('replicate' as const),
    to: some('eu-west-1', 'us-west-2', `${OTHER} us-east-1`, 'the backup'),
    prefixes: fc.option(some('prod/', 'base'), { nil: undefined }),
    deleteReplication: fc.constantFrom(undefined, false, true),
  }),
  fc.record({ say: fc.constant('allow' as const), account: fc.constantFrom(OTHER, '777788889999'), repositories }),
  fc.record({ say: fc.constant('state' as const), action: fc.constantFrom('ecr:ReplicateImage', 'ecr:BatchGetImage'), repositories: some('base/*', 'tools') }),
  fc.record({ say: fc.constant('pull' as const), by: fc.constantFrom(...ROLES, ...ORGANIZATIONS), repositories }),
  fc.record({ say: fc.constant('scan' as const), frequency: fc.constantFrom(ScanFrequency.SCAN_ON_PUSH, ScanFrequency.CONTINUOUS_SCAN), patterns }),
  fc.constant({ say: 'enhance' as const }),
  fc.record({ say: fc.constant('sign' as const), profile: fc.constantFrom('one', 'two'), patterns }),
  fc.record({ say: fc.constant('letSign' as const), role: fc.constantFrom(...ROLES) }),
  fc.record({ say: fc.constant('exclude' as const), role: fc.constantFrom('scanner', 'team/scanner', ...ROLES) }),
);

/** At most 10, which is how many signing rules there may be; with one, so that a grant to sign is complete. */
const calls = fc.array(call, { maxLength: 9 }).map((all): Call[] => (
  all.some(({ say }) => say === 'letSign') ? [...all, { say: 'sign', profile: 'one' }] : all));
const sequenceAndOrder = calls.chain((all) => fc.record({
  all: fc.constant(all),
  shuffled: fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
  minimizePolicies: fc.boolean(),
}));

/** An app with a registry, another registry to back it up, and what both styles refer to. */
class Program {
  public readonly app: App;
  public readonly stack: Stack;
  public readonly backup: Stack;

  constructor(minimizePolicies: boolean = false) {
    this.app = new App({ context: { '@aws-cdk/aws-iam:minimizePolicies': minimizePolicies } });
    this.stack = newStack(HERE, this.app);
    this.backup = newStack({ account: '123456789012', region: 'eu-central-1' }, this.app, 'Backup');
    ROLES.forEach((id) => new iam.Role(this.stack, id, { assumedBy: new iam.AccountRootPrincipal() }));
    ['scanner', 'team/scanner'].forEach((name) => iam.Role.fromRoleArn(this.stack, `arn ${name.replace('/', ' ')}`, `arn:aws:iam::${ACCOUNT}:role/${name}`));
    ['one', 'two'].forEach((id) => SigningProfiles.fromSigningProfileArn(this.stack, id, `arn:aws:signer:us-east-1:${ACCOUNT}:/signing-profiles/${id}`));
  }

  public role(name: string): iam.IRole {
    return (this.stack.node.tryFindChild(name) ?? this.stack.node.findChild(`arn ${name.replace('/', ' ')}`)) as iam.IRole;
  }

  public profile(id: string): ReturnType<typeof SigningProfiles.fromSigningProfileArn> {
    return this.stack.node.findChild(id) as any;
  }

  public destinations(names: string[]): ReplicationDestination[] {
    return names.map((name) => name === 'the backup' ? ReplicationDestination.of(Registry.of(this.backup))
      : name.includes(' ') ? ReplicationDestination.registry(...name.split(' ') as [string, string]) : ReplicationDestination.region(name));
  }

  /** The templates, in which only the order of statements of identity policies is free. */
  public templates(): unknown {
    expect(problemsIn(this.app)).toEqual([]);
    return [this.stack, this.backup].map((stack) => {
      const resources: Record<string, { Type: string }> = Template.fromStack(stack).toJSON().Resources ?? {};
      const inForm = Object.entries(resources).map(([id, resource]) => [id, resource.Type === 'AWS::IAM::Policy' ? sameForm(resource, HERE) : resource]);
      return Object.fromEntries(inForm);
    });
  }

  /** The properties of the resources of ECR and IAM, up to logical ids and the order of lists. */
  public properties(): unknown {
    const withoutIds = (value: unknown) => JSON.parse(JSON.stringify(value).replace(/("PolicyName":")[^"]*/g, '$1'));
    return (this.templates() as object[]).map((resources) => sameForm(Object.values(withoutIds(resources)), HERE));
  }
}

const scanFilters = (texts?: string[]) => (texts ?? []).map((text) => text.includes('*') ? ScanFilter.wildcard(text) : ScanFilter.contains(text));
const signingFilters = (texts?: string[]) => texts?.map((text) => SigningFilter.wildcard(text));
const prefixFilters = (texts?: string[]) => texts?.map((text) => ReplicationFilter.prefix(text));
const statementOf = (action: string) => new iam.PolicyStatement({ actions: [action], principals: [new iam.AccountPrincipal(OTHER)] });

/** Says a call on the registry. */
function sayTo(program: Program, one: Call): void {
  const registry = Registry.of(program.stack);
  switch (one.say) {
    case 'replicate': return void registry.replicateTo(program.destinations(one.to), { repositories: prefixFilters(one.prefixes), deleteReplication: one.deleteReplication });
    case 'allow': return registry.allowReplicationFrom(one.account, { repositories: one.repositories });
    case 'state': return void registry.addToPolicy(statementOf(one.action), { repositories: one.repositories });
    case 'pull': return void registry.grants.pull(one.by.startsWith('o-') ? new iam.OrganizationPrincipal(one.by) : program.role(one.by), { repositories: one.repositories });
    case 'scan': return one.frequency === ScanFrequency.SCAN_ON_PUSH ? registry.scanOnPush(...scanFilters(one.patterns)) : registry.scanContinuously(...scanFilters(one.patterns));
    case 'enhance': return registry.useEnhancedScanning();
    case 'sign': return registry.sign(program.profile(one.profile), { repositories: signingFilters(one.patterns) });
    case 'letSign': return registry.grants.sign(program.role(one.role));
    case 'exclude': return void registry.excludeFromPullTime(program.role(one.role));
  }
}

/** Makes all calls with the constructs alone, as in a program that uses the types of CloudFormation. */
function sayWithConstructs(program: Program, all: Call[]): void {
  const { stack } = program;
  const those = <S extends Call['say']>(say: S) => all.filter((one): one is Extract<Call, { say: S }> => one.say === say);
  const arns = (names: string[] = ['*']) => names.map((resourceName) => stack.formatArn({ service: 'ecr', resource: 'repository', resourceName }));
  const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];

  const statements = [
    ...those('allow').map(({ account, repositories: names }) => new iam.PolicyStatement({
      actions: ['ecr:CreateRepository', 'ecr:ReplicateImage'], principals: [new iam.AccountPrincipal(account)], resources: arns(names),
    })),
    ...those('state').map(({ action, repositories: names }) => statementOf(action).copy({ resources: arns(names) })),
    ...those('pull').filter(({ by }) => by.startsWith('o-')).map(({ by, repositories: names }) => new iam.PolicyStatement({
      actions: PULL, principals: [new iam.OrganizationPrincipal(by)], resources: arns(names),
    })),
  ];
  those('pull').filter(({ by }) => ROLES.includes(by)).forEach(({ by, repositories: names }) => {
    program.role(by).addToPrincipalPolicy(new iam.PolicyStatement({ actions: PULL, resources: arns(names) }));
    program.role(by).addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['ecr:GetAuthorizationToken'], resources: ['*'] }));
  });
  if (statements.length > 0) {
    new RegistryPolicy(stack, 'Alone1', { statements });
  }

  if (those('replicate').length > 0) {
    new ReplicationConfiguration(stack, 'Alone2', {
      rules: those('replicate').map(({ to, prefixes, deleteReplication }) => ({ destinations: program.destinations(to), repositories: prefixFilters(prefixes), deleteReplication })),
    });
  }

  const rules = [ScanFrequency.SCAN_ON_PUSH, ScanFrequency.CONTINUOUS_SCAN].flatMap((frequency) => {
    const texts = those('scan').filter((one) => one.frequency === frequency).map((one) => one.patterns ?? ['*']);
    return texts.length === 0 ? [] : [{ frequency, repositories: scanFilters(texts.flat()) }];
  });
  if (rules.length + those('enhance').length > 0) {
    new RegistryScanningConfiguration(stack, 'Alone3', { scanType: those('enhance').length > 0 ? ScanType.ENHANCED : undefined, rules });
  }

  if (those('sign').length > 0) {
    const { grants } = new SigningConfiguration(stack, 'Alone4', {
      rules: those('sign').map(({ profile, patterns: texts }) => ({ signingProfile: program.profile(profile), repositories: signingFilters(texts) })),
    });
    those('letSign').forEach(({ role }) => grants.sign(program.role(role)));
  }

  new Set(those('exclude').map(({ role }) => role)).forEach((name) => new PullTimeUpdateExclusion(stack, `Alone ${name.replace('/', ' ')}`, { role: program.role(name) }));
}

test('any sequence of calls gives the same template in any order', () => {
  fc.assert(fc.property(sequenceAndOrder, ({ all, shuffled, minimizePolicies }) => {
    const [one, other] = [all, shuffled].map((order) => {
      const program = new Program(minimizePolicies);
      order.forEach((each) => sayTo(program, each));
      return program.templates();
    });
    expect(other).toEqual(one);
  }), RUNS);
});

test('calls that are repeated change nothing', () => {
  fc.assert(fc.property(calls.filter((all) => all.length <= 5), (all) => {
    const [once, twice] = [all, [...all, ...all]].map((order) => {
      const program = new Program();
      order.forEach((each) => sayTo(program, each));
      return program.templates();
    });
    expect(twice).toEqual(once);
  }), RUNS);
});

test('constructs alone give the same properties as the registry', () => {
  fc.assert(fc.property(calls, (all) => {
    const [through, alone] = [new Program(), new Program()];
    all.forEach((each) => sayTo(through, each));
    sayWithConstructs(alone, all);
    expect(alone.properties()).toEqual(through.properties());
  }), RUNS);
});
