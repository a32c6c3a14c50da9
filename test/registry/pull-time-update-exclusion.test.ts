import { Template } from 'aws-cdk-lib/assertions';
import { CfnPullTimeUpdateExclusion } from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, CfnParameter, Fn, RemovalPolicy, Stage } from 'aws-cdk-lib/core';
import { ACCOUNT, agnosticStack, HERE, newStack, problemsIn, propertiesOf, warningsIn } from './support';
import { PullTimeUpdateExclusion } from '../../src';

const TYPE = 'AWS::ECR::PullTimeUpdateExclusion';
const ARN = `arn:aws:iam::${ACCOUNT}:role/scanner`;
const byArn = (roleArn: unknown) => ({ roleRef: { roleArn } }) as iam.IRoleRef;
const failure = (name: string, message: string) => expect.objectContaining({ name, constructPath: 'Stack/Scanner', message: expect.stringContaining(message) });

describe('the rendered properties', () => {
  test('the ARN of a role of the stack', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    const exclusion = new PullTimeUpdateExclusion(stack, 'Scanner', { role });
    expect(propertiesOf(stack, TYPE)).toEqual({ PrincipalArn: { 'Fn::GetAtt': [stack.getLogicalId(role.node.defaultChild as iam.CfnRole), 'Arn'] } });
    expect(exclusion.pullTimeUpdateExclusionRef).toEqual({ principalArn: role.roleArn });
  });

  test('the ARN of an L1, of an import, and of a parameter', () => {
    const stack = newStack();
    new PullTimeUpdateExclusion(stack, 'L1', { role: new iam.CfnRole(stack, 'Role', { assumeRolePolicyDocument: {} }) });
    new PullTimeUpdateExclusion(stack, 'Import', { role: iam.Role.fromRoleArn(stack, 'Given', ARN) });
    new PullTimeUpdateExclusion(stack, 'Parameter', { role: iam.Role.fromRoleArn(stack, 'Later', new CfnParameter(stack, 'Arn').valueAsString) });
    expect(Object.values(Template.fromStack(stack).findResources(TYPE)).map(({ Properties }) => Properties.PrincipalArn)).toEqual([
      { 'Fn::GetAtt': ['Role', 'Arn'] }, ARN, { Ref: 'Arn' },
    ]);
  });

  test('a removal policy, from the properties or applied later', () => {
    const stack = newStack();
    const exclusion = new PullTimeUpdateExclusion(stack, 'Scanner', { role: byArn(ARN), removalPolicy: RemovalPolicy.RETAIN });
    Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: 'Retain' });
    expect(() => exclusion.applyRemovalPolicy(RemovalPolicy.SNAPSHOT)).toThrow(failure('RemovalPolicyNotSupported', 'policy must be'));
  });
});

describe('input that ECR would reject fails', () => {
  test.each<[string, unknown, string]>([
    ['a group', `arn:aws:iam::${ACCOUNT}:group/scanners`, 'role must be the ARN of a role'],
    ['a session', `arn:aws:sts::${ACCOUNT}:assumed-role/scanner/me`, 'role must be the ARN of a role'],
    ['an ARN of 201 characters', `${ARN}${'x'.repeat(201 - ARN.length)}`, 'role must have at most 200 characters, has 201'],
    ['a role of another partition', ARN.replace('aws', 'aws-cn'), `role must be a role of the partition aws, got "arn:aws-cn:iam::${ACCOUNT}:role/scanner": use a role of that partition`],
  ])('%s', (_, arn, message) => {
    expect(() => new PullTimeUpdateExclusion(newStack(), 'Scanner', { role: byArn(arn) })).toThrow(failure('InvalidRole', message));
  });

  test.each<[string, unknown]>([
    ['no properties', undefined], ['no role', {}], ['null', { role: null }], ['text', { role: ARN }], ['a number', { role: 5 }],
  ])('%s instead of a role', (_, props) => {
    expect(() => new PullTimeUpdateExclusion(newStack(), 'Scanner', props as any)).toThrow(expect.objectContaining({ constructPath: 'Stack/Scanner' }));
  });

  test('the value of a token, at synthesis', () => {
    const stack = newStack();
    new PullTimeUpdateExclusion(stack, 'Scanner', { role: byArn(Fn.join('', [`arn:aws:iam::${ACCOUNT}:`, 'group/scanners'])) });
    expect(problemsIn(stack)).toEqual([expect.stringContaining('InvalidRole: role must be the ARN of a role')]);
  });
});

