import { Template } from 'aws-cdk-lib/assertions';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnOutput, CfnParameter, Fn, NestedStack, type Stack } from 'aws-cdk-lib/core';
import * as fc from 'fast-check';
import { agnosticStack, HERE, importedSecret, newRule, newStack, OTHER, problemsIn, warningsIn } from './support';
import { type IPullThroughCacheRule, PullThroughCacheRule, PullThroughCacheRuleGrants, RepositoryGrants, UpstreamRegistry } from '../../src';

const PULL_THROUGH = [
  'ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage', 'ecr:BatchImportUpstreamImage', 'ecr:CreateRepository',
];
const UPLOAD = ['ecr:CompleteLayerUpload', 'ecr:UploadLayerPart', 'ecr:InitiateLayerUpload', 'ecr:PutImage'];
const role = (stack: Stack, id = 'Role') => new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
const statements = (stack: Stack) => (
  Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement));
const arn = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ecr:us-east-1:111122223333:repository/${name}`]] });
const LOGIN = { Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*' };
const idsOf = (stack: Stack) => warningsIn(stack).map((text) => /cdk-ecr:\w+/.exec(text)![0]);

/** What a stack has for a text, at synthesis. */
function inTemplate(stack: Stack, value: string): unknown {
  new CfnOutput(stack, 'Value', { value });
  return Object.values(Template.fromStack(stack).findOutputs('Value'))[0].Value;
}

describe('the URI of a cached image', () => {
  test.each<[string, string]>([['quay', '/argoproj/argocd:v3'], ['quay/', 'argoproj/argocd:v3']])('refers to the rule with the prefix %s in its stack', (repositoryPrefix, rest) => {
    const stack = newStack();
    const uri = newRule({ repositoryPrefix }, stack).imageUri('argoproj/argocd', 'v3');
    expect(inTemplate(stack, uri)).toEqual({ 'Fn::Join': ['', ['111122223333.dkr.ecr.us-east-1.', { Ref: 'AWS::URLSuffix' }, '/', { Ref: 'Cache18F6EE16' }, rest]] });
  });

  test('has the prefix as text in another stack, which gets no reference', () => {
    const stack = newStack();
    const other = newStack(HERE, stack.node.root, 'Other');
    expect(inTemplate(other, newRule({}, stack).imageUri('argoproj/argocd')))
      .toEqual({ 'Fn::Join': ['', ['111122223333.dkr.ecr.us-east-1.', { Ref: 'AWS::URLSuffix' }, '/quay/argoproj/argocd']] });
    expect(Template.fromStack(stack).toJSON()).not.toHaveProperty('Outputs');
    expect(other.dependencies).toEqual([]);
  });

  test('has the prefix as text in a nested stack', () => {
    const stack = newStack();
    expect(JSON.stringify(inTemplate(new NestedStack(stack, 'Nested'), newRule({}, stack).imageUri('argoproj/argocd')))).toContain('/quay/argoproj/argocd');
  });

  test('has no prefix with ROOT', () => {
    const stack = newStack();
    expect(JSON.stringify(inTemplate(stack, newRule({ repositoryPrefix: 'ROOT' }, stack).imageUri('argoproj/argocd')))).toContain('/argoproj/argocd"');
  });

  test('may have a digest', () => {
    expect(newRule().imageUri('argoproj/argocd', `sha256:${'a'.repeat(64)}`)).toMatch(/@sha256:a+$/);
  });

  test.each<[unknown, string]>([
    [undefined, 'name must be 2 to 256 characters long, has 0'],
    ['', 'must have a letter or digit on both sides of each "/"'],
    ['/argocd', 'must have a letter or digit on both sides of each "/"'],
    ['argocd/', 'must have a letter or digit on both sides of each "/"'],
    ['Argocd', 'write it in lowercase'],
    ['argocd:v3', 'must be the name alone, without a tag'],
    ['a'.repeat(252), 'must be 2 to 256 characters long, has 257'],
    [17, 'name must be a string'],
  ])('fails for the name %s', (name, message) => {
    expect(() => newRule().imageUri(name as string)).toThrow(expect.objectContaining({ name: 'InvalidRepositoryName', message: expect.stringContaining(message) }));
  });

  test('fails for a tag that ECR rejects', () => {
    expect(() => newRule().imageUri('argoproj/argocd', 'a b')).toThrow(expect.objectContaining({ name: 'InvalidImageTag' }));
  });

  test('may have a name and a prefix that only CloudFormation knows', () => {
    const stack = newStack();
    const rule = newRule({ repositoryPrefix: new CfnParameter(stack, 'Prefix').valueAsString }, stack);
    const uri = rule.imageUri(new CfnParameter(stack, 'Name').valueAsString);
    rule.imageUri(Fn.importValue('Other'));
    expect(inTemplate(stack, uri)).toEqual({
      'Fn::Join': ['', ['111122223333.dkr.ecr.us-east-1.', { Ref: 'AWS::URLSuffix' }, '/', { Ref: 'Cache18F6EE16' }, '/', { Ref: 'Name' }]],
    });
  });
});

test('the reference to the rule and the text give the same name, for any prefix and name', () => {
  const part = fc.stringMatching(/^[a-z0-9]{1,4}((\.|_|__|-{1,2})[a-z0-9]{1,4}){0,1}$/);
  const path = fc.array(part, { minLength: 1, maxLength: 2 }).map((parts) => parts.join('/'));
  const prefixes = fc.oneof(fc.constant('ROOT'), fc.tuple(path, fc.constantFrom('', '/')).map((texts) => texts.join('')).filter(({ length }) => length > 1 && length <= 30));
  fc.assert(fc.property(prefixes, path.filter(({ length }) => length > 1), (repositoryPrefix, name) => {
    const stack = newStack();
    const uri = newRule({ repositoryPrefix }, stack).imageUri(name);
    const [here, there] = [stack, newStack(HERE, stack.node.root, 'Other')].map((each) => JSON.stringify(each.resolve(uri)));
    expect(here.includes('{"Ref":"Cache18F6EE16"}')).toBe(repositoryPrefix !== 'ROOT');
    expect(here.replace('"/",{"Ref":"Cache18F6EE16"},"', `"/${repositoryPrefix}`)).toBe(there);
    expect(there).toContain(`"/${repositoryPrefix === 'ROOT' ? '' : repositoryPrefix.replace(/\/?$/, '/')}${name}"`);
  }));
});

