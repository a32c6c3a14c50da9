import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Aws, CfnResource, Lazy, Stack, Stage, type Environment } from 'aws-cdk-lib/core';
import { type PolicyKind, REPOSITORY_POLICY } from '../../src/policies/policy-kinds';
import { ResourcePolicy } from '../../src/policies/resource-policy';

const REGISTRY: PolicyKind = { policy: 'the registry policy', policies: 'a registry policy', service: 'ecr', resources: 'required', maxLength: 300 };
const PUBLIC: PolicyKind = { ...REPOSITORY_POLICY, policies: 'a policy of a public repository', service: 'ecr-public', resources: 'allowed' };

let stack: Stack;
let resource: CfnResource;
beforeEach(() => {
  stack = stackIn(new App());
});

function stackIn(scope: App | Stage, env: Environment = { account: '111122223333', region: 'eu-west-1' }, id = 'Stack'): Stack {
  const made = new Stack(scope, id, { env });
  resource = new CfnResource(made, 'Resource', { type: 'AWS::Test::Resource' });
  return made;
}

const policyOf = (kind = REPOSITORY_POLICY) => new ResourcePolicy(resource, kind);
const statement = (props: iam.PolicyStatementProps = {}) => new iam.PolicyStatement({
  actions: ['ecr:BatchGetImage'], principals: [new iam.AccountPrincipal('444455556666')], ...props,
});
const problems = (policy: ResourcePolicy) => policy.problems().map(({ code, message }) => `${code}: ${message}`);
const warnings = () => Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => entry.data as string);

describe('the rendered policy', () => {
  test('is absent before the first statement', () => {
    expect(stack.resolve([policyOf().render(), policyOf().renderText()])).toEqual([]);
    expect(policyOf().problems()).toEqual([]);
  });

  test('includes statements that are added after it was rendered and resolved', () => {
    const policy = policyOf();
    const [json, text] = [policy.render(), policy.renderText()];
    expect(stack.resolve(json)).toBeUndefined();

    policy.addStatement(statement({ principals: [new iam.ServicePrincipal('codebuild.amazonaws.com')] }));
    policy.addStatement(statement({ sid: 'Two', principals: [new iam.ServicePrincipal('codebuild.amazonaws.com')] }));

    const expected = {
      Statement: [
        { Action: 'ecr:BatchGetImage', Effect: 'Allow', Principal: { Service: 'codebuild.amazonaws.com' } },
        { Sid: 'Two', Action: 'ecr:BatchGetImage', Effect: 'Allow', Principal: { Service: 'codebuild.amazonaws.com' } },
      ],
      Version: '2012-10-17',
    };
    expect(stack.resolve(json)).toEqual(expected);
    expect(JSON.parse(stack.resolve(text))).toEqual(expected);
  });

  test('keeps references inside the text', () => {
    const policy = policyOf();
    policy.addStatement(statement({ principals: [new iam.ArnPrincipal(`arn:${Aws.PARTITION}:iam::444455556666:role/x`)] }));
    const [, parts] = stack.resolve(policy.renderText())['Fn::Join'];
    expect(parts[1]).toEqual({ Ref: 'AWS::Partition' });
    expect(JSON.parse(`${parts[0]}aws${parts[2]}`).Statement[0].Principal).toEqual({ AWS: 'arn:aws:iam::444455556666:role/x' });
  });

  test('can be a dependency', () => {
    const result = policyOf().addStatement(statement());
    expect(result.statementAdded).toBe(true);
    expect(result.policyDependable).toBeInstanceOf(iam.PolicyDocument);
  });
});

describe('a statement', () => {
  test('fails immediately for what cannot be fixed later, with the name that the caller passes', () => {
    expect(() => policyOf().addStatement({} as never, 'repositoryPolicy[2]')).toThrow(/^repositoryPolicy\[2\] must be a PolicyStatement/);
    expect(() => policyOf().addStatement(statement({ principals: [new iam.ArnPrincipal('x')] }))).toThrow(expect.objectContaining({ name: 'InvalidPrincipal' }));
  });

  test('may get its actions and principals later', () => {
    const [complete, incomplete] = [policyOf(), policyOf()];
    const late = new iam.PolicyStatement();
    complete.addStatement(late);
    late.addActions('ecr:BatchGetImage');
    late.addAccountRootPrincipal();
    expect(problems(complete)).toEqual([]);

    incomplete.addStatement(new iam.PolicyStatement());
    expect(problems(incomplete)).toEqual([
      expect.stringMatching(/^InvalidPolicyStatement: .*action/), expect.stringMatching(/^InvalidPolicyStatement: .*principal/),
    ]);
  });

  test('is checked again when it is completely known', () => {
    const policy = policyOf();
    const late = statement({ principals: [] });
    policy.addStatement(late);
    late.addPrincipals(new iam.ArnPrincipal('my-role'));
    expect(problems(policy)).toEqual([expect.stringContaining('InvalidPrincipal: a principal of the policy of the repository must be an ARN')]);
  });
});

