import { Template } from 'aws-cdk-lib/assertions';
import { CfnReplicationConfiguration } from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { App, Aws, CfnParameter, Lazy, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ACCOUNT, agnosticStack, HERE, newStack, problemsIn, propertiesOf, warningsIn } from './support';
import { ReplicationConfiguration, ReplicationDestination, ReplicationFilter, type IReplicationTarget, type ReplicationRule } from '../../src';

const TYPE = 'AWS::ECR::ReplicationConfiguration';
const OTHER = '444455556666';
const { region, registry } = ReplicationDestination;
const { prefix } = ReplicationFilter;

const replicationIn = (stack: Stack, ...rules: ReplicationRule[]) => new ReplicationConfiguration(stack, 'Replication', { rules });
const rulesOf = (stack: Stack) => propertiesOf(stack, TYPE).ReplicationConfiguration.Rules;
const failure = (name: string, message: string) => expect.objectContaining({ name, constructPath: 'Stack/Replication', message: expect.stringContaining(message) });

describe('the rendered properties', () => {
  test('destinations in the own account and in another, for some repositories', () => {
    const stack = newStack();
    replicationIn(stack, { destinations: [region('eu-west-1'), registry(OTHER, 'us-east-1')], repositories: [prefix('prod/'), prefix('base')] });
    expect(rulesOf(stack)).toEqual([{
      Destinations: [{ Region: 'eu-west-1', RegistryId: ACCOUNT }, { Region: 'us-east-1', RegistryId: OTHER }],
      RepositoryFilters: [{ Filter: 'base', FilterType: 'PREFIX_MATCH' }, { Filter: 'prod/', FilterType: 'PREFIX_MATCH' }],
    }]);
  });

  test('the own account of a stack without one', () => {
    const stack = agnosticStack();
    replicationIn(stack, { destinations: [region('eu-west-1')] });
    expect(rulesOf(stack)).toEqual([{ Destinations: [{ Region: 'eu-west-1', RegistryId: { Ref: 'AWS::AccountId' } }] }]);
  });

  test('a rule that is added later', () => {
    const stack = newStack();
    replicationIn(stack).addRule({ destinations: [region('eu-west-1')] });
    expect(rulesOf(stack)).toHaveLength(1);
  });

  test('is the same in any order of rules, destinations and filters, without duplicates', () => {
    const [one, other] = [newStack(), newStack()];
    replicationIn(one, { destinations: [region('eu-west-1'), region('us-west-2')], repositories: [prefix('aa'), prefix('bb')] }, { destinations: [region('eu-west-2')] });
    replicationIn(other, { destinations: [region('eu-west-2')] }, { destinations: [region('us-west-2'), region('eu-west-1'), region('us-west-2')], repositories: [prefix('bb'), prefix('aa')] },
      { destinations: [region('eu-west-2')] });
    expect(rulesOf(other)).toEqual(rulesOf(one));
  });

  test('deleted images, by rule, in any order', () => {
    const stack = newStack();
    const replication = replicationIn(stack, { destinations: [region('us-west-2')] }, { destinations: [region('eu-west-1')], deleteReplication: true });
    replication.addRule({ destinations: [region('ap-south-1')], deleteReplication: true });
    replication.addRule({ destinations: [region('sa-east-1')], deleteReplication: false });
    expect(rulesOf(stack).map((rule: any) => [rule.Destinations[0].Region, rule.DeleteReplication])).toEqual([
      ['ap-south-1', { Enabled: true }], ['eu-west-1', { Enabled: true }], ['sa-east-1', undefined], ['us-west-2', undefined],
    ]);
  });
});