describe('a cached repository', () => {
  test('has its name and ARN as text, so that nothing depends on the rule by them', () => {
    const stack = newStack();
    const repository = newRule({}, stack).repository('argoproj/argocd');
    expect(stack.resolve([repository.repositoryName, repository.repositoryArn])).toEqual(['quay/argoproj/argocd', arn('quay/argoproj/argocd')]);
    expect(repository.env).toEqual(HERE);
  });

  test('is one construct a name', () => {
    const rule = newRule();
    expect(rule.repository('a/b')).toBe(rule.repository('a/b'));
    expect(rule.repository('a/b')).not.toBe(rule.repository('a--b'));
  });

  test('defines nothing', () => {
    const stack = newStack();
    newRule({}, stack).repository('argoproj/argocd');
    expect(Object.keys(Template.fromStack(stack).toJSON().Resources)).toHaveLength(1);
  });

  test('is of an imported rule, too', () => {
    const stack = agnosticStack();
    const uri = PullThroughCacheRule.fromRepositoryPrefix(stack, 'Import', 'quay').imageUri('argoproj/argocd', 'v3');
    expect(JSON.stringify(inTemplate(stack, uri))).toContain('/quay/argoproj/argocd:v3');
  });
});

describe('a grant to pull', () => {
  test.each<[string, (rule: IPullThroughCacheRule, grantee: iam.IGrantable) => iam.Grant, string]>([
    ['grantPull of a repository', (rule, grantee) => rule.repository('argoproj/argocd').grantPull(grantee), 'quay/argoproj/argocd'],
    ['the grants of a repository', (rule, grantee) => RepositoryGrants.fromRepository(rule.repository('argoproj/argocd')).pull(grantee), 'quay/argoproj/argocd'],
    ['the grants of the rule', (rule, grantee) => rule.grants.pull(grantee), 'quay/*'],
  ])('by %s includes what the first pull needs, and the login', (_, grant, name) => {
    for (const ruleIn of [(stack: Stack) => newRule({}, stack), (stack: Stack) => PullThroughCacheRule.fromRepositoryPrefix(stack, 'Cache', 'quay')]) {
      const stack = newStack();
      expect(grant(ruleIn(stack), role(stack)).success).toBe(true);
      expect(statements(stack)).toEqual([{ Action: PULL_THROUGH, Effect: 'Allow', Resource: arn(name) }, LOGIN]);
      expect(warningsIn(stack)).toEqual([]);
    }
  });

  test('and push includes it, and warns that nobody can push', () => {
    const stack = newStack();
    newRule({}, stack).repository('argoproj/argocd').grantPullPush(role(stack));
    expect(statements(stack)[0].Action.sort()).toEqual([...PULL_THROUGH, ...UPLOAD].sort());
    expect(idsOf(stack)).toEqual(['cdk-ecr:pushToCache']);
  });

  test('on other repositories does not include it', () => {
    const stack = newStack();
    newRule({}, stack).repository('argoproj/argocd').grantRead(role(stack));
    expect(statements(stack)).toEqual([{ Action: ['ecr:DescribeRepositories', 'ecr:DescribeImages'], Effect: 'Allow', Resource: arn('quay/argoproj/argocd') }]);
  });

  test('does not make the policy depend on the rule', () => {
    const stack = newStack();
    newRule({}, stack).grants.pull(role(stack));
    const policy = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))[0];
    expect(JSON.stringify(policy)).not.toContain('Cache');
  });

  test.each([['ROOT', '*'], ['quay/', 'quay/*']])('below the prefix %s is about %s', (repositoryPrefix, name) => {
    const stack = newStack();
    newRule({ repositoryPrefix }, stack).grants.actions(role(stack), 'ecr:DescribeImages');
    expect(statements(stack)).toEqual([{ Action: 'ecr:DescribeImages', Effect: 'Allow', Resource: arn(name) }]);
  });

  test('is given on an L1, with the prefix as text', () => {
    const stack = newStack();
    const l1 = new ecr.CfnPullThroughCacheRule(stack, 'L1', { ecrRepositoryPrefix: 'quay', upstreamRegistryUrl: 'quay.io' });
    PullThroughCacheRuleGrants.fromPullThroughCacheRule(l1).pull(role(stack));
    expect(statements(stack)[0].Resource).toEqual(arn('quay/*'));
  });

  test.each([undefined, 'quay', {}])('fails on %j', (rule) => {
    expect(() => PullThroughCacheRuleGrants.fromPullThroughCacheRule(rule as any)).toThrow(expect.objectContaining({ name: 'CacheRuleRequired' }));
  });

  test.each<[string, (rule: IPullThroughCacheRule) => unknown, string]>([
    ['without actions', (rule) => rule.grants.actions(new iam.AccountRootPrincipal()), 'GrantNeedsActions'],
    ['to nobody', (rule) => rule.grants.pull(undefined as any), 'GranteeRequired'],
    ['on a repository, to nobody', (rule) => rule.repository('argocd').grantPull({} as any), 'GranteeRequired'],
  ])('fails %s', (_, grant, name) => {
    expect(() => grant(newRule())).toThrow(expect.objectContaining({ name }));
  });
});

