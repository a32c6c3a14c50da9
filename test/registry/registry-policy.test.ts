import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnRegistryPolicy } from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Aws, Lazy, NestedStack, PropertyInjectors, RemovalPolicy, Stage, type IPropertyInjector } from 'aws-cdk-lib/core';
import { agnosticStack, HERE, newStack, problemsIn, propertiesOf, warningsIn } from './support';
import { RegistryPolicy } from '../../src';

const TYPE = 'AWS::ECR::RegistryPolicy';
const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
const statement = (props: iam.PolicyStatementProps = {}) => new iam.PolicyStatement({ actions: PULL, principals: [new iam.AccountPrincipal('444455556666')], ...props });
const ROOT = { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::444455556666:root']] } };
const arn = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ecr:us-east-1:111122223333:repository/${name}`]] });

test('repositories become the ARNs of this registry', () => {
  const stack = newStack();
  new RegistryPolicy(stack, 'Policy').addStatement(statement(), { repositories: ['prod/*', 'base/python'] });
  expect(propertiesOf(stack, TYPE)).toEqual({
    PolicyText: {
      Version: '2012-10-17',
      Statement: [{ Action: PULL, Effect: 'Allow', Principal: ROOT, Resource: [arn('prod/*'), arn('base/python')] }],
    },
  });
});

test('a statement that is given with repositories stays as it was, so that another registry can take it too', () => {
  const shared = statement();
  [newStack(), newStack({ ...HERE, region: 'eu-west-1' })].forEach((stack) => new RegistryPolicy(stack, 'Policy').addStatement(shared, { repositories: ['*'] }));
  expect(shared.resources).toEqual([]);
});

test('the statements do not depend on the order of calls, and none is repeated', () => {
  const statements = ['a/*', 'b/*', 'c/*', 'a/*'].map((name) => statement({ resources: [`arn:aws:ecr:us-east-1:111122223333:repository/${name}`] }));
  const [one, other] = [statements, [...statements].reverse()].map((ordered) => {
    const stack = newStack();
    new RegistryPolicy(stack, 'Policy', { statements: ordered });
    return propertiesOf(stack, TYPE);
  });
  expect(one).toEqual(other);
  expect(one.PolicyText.Statement).toHaveLength(3);
});

test('a change to a statement after it was added counts', () => {
  const stack = newStack();
  const late = statement({ resources: ['*'] });
  new RegistryPolicy(stack, 'Policy', { statements: [late] });
  late.addActions('ecr:DescribeImages');
  expect(propertiesOf(stack, TYPE).PolicyText.Statement[0].Action).toEqual([...PULL, 'ecr:DescribeImages']);
});

describe('resources', () => {
  const policy = () => new RegistryPolicy(newStack(), 'Policy');
  const required = (message: string) => expect.objectContaining({ name: 'PolicyResourceRequired', constructPath: 'Stack/Policy', message: expect.stringContaining(message) });

  test('are needed', () => {
    expect(() => policy().addStatement(statement())).toThrow(required('statement must have resources: pass repositories such as ["prod/*"]'));
    expect(() => new RegistryPolicy(newStack(), 'Policy', { statements: [statement({ resources: ['*'] }), statement()] })).toThrow(required('statements[1] must have resources'));
  });

  test('are the ones of the statement, or repositories, not both', () => {
    expect(() => policy().addStatement(statement({ resources: ['*'] }), { repositories: ['prod/*'] })).toThrow(required('must not have resources when repositories are passed'));
  });

  test('may be all but some', () => {
    policy().addStatement(statement({ notResources: ['*'] }));
  });

  test('are names or patterns', () => {
    expect(() => policy().addStatement(statement(), { repositories: ['prod/'] })).toThrow('write "prod/*"');
    expect(() => policy().addStatement(statement(), { repositories: [] })).toThrow('repositories must hold at least one name');
  });

  test('of another registry are warned about', () => {
    const stack = newStack();
    new RegistryPolicy(stack, 'Policy').addStatement(statement({ resources: ['arn:aws:ecr-public::111122223333:repository/*'] }));
    expect(warningsIn(stack)).toEqual([expect.stringContaining('it has no effect on')]);
  });
});

test.each<[string, () => unknown, string]>([
  ['no statement', () => new RegistryPolicy(newStack(), 'Policy', { statements: [undefined as never] }), 'statements[0] must be a PolicyStatement of aws-iam'],
  ['no list', () => new RegistryPolicy(newStack(), 'Policy', { statements: statement() as never }), 'statements must be a list'],
  ['a snapshot', () => new RegistryPolicy(newStack(), 'Policy', { removalPolicy: RemovalPolicy.SNAPSHOT }), 'removalPolicy must be RemovalPolicy.DESTROY'],
  ['a snapshot applied', () => new RegistryPolicy(newStack(), 'Policy').applyRemovalPolicy(RemovalPolicy.SNAPSHOT), 'policy must be RemovalPolicy.DESTROY'],
])('fails: %s', (_, make, message) => {
  expect(make).toThrow(message);
});

describe('at synthesis', () => {
  test('fails without a statement', () => {
    const stack = newStack();
    new RegistryPolicy(stack, 'Policy');
    expect(problemsIn(stack)).toEqual(['PolicyStatementRequired: statements must hold at least one statement, got none: add one, or leave out the policy']);
  });

  test('fails for invalid values of tokens', () => {
    const stack = newStack();
    new RegistryPolicy(stack, 'Policy').addStatement(statement({ principals: [new iam.ArnPrincipal(Lazy.string({ produce: () => 'arn:aws:iam::123:root' }))] }), { repositories: ['*'] });
    expect(problemsIn(stack)).toEqual([expect.stringContaining('a principal of statements[0] must name an account of 12 digits, not "123"')]);
  });

  test('accepts invalid accounts of stacks of the app', () => {
    const app = new App();
    const stack = newStack(HERE, app);
    newStack({ account: '1234', region: 'here' }, app, 'Other');
    new RegistryPolicy(stack, 'Policy').addStatement(statement({ principals: [new iam.AccountPrincipal('1234')] }), { repositories: ['*'] });
    expect(problemsIn(stack)).toEqual([]);
  });
});

describe('once in an account and region', () => {
  const policyIn = (stack: ReturnType<typeof newStack>, id = 'Policy') => new RegistryPolicy(stack, id, { statements: [statement({ resources: ['*'] })] });
  const FIX = 'define it in one stack, and use Registry.of(thatStack) or Registry.fromEnvironment in the others';

  test('fails over stages, with both paths and the fix', () => {
    const app = new App();
    policyIn(newStack(HERE, app, 'A'));
    policyIn(newStack(HERE, new Stage(app, 'Prod'), 'B'));
    expect(() => app.synth()).toThrow('RegistrySettingDefinedTwice: A/Policy and Prod/B/Policy both define the policy of the registry in account 111122223333 '
      + `and region us-east-1; only one can exist: ${FIX}`);
  });

  test('fails beside an L1, and in one stack without an environment', () => {
    const stack = agnosticStack();
    policyIn(stack);
    new CfnRegistryPolicy(new NestedStack(stack, 'Nested'), 'Policy', { policyText: {} });
    expect(problemsIn(stack)).toEqual([expect.stringContaining('Stack/Policy and Stack/Nested/Policy both define the policy of the registry; only one')]);
  });

  test('is warned about in two stacks without an environment', () => {
    const app = new App();
    const [one, other] = ['A', 'B'].map((id) => agnosticStack(app, id));
    [one, other].forEach((stack) => policyIn(stack));
    expect(warningsIn(one)).toEqual([]);
    expect(warningsIn(other)).toEqual([expect.stringContaining('A/Policy also defines the policy of the registry')]);
  });
});

test('the policy is deleted with its stack by default', () => {
  const stack = newStack();
  const policy = new RegistryPolicy(stack, 'Policy', { statements: [statement({ resources: ['*'] })] });
  Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: Match.absent() });

  const other = newStack();
  new RegistryPolicy(other, 'Policy', { statements: [statement({ resources: ['*'] })], removalPolicy: RemovalPolicy.RETAIN });
  Template.fromStack(other).hasResource(TYPE, { DeletionPolicy: 'Retain' });
  expect(policy.node.defaultChild).toBeInstanceOf(CfnRegistryPolicy);
});

test('a grant depends on it', () => {
  const policy = new RegistryPolicy(newStack(), 'Policy');
  expect(policy.addStatement(statement(), { repositories: ['*'] })).toEqual({ statementAdded: true, policyDependable: policy });
});

test('references', () => {
  const stack = newStack();
  const policy = new RegistryPolicy(stack, 'Policy', { statements: [statement({ resources: ['*'] })] });
  expect(stack.resolve(policy.registryPolicyRef)).toEqual({ registryId: { 'Fn::GetAtt': ['Policy23B91518', 'RegistryId'] } });
  const imported = RegistryPolicy.fromRegistryId(stack, 'Imported', '444455556666');
  expect(imported.registryPolicyRef).toEqual({ registryId: '444455556666' });
  expect(imported.env).toEqual({ account: '444455556666', region: 'us-east-1' });
  expect(RegistryPolicy.fromRegistryId(stack, 'Own', Aws.ACCOUNT_ID).registryId).toBe(Aws.ACCOUNT_ID);
});

test('a property injector is applied to it', () => {
  const stack = newStack();
  const injector: IPropertyInjector = {
    constructUniqueId: RegistryPolicy.PROPERTY_INJECTION_ID,
    inject: (props) => ({ removalPolicy: RemovalPolicy.RETAIN, ...props }),
  };
  PropertyInjectors.of(stack).add(injector);
  new RegistryPolicy(stack, 'Policy', { statements: [statement({ resources: ['*'] })] });
  Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: 'Retain' });
});