describe('input that ECR would reject fails', () => {
  test.each<[string, unknown, string, string]>([
    ['the registry itself', { destinations: [region('us-east-1')] }, 'ReplicationToItself', 'rules[0].destinations[0] must be another registry than the source'],
    ['the registry itself by its id', { destinations: [registry(ACCOUNT, 'us-east-1')] }, 'ReplicationToItself', 'name another region or another account'],
    ['another partition', { destinations: [region('cn-north-1')] }, 'ReplicationAcrossPartitions', 'rules[0].destinations[0].region must be a region of the partition of the source, aws, got "cn-north-1", which is of aws-cn'],
    ['a region in uppercase', { destinations: [region('US-WEST-2')] }, 'InvalidRegion', 'rules[0].destinations[0].region must be a region such as "eu-west-1"'],
    ['an account of 11 digits', { destinations: [registry('11112222333', 'us-west-2')] }, 'InvalidAccountId', 'rules[0].destinations[0].account must be the 12 digits'],
    ['no destination', { destinations: [] }, 'DestinationCountOutOfRange', 'rules[0].destinations must hold 1 to 100 destinations, has 0'],
    ['no list of destinations', {}, 'ExpectedList', 'rules[0].destinations must be a list of destinations, got undefined'],
    ['something else in the list', { destinations: ['eu-west-1'] }, 'InvalidReplicationDestination', 'rules[0].destinations[0] must be made by a method of ReplicationDestination, got "eu-west-1"'],
    ['no filters', { destinations: [region('eu-west-1')], repositories: [] }, 'FilterCountOutOfRange', 'rules[0].repositories must hold 1 to 100 filters, has 0: leave it out to select every repository'],
    ['something else as a filter', { destinations: [region('eu-west-1')], repositories: ['prod/'] }, 'InvalidRepositoryFilter', 'rules[0].repositories[0] must be a filter of type PREFIX_MATCH, made by ReplicationFilter.prefix(…), got "prod/"'],
    ['something else as a switch', { destinations: [region('eu-west-1')], deleteReplication: 'yes' }, 'ExpectedBoolean', 'rules[0].deleteReplication must be true or false'],
    ['no rule', undefined, 'InvalidReplicationRule', 'rules[0] must be a rule with destinations, got undefined'],
  ])('%s', (_, rule, code, message) => {
    expect(() => replicationIn(newStack(), rule as ReplicationRule)).toThrow(failure(code, message));
  });

  test('in a rule that is added later, by the name of the parameter', () => {
    expect(() => replicationIn(newStack()).addRule({ destinations: [region('us-east-1')] })).toThrow(failure('ReplicationToItself', 'rule.destinations[0] must be'));
  });

  const destinations = (count: number) => Array.from({ length: count }, (_, index) => registry(`${444455550000 + index}`, 'us-east-1'));
  const manyRules = (count: number) => Array.from({ length: count }, (_, index): ReplicationRule => ({ destinations: [region('eu-west-1')], repositories: [prefix(`team${index}/`)] }));

  test('26 different destinations over all rules', () => {
    replicationIn(newStack(), { destinations: destinations(25) }, { destinations: destinations(25) });
    expect(() => replicationIn(newStack(), { destinations: destinations(25) }, { destinations: [region('eu-west-1')] }))
      .toThrow(failure('TooManyReplicationDestinations', 'rules must have at most 25 different destinations in all, has 26'));
  });

  test('26 rules', () => {
    replicationIn(newStack(), ...manyRules(25));
    expect(() => replicationIn(newStack(), ...manyRules(26))).toThrow(failure('TooManyReplicationRules', 'rules must hold at most 25 rules, has 26'));
  });

  test('more than 10 rules only make a warning', () => {
    const [ten, eleven] = [newStack(), newStack()];
    replicationIn(ten, ...manyRules(10));
    replicationIn(eleven, ...manyRules(12));
    expect(warningsIn(ten)).toEqual([]);
    expect(warningsIn(eleven)).toEqual([expect.stringContaining('cdk-ecr:manyReplicationRules')]);
  });

  test('rules that are not a list, and a removal policy that the type does not have', () => {
    expect(() => new ReplicationConfiguration(newStack(), 'Replication', { rules: {} as never })).toThrow(failure('ExpectedList', 'rules must be a list'));
    expect(() => new ReplicationConfiguration(newStack(), 'Replication', { removalPolicy: RemovalPolicy.SNAPSHOT })).toThrow(failure('RemovalPolicyNotSupported', 'removalPolicy must be'));
  });
});