describe('a principal that needs the policy of a cached repository', () => {
  test.each<[string, (stack: Stack) => iam.IGrantable]>([
    ['another account', () => new iam.AccountPrincipal(OTHER.account)],
    ['a role of another account', (stack) => iam.Role.fromRoleArn(stack, 'Other', `arn:aws:iam::${OTHER.account}:role/puller`)],
    ['an organization', () => new iam.OrganizationPrincipal('o-a1b2c3d4e5')],
    ['a service', () => new iam.ServicePrincipal('codebuild.amazonaws.com')],
  ])('gives a warning: %s', (_, granteeIn) => {
    const stack = newStack();
    const rule = newRule({}, stack);
    const grantee = granteeIn(stack);
    rule.repository('argoproj/argocd').grantPull(grantee);
    rule.grants.pull(grantee);
    expect(idsOf(stack)).toEqual(['cdk-ecr:cachedRepositoryPolicy', 'cdk-ecr:cachedRepositoryPolicy']);
  });

  test('is warned about with what to do', () => {
    const stack = newStack();
    newRule({}, stack).repository('argoproj/argocd').grantPull(new iam.AccountPrincipal(OTHER.account));
    expect(warningsIn(stack)).toEqual([expect.stringContaining(
      'cannot modify the policy of a cached repository of account "111122223333": ECR creates the repository, so allow AccountPrincipal(444455556666) '
      + 'of account "444455556666" in the registry policy, with Registry.grants.pullThrough')]);
  });

  test('is not given a tag for a policy that is not written', () => {
    const stack = newStack();
    const other = newStack(OTHER, stack.node.root, 'Other');
    newRule({}, stack).repository('argoproj/argocd').grantPull(role(other));
    expect(JSON.stringify(Template.fromStack(other).toJSON())).not.toContain('aws-cdk:id');
    expect(statements(other)).toHaveLength(2);
  });

  test('is Lambda, which cannot pull through a cache', () => {
    const stack = newStack();
    const rule = newRule({}, stack);
    const lambda = new iam.ServicePrincipal('lambda.amazonaws.com');
    rule.repository('one').grantPull(lambda);
    rule.repository('two').addToResourcePolicy(new iam.PolicyStatement({ principals: [lambda], actions: ['ecr:BatchGetImage'] }));
    rule.grants.pull(lambda);
    expect(idsOf(stack)).toEqual(Array(3).fill('cdk-ecr:cacheForLambda'));
  });
});

