import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Aws, type Stack } from 'aws-cdk-lib/core';
import { agnosticStack, HERE, newStack, propertiesOf, warningsIn } from './support';
import { Registry } from '../../src';

const OTHER = '444455556666';
const ORGANIZATION = new iam.OrganizationPrincipal('o-a1b2c3d4e5');

const roleIn = (stack: Stack, id = 'Role') => new iam.Role(stack, id, { assumedBy: new iam.AccountRootPrincipal() });
const resourcesIn = (stack: Stack): Record<string, { Type: string }> => Template.fromStack(stack).toJSON().Resources ?? {};
const typesIn = (stack: Stack) => Object.fromEntries(Object.entries(resourcesIn(stack)).map(([id, { Type }]) => [id, Type]));
const identityStatementsOf = (stack: Stack) => propertiesOf(stack, 'AWS::IAM::Policy').PolicyDocument.Statement;
const arnOf = (stack: Stack, resourceName: string) => stack.resolve(stack.formatArn({ service: 'ecr', resource: 'repository', resourceName }));
const arnsOf = (stack: Stack, ...names: string[]) => names.map((name) => arnOf(stack, name));
const failure = (name: string, path: string, message: string) => (
  expect.objectContaining({ name, constructPath: path, message: expect.stringContaining(message) }));

describe('a registry that is defined elsewhere', () => {
  test('is that of the stack by default', () => {
    const stack = newStack();
    expect(Registry.fromEnvironment(stack, 'Own').env).toEqual(HERE);
    expect(Registry.fromEnvironment(stack, 'Null', null as any).env).toEqual(HERE);
    const other = Registry.fromEnvironment(stack, 'Other', { account: OTHER, region: 'cn-north-1' });
    expect([other.registryId, other.registryUri, other.dualStackRegistryUri]).toEqual([
      OTHER, `${OTHER}.dkr.ecr.cn-north-1.amazonaws.com.cn`, `${OTHER}.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn`,
    ]);
    expect(Registry.fromEnvironment(agnosticStack(), 'Own').registryId).toBe(Aws.ACCOUNT_ID);
  });

  test.each<[object, string]>([[{ account: '1234' }, 'InvalidAccountId'], [{ region: 'US-EAST-1' }, 'InvalidRegion'], [{ region: '' }, 'InvalidRegion']])('fails for %j', (environment, code) => {
    expect(() => Registry.fromEnvironment(newStack(), 'Other', environment)).toThrow(failure(code, 'Stack/Other', ' must be '));
  });

  test('is granted on in identity policies, and warns where its policy is needed', () => {
    const stack = newStack();
    const registry = Registry.fromEnvironment(stack, 'Own');
    registry.grants.pull(roleIn(stack), { repositories: ['base'] });
    expect(identityStatementsOf(stack)[0].Resource).toEqual(arnsOf(stack, 'base')[0]);
    expect(warningsIn(stack)).toEqual([]);

    registry.grants.pull(ORGANIZATION);
    expect(warningsIn(stack)).toEqual([expect.stringContaining('where the registry is defined, add a statement for ')]);
    expect(Object.values(typesIn(stack))).not.toContain('AWS::ECR::RegistryPolicy');
  });

  test('warns about a statement, and says that it was not added', () => {
    const stack = newStack();
    const registry = Registry.fromEnvironment(stack, 'Other', { account: OTHER });
    const statement = new iam.PolicyStatement({ actions: ['ecr:BatchGetImage'], principals: [ORGANIZATION] });
    expect(registry.addToPolicy(statement, { repositories: ['base'] })).toEqual({ statementAdded: false });
    expect(warningsIn(stack)).toEqual([expect.stringContaining('cannot modify the policy of an imported registry')]);
    expect(() => registry.addToPolicy(statement)).toThrow(failure('PolicyResourceRequired', 'Stack/Other', 'pass repositories'));
  });

  test('warns that signing is not granted', () => {
    const stack = newStack();
    Registry.fromEnvironment(stack, 'Own').grants.sign(roleIn(stack));
    expect(warningsIn(stack)).toEqual([expect.stringContaining('the profiles of an imported registry are not known')]);
  });
});