describe('at synthesis', () => {
  test('fails without a rule', () => {
    const stack = newStack();
    replicationIn(stack);
    expect(problemsIn(stack)).toEqual([expect.stringContaining('ReplicationRuleRequired: rules must hold at least one rule: CloudFormation cannot update or delete')]);
  });

  test('fails for invalid values of tokens', () => {
    const stack = newStack();
    replicationIn(stack, { destinations: [registry(Lazy.string({ produce: () => ACCOUNT }), 'us-east-1')] });
    expect(problemsIn(stack)).toEqual([expect.stringContaining('ReplicationToItself: rules[0].destinations[0] must be')]);
  });

  test('fails for the registry itself in a stack without an environment', () => {
    const stack = agnosticStack();
    replicationIn(stack, { destinations: [registry(Aws.ACCOUNT_ID, Aws.REGION)] });
    expect(problemsIn(stack)).toEqual([expect.stringContaining('ReplicationToItself')]);
  });

  test('accepts values that are known only at deployment', () => {
    const stack = newStack();
    const parameter = new CfnParameter(stack, 'Parameter').valueAsString;
    replicationIn(stack, { destinations: [registry(parameter, 'us-east-1'), region(parameter), registry('#{Account}', '#{Region}')], repositories: [prefix(`${parameter}/`)] });
    expect(problemsIn(stack)).toEqual([]);
  });

  test('accepts accounts and regions next to invalid ones', () => {
    const stack = newStack({ account: 'source', region: 'here' });
    replicationIn(stack, { destinations: [registry('backup', 'there'), region('there')] });
    expect(problemsIn(stack)).toEqual([]);
  });

  test('accepts partitions that CDK does not know', () => {
    replicationIn(newStack(), { destinations: [region('xx-nowhere-1')] });
    replicationIn(newStack({ account: ACCOUNT, region: 'xx-nowhere-1' }), { destinations: [region('us-east-1')] });
  });

  test('fails for a second configuration of the registry', () => {
    const app = new App();
    replicationIn(newStack(HERE, app, 'A'), { destinations: [region('eu-west-1')] });
    replicationIn(newStack(HERE, app, 'B'), { destinations: [region('eu-west-1')] });
    expect(problemsIn(app)).toEqual([expect.stringContaining('A/Replication and B/Replication both define the replication configuration of the registry')]);
  });
});