test('a statement for the policy of a cached repository is not added, and warned about', () => {
  const stack = newStack();
  const statement = new iam.PolicyStatement({ principals: [new iam.AccountPrincipal(OTHER.account)], actions: ['ecr:BatchGetImage'] });
  expect(newRule({}, stack).repository('argoproj/argocd').addToResourcePolicy(statement)).toEqual({ statementAdded: false });
  expect(idsOf(stack)).toEqual(['cdk-ecr:cachedRepositoryPolicy']);
});

describe('a repository of Docker Hub', () => {
  test.each<[string, string | undefined, number]>([
    ['nginx', undefined, 1], ['nginx', 'ROOT', 1], ['library/nginx', undefined, 0], ['nginx', 'library', 0], [Fn.importValue('Name'), undefined, 0],
  ])('%s below the upstream prefix %s is warned about %d times', (name, upstreamRepositoryPrefix, count) => {
    const stack = newStack();
    const rule = newRule({ upstream: UpstreamRegistry.dockerHub(importedSecret(stack)), upstreamRepositoryPrefix }, stack);
    rule.repository(name);
    rule.repository(name);
    expect(idsOf(stack)).toEqual(Array(count).fill('cdk-ecr:dockerHubNamespace'));
    expect(problemsIn(stack)).toEqual([]);
  });

  test('is not warned about in other registries', () => {
    const stack = newStack();
    newRule({}, stack).repository('nginx');
    expect(warningsIn(stack)).toEqual([]);
  });
});