test('accepts a token that has a value only in the resource', () => {
  const policy = policyOf();
  const onlyThere = Lazy.uncachedString({ produce: ({ scope }) => scope === resource ? 'arn' : fail('elsewhere') });
  policy.addStatement(statement({ conditions: { StringEquals: { 'aws:SourceArn': onlyThere } } }));
  expect(problems(policy)).toEqual([]);
});

describe('the differences between kinds of policies', () => {
  test('resources: warned about, or not', () => {
    policyOf().addStatement(statement({ resources: ['*'] }));
    expect(warnings()).toEqual([expect.stringContaining('ECR resource policy does not allow resource statements')]);

    stack = stackIn(new App());
    policyOf(PUBLIC).addStatement(statement({ actions: ['ecr-public:PutImage'], resources: ['*'] }));
    expect(warnings()).toEqual([]);

    policyOf(REGISTRY).addStatement(statement({ resources: ['*'] }));
    expect(warnings()).toEqual([]);
  });

  test('resources of another registry, where the policy names resources: warned about', () => {
    const arn = (service: string, region: string, account: string) => `arn:${Aws.PARTITION}:${service}:${region}:${account}:repository/*`;
    policyOf(REGISTRY).addStatement(statement({
      resources: [
        arn('ecr', 'eu-west-1', '111122223333'), arn('ecr', '*', '*'), arn('ecr', Aws.REGION, Aws.ACCOUNT_ID), '*',
      ],
    }));
    expect(warnings()).toEqual([]);
    policyOf(REGISTRY).addStatement(statement({
      resources: [
        arn('ecr-public', '', '111122223333'), arn('ecr', 'us-east-1', '111122223333'), arn('ecr', 'eu-west-1', '444455556666'),
      ],
    }));
    expect(warnings()).toEqual([expect.stringContaining(
      "a registry policy is about repositories of its own account and region, so it has no effect on [ 'arn:…:ecr-public::111122223333:repository/*', 'arn:…:ecr:us-east-1:")]);
  });

  test('every action for everyone, where the policy is that of a registry: warned about, with conditions too', () => {
    const conditions = { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } };
    const everyone = (props: iam.PolicyStatementProps) => statement({ principals: [new iam.StarPrincipal()], resources: ['*'], conditions, ...props });
    policyOf(REGISTRY).addStatement(everyone({}));
    policyOf(REGISTRY).addStatement(everyone({ actions: ['ecr:*'], effect: iam.Effect.DENY }));
    policyOf(REGISTRY).addStatement(statement({ actions: ['ecr:*'], resources: ['*'] }));
    policyOf().addStatement(everyone({ actions: ['ecr:*'], resources: undefined }));
    expect(warnings()).toEqual([]);
    policyOf(REGISTRY).addStatement(everyone({ actions: ['ecr:*'] }));
    expect(warnings()).toEqual([expect.stringContaining('allows many principals every action, including deleting repositories: name the actions they need')]);
  });

  test('the length of the text', () => {
    const policy = policyOf(REGISTRY);
    policy.addStatement(statement({ resources: ['x'.repeat(300)] }));
    expect(problems(policy)).toEqual([expect.stringContaining('PolicyTextTooLong: the registry policy must have at most 300 characters as JSON')]);
  });

  test('the service whose actions it can allow', () => {
    policyOf(PUBLIC).addStatement(statement({ actions: ['ecr-public:PutImage', 'ecr:PutImage', 'ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'] }));
    expect(warnings()).toEqual([expect.stringContaining(
      "a policy of a public repository cannot allow or deny [ 'ecr:PutImage', 'ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken' ]: "
      + 'put it in an identity policy (a login: PublicGalleryAuthorizationToken.grantRead)')]);
  });
});

describe('invalid accounts of stacks in unit tests', () => {
  const grantTo = (account: string) => {
    const policy = policyOf();
    policy.addStatement(statement({ principals: [new iam.AccountPrincipal(account), new iam.ArnPrincipal(`arn:aws:iam::${account}:role/x`)] }));
    return problems(policy);
  };

  test('are accepted if a stack of the app uses them', () => {
    const app = new App();
    stackIn(new Stage(app, 'Stage'), { account: '12345', region: 'here' }, 'Other');
    stack = stackIn(app);
    expect(grantTo('12345')).toEqual([]);
    expect(() => grantTo('54321')).toThrow(expect.objectContaining({ name: 'InvalidAccountId' }));
  });

  test('are accepted in a stack with an invalid account, and so is its own account', () => {
    stack = stackIn(new App(), { account: '12345', region: 'here' });
    expect(grantTo('54321')).toEqual([]);
    const policy = policyOf();
    policy.addStatement(statement({ principals: [new iam.AccountRootPrincipal()] }));
    expect(problems(policy)).toEqual([]);
  });

  test('are rejected elsewhere', () => {
    expect(() => grantTo('12345')).toThrow(expect.objectContaining({ name: 'InvalidAccountId' }));
    stack = new Stack(new App(), 'Agnostic');
    resource = new CfnResource(stack, 'Resource', { type: 'AWS::Test::Resource' });
    expect(() => grantTo('12345')).toThrow(expect.objectContaining({ name: 'InvalidAccountId' }));
  });
});

function fail(message: string): never {
  throw new Error(message);
}