test.each<[string, string]>([
  ['200 characters', `${ARN}${'x'.repeat(200 - ARN.length)}`], ['a role of another account', 'arn:aws:iam::444455556666:role/scanner'], ['a placeholder', '${RoleArn}'],
])('an ARN is accepted: %s', (_, arn) => {
  const stack = newStack();
  new PullTimeUpdateExclusion(stack, 'Scanner', { role: byArn(arn) });
  expect(problemsIn(stack)).toEqual([]);
});

describe('once in an account and region', () => {
  const exclude = (count: number, scope = newStack(), from = 0) => (
    Array.from({ length: count }, (_, index) => new PullTimeUpdateExclusion(scope, `Scanner${from + index}`, { role: byArn(`${ARN}${from + index}`) })));

  test('fails for a role that two stacks exclude, with both paths', () => {
    const app = new App();
    exclude(1, newStack(HERE, app, 'One'));
    exclude(1, newStack(HERE, new Stage(app, 'Stage'), 'Two'));
    expect(problemsIn(app)).toEqual([expect.stringContaining(
      `RegistrySettingDefinedTwice: One/Scanner0 and Stage/Two/Scanner0 both define a pull time update exclusion for "${ARN}0" in account ${ACCOUNT} and region us-east-1`)]);
  });

  test('fails for a role that a stack excludes twice by imports or references', () => {
    const stack = newStack();
    new PullTimeUpdateExclusion(stack, 'A', { role: iam.Role.fromRoleName(stack, 'Import', 'scanner') });
    new PullTimeUpdateExclusion(stack, 'B', { role: iam.Role.fromRoleName(stack, 'Again', 'scanner') });
    expect(problemsIn(stack)).toEqual([expect.stringContaining('Stack/A and Stack/B both define a pull time update exclusion for {')]);
  });

  test('a role may be excluded in several regions', () => {
    const app = new App();
    exclude(1, newStack(HERE, app, 'One'));
    exclude(1, newStack({ ...HERE, region: 'eu-west-1' }, app, 'Two'));
    expect(problemsIn(app)).toEqual([]);
  });

  test('a warning where the environments are unknown', () => {
    const app = new App();
    exclude(1, agnosticStack(app, 'One'));
    const two = agnosticStack(app, 'Two');
    exclude(1, two);
    expect(problemsIn(app)).toEqual([]);
    expect(warningsIn(two)).toEqual([expect.stringContaining('One/Scanner0 also defines a pull time update exclusion')]);
  });

  test('100 are accepted, and fails for 101, over stacks and L1s', () => {
    const app = new App();
    exclude(99, newStack(HERE, app, 'One'));
    const two = newStack(HERE, app, 'Two');
    new CfnPullTimeUpdateExclusion(two, 'L1', { principalArn: ARN });
    expect(problemsIn(app)).toEqual([]);
    exclude(1, two, 99);
    expect(problemsIn(app)).toEqual([
      `TooManyPullTimeUpdateExclusions: Two/Scanner99 is a pull time update exclusion beyond the limit of 100 in account ${ACCOUNT} and region us-east-1: let scanners share a role`,
    ]);
  });
});

test('an import knows its role', () => {
  expect(PullTimeUpdateExclusion.fromPrincipalArn(newStack(), 'Import', ARN).pullTimeUpdateExclusionRef).toEqual({ principalArn: ARN });
});
