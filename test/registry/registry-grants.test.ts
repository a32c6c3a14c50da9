import { App } from 'aws-cdk-lib/core';
import { arnsOf, failure, HERE, identityStatementsOf, newStack, ORGANIZATION, OTHER, roleIn, statementsOf, typesIn } from './support';
import { Registry } from '../../src';

describe('grants', () => {
  const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];
  const PUSH = ['ecr:CompleteLayerUpload', 'ecr:UploadLayerPart', 'ecr:InitiateLayerUpload', 'ecr:BatchCheckLayerAvailability', 'ecr:PutImage', 'ecr:BatchGetImage'];
  const LOGIN = { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' };

  test.each<['pull' | 'pullThrough' | 'createOnPush', string[]]>([
    ['pull', PULL], ['pullThrough', [...PULL, 'ecr:BatchImportUpstreamImage', 'ecr:CreateRepository']], ['createOnPush', [...PUSH, 'ecr:CreateRepository']],
  ])('%s: in the identity policy of a role, and in the registry policy for an organization', (grant, actions) => {
    const [stack, other] = [newStack(), newStack()];
    const given = Registry.of(stack).grants[grant](roleIn(stack), { repositories: ['base/*', 'tools'] });
    expect(given.success).toBe(true);
    expect(identityStatementsOf(stack)).toEqual([{ Effect: 'Allow', Action: actions, Resource: arnsOf(stack, 'base/*', 'tools') }, LOGIN]);
    expect(Object.values(typesIn(stack))).not.toContain('AWS::ECR::RegistryPolicy');

    Registry.of(other).grants[grant](ORGANIZATION);
    expect(statementsOf(other)).toEqual([
      { Effect: 'Allow', Action: actions, Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, Resource: arnsOf(other, '*')[0] },
    ]);
  });

  test('in both policies for a role of another account, by its tag where it may not exist yet', () => {
    const app = new App();
    const [stack, elsewhere] = [newStack(HERE, app), newStack({ ...HERE, account: OTHER }, app, 'Elsewhere')];
    Registry.of(stack).grants.pull(roleIn(elsewhere), { repositories: ['base/*'] });
    expect(identityStatementsOf(elsewhere)).toEqual([{ Effect: 'Allow', Action: PULL, Resource: arnsOf(stack, 'base/*')[0] }, LOGIN]);
    expect(statementsOf(stack)).toEqual([{
      Effect: 'Allow',
      Action: PULL,
      Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${OTHER}:root`]] } },
      Condition: { StringEquals: { 'aws:PrincipalTag/aws-cdk:id': expect.stringContaining('Elsewhere_') } },
      Resource: arnsOf(stack, 'base/*')[0],
    }]);
  });

  test('of one registry to a role of another stack name that registry', () => {
    const app = new App();
    const [stack, ireland] = [newStack(HERE, app), newStack({ ...HERE, region: 'eu-west-1' }, app, 'Ireland')];
    Registry.of(stack).grants.pull(roleIn(ireland), { repositories: ['base'] });
    expect(identityStatementsOf(ireland)[0].Resource).toEqual(arnsOf(stack, 'base')[0]);
  });

  test('fails without a principal, and for names that no repository can have', () => {
    const { grants } = Registry.of(newStack());
    expect(() => grants.pull(undefined as any)).toThrow(failure('GranteeRequired', 'Stack/EcrRegistry', 'grantee must be a principal'));
    expect(() => grants.pull(ORGANIZATION, { repositories: ['prod/'] })).toThrow(failure('InvalidRepositoryName', 'Stack/EcrRegistry', 'write "prod/*"'));
    expect(() => grants.sign({} as any)).toThrow(expect.objectContaining({ name: 'GranteeRequired' }));
  });
});