describe('what a destination in another account must allow', () => {
  /** A registry that takes statements, or does not. */
  class Target extends Resource implements IReplicationTarget {
    public readonly statements: iam.PolicyStatement[] = [];

    constructor(scope: Construct, private readonly statementAdded = true) {
      super(scope, 'Target');
    }

    public addToPolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
      this.statements.push(statement);
      return { statementAdded: this.statementAdded };
    }
  }
  const rootOf = (account: string) => ({ AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${account}:root`]] } });
  const repositoriesOf = (place: string, name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ecr:${place}:repository/${name}`]] });
  const json = (stack: Stack, statements: iam.PolicyStatement[]) => stack.resolve(statements.map((statement) => statement.toStatementJson()));
  const ACTIONS = ['ecr:CreateRepository', 'ecr:ReplicateImage'];

  test('is returned for registries that the app does not define', () => {
    const stack = newStack();
    const replication = replicationIn(stack, { destinations: [registry(OTHER, 'eu-west-1'), region('eu-west-1')], repositories: [prefix('prod/'), prefix('base')] });
    replication.addRule({ destinations: [registry(OTHER, 'us-east-1')] });
    expect(json(stack, replication.destinationPolicyStatements)).toEqual([
      { Effect: 'Allow', Action: ACTIONS, Principal: rootOf(ACCOUNT), Resource: [repositoriesOf(`eu-west-1:${OTHER}`, 'prod/*'), repositoriesOf(`eu-west-1:${OTHER}`, 'base*')] },
      { Effect: 'Allow', Action: ACTIONS, Principal: rootOf(ACCOUNT), Resource: repositoriesOf(`us-east-1:${OTHER}`, '*') },
    ]);
  });

  test('is added to a registry that the app defines', () => {
    const app = new App();
    const target = new Target(newStack({ account: OTHER, region: 'us-east-1' }, app, 'Backup'));
    const replication = replicationIn(newStack(HERE, app), { destinations: [ReplicationDestination.of(target)], repositories: [prefix('prod/')] });
    expect(rulesOf(replication.stack)[0].Destinations).toEqual([{ Region: 'us-east-1', RegistryId: OTHER }]);
    expect(json(target.stack, target.statements)).toEqual([
      { Effect: 'Allow', Action: ACTIONS, Principal: rootOf(ACCOUNT), Resource: repositoriesOf(`us-east-1:${OTHER}`, 'prod/*') },
    ]);
    expect(replication.destinationPolicyStatements).toEqual([]);
  });

  test('is returned when the registry does not take it', () => {
    const app = new App();
    const target = new Target(newStack({ account: OTHER, region: 'us-east-1' }, app, 'Backup'), false);
    const replication = replicationIn(newStack(HERE, app), { destinations: [ReplicationDestination.of(target)] });
    expect(replication.destinationPolicyStatements).toEqual(target.statements);
  });

  test('is nothing within an account', () => {
    const app = new App();
    const target = new Target(newStack({ ...HERE, region: 'eu-west-1' }, app, 'Other'));
    expect(replicationIn(newStack(HERE, app), { destinations: [ReplicationDestination.of(target)] }).destinationPolicyStatements).toEqual([]);
    expect(target.statements).toEqual([]);
  });

  test('is nothing where both stacks have no account, so the same one', () => {
    const app = new App();
    const target = new Target(newStack({ region: 'eu-west-1' }, app, 'Other'));
    const stack = newStack({ region: 'us-east-1' }, app);
    replicationIn(stack, { destinations: [ReplicationDestination.of(target)] });
    expect(target.statements).toEqual([]);
    expect(rulesOf(stack)[0].Destinations).toEqual([{ Region: 'eu-west-1', RegistryId: { Ref: 'AWS::AccountId' } }]);
  });

  test('fails if only one account is known', () => {
    const app = new App();
    const target = new Target(newStack({ region: 'eu-west-1' }, app, 'Other'));
    expect(() => replicationIn(newStack(HERE, app), { destinations: [ReplicationDestination.of(target)] })).toThrow(failure('ReplicationTargetUnknown', 'give both stacks an env'));
    expect(target.statements).toEqual([]);
  });

  test.each<[string, () => unknown]>([['a registry of an unknown region', () => new Target(agnosticStack())], ['no registry', () => undefined]])('fails: %s', (_, target) => {
    expect(() => ReplicationDestination.of(target() as IReplicationTarget)).toThrow(expect.objectContaining({ name: 'ReplicationTargetUnknown', message: expect.stringContaining('use ReplicationDestination.registry') }));
  });
});

test('removal policies, references and imports', () => {
  const stack = newStack();
  const replication = new ReplicationConfiguration(stack, 'Replication', { rules: [{ destinations: [region('eu-west-1')] }], removalPolicy: RemovalPolicy.RETAIN });
  Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: 'Retain' });
  expect(replication.node.defaultChild).toBeInstanceOf(CfnReplicationConfiguration);
  expect(stack.resolve(replication.replicationConfigurationRef.registryId)).toEqual({ 'Fn::GetAtt': ['Replication7B503FD6', 'RegistryId'] });
  expect(ReplicationConfiguration.fromRegistryId(stack, 'Imported', OTHER).replicationConfigurationRef).toEqual({ registryId: OTHER });
});
