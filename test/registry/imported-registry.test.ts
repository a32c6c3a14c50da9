import * as iam from 'aws-cdk-lib/aws-iam';
import { Aws } from 'aws-cdk-lib/core';
import { agnosticStack, arnsOf, failure, HERE, identityStatementsOf, newStack, ORGANIZATION, OTHER, roleIn, typesIn, warningsIn } from './support';
import { Registry } from '../../src';

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
