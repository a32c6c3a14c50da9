import { Template } from 'aws-cdk-lib/assertions';
import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { agnosticStack, HERE, newRule, newStack, OTHER, problemsIn, warningsIn } from './support';
import { RegistryPolicy, Repository, UpstreamRegistry } from '../../src';

const STATEMENT = {
  Action: ['ecr:BatchGetImage', 'ecr:BatchImportUpstreamImage', 'ecr:GetDownloadUrlForLayer', 'ecr:GetImageCopyStatus'],
  Effect: 'Allow',
  Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111122223333:root']] } },
};
const fromOther = (stack = newStack()) => newRule({ upstream: UpstreamRegistry.privateEcr(OTHER) }, stack);

test('the statement for the owner of the upstream names the account of the rule', () => {
  const stack = newStack();
  expect(stack.resolve(fromOther(stack).upstreamPolicyStatement!.toStatementJson())).toEqual(STATEMENT);
});

test('each statement is a new one, so that resources can be added for the policy of a registry', () => {
  const stack = newStack();
  const rule = fromOther(stack);
  const policy = new RegistryPolicy(newStack(OTHER, stack.node.root, 'Upstream'), 'Policy');
  policy.addStatement(rule.upstreamPolicyStatement!, { repositories: ['prod/*'] });
  expect(rule.upstreamPolicyStatement!.resources).toEqual([]);
  expect(problemsIn(stack)).toEqual([]);
});

test('other registries need no statement', () => {
  expect(newRule().upstreamPolicyStatement).toBeUndefined();
});

test('a repository of the upstream in the app gets the statement', () => {
  const stack = newStack();
  const upstream = newStack(OTHER, stack.node.root, 'Upstream');
  expect(fromOther(stack).grantUpstream(new Repository(upstream, 'Repository')).success).toBe(true);
  Template.fromStack(upstream).hasResourceProperties('AWS::ECR::Repository', { RepositoryPolicyText: { Statement: [STATEMENT] } });
  expect(warningsIn(upstream).filter((text) => text.includes('cdk-ecr:'))).toEqual([]);
});

test('an L1 gets it, too', () => {
  const stack = newStack();
  const upstream = newStack(OTHER, stack.node.root, 'Upstream');
  fromOther(stack).grantUpstream(new CfnRepository(upstream, 'Repository'));
  Template.fromStack(upstream).hasResourceProperties('AWS::ECR::Repository', { RepositoryPolicyText: { Statement: [STATEMENT] } });
});

test('an import is warned about, because CDK cannot modify its policy', () => {
  const stack = newStack();
  const upstream = newStack(OTHER, stack.node.root, 'Upstream');
  fromOther(stack).grantUpstream(Repository.fromRepositoryName(upstream, 'Repository', 'prod/api'));
  expect(warningsIn(upstream)).toEqual([expect.stringContaining('cdk-ecr:importedRepositoryPolicy')]);
});

test.each<[string, object, number]>([
  ['another account', HERE, 1],
  ['another region', { ...OTHER, region: 'eu-west-1' }, 1],
  ['an unknown environment', {}, 0],
])('a repository of %s than the upstream is warned about', (_, env, count) => {
  const stack = newStack();
  fromOther(stack).grantUpstream(new Repository(newStack(env, stack.node.root, 'Upstream'), 'Repository'));
  expect(warningsIn(stack).filter((text) => text.includes('cdk-ecr:repositoryOutsideUpstream'))).toHaveLength(count);
});

test('a rule for another kind of registry fails to allow anything', () => {
  const stack = newStack();
  expect(() => newRule({}, stack).grantUpstream(new Repository(stack, 'Repository'))).toThrow(expect.objectContaining({
    name: 'UpstreamIsNotEcr', message: 'upstream must be a private registry of ECR, got "quay.io", which has no policy', constructPath: 'Stack/Cache',
  }));
});

test.each([undefined, {}, 'prod/api'])('nothing is allowed for %j', (repository) => {
  expect(() => fromOther().grantUpstream(repository as any)).toThrow(expect.objectContaining({ name: 'RepositoryRequired' }));
});

test('within one account, the repository gets the statement as well', () => {
  const stack = newStack();
  const west = newStack({ ...HERE, region: 'us-west-2' }, stack.node.root, 'West');
  newRule({ upstream: UpstreamRegistry.privateEcr({ ...HERE, region: 'us-west-2' }) }, stack).grantUpstream(new Repository(west, 'Repository'));
  Template.fromStack(west).hasResourceProperties('AWS::ECR::Repository', { RepositoryPolicyText: { Statement: [STATEMENT] } });
});

test('a rule whose account is known only at deployment names that account', () => {
  const stack = agnosticStack();
  expect(JSON.stringify(stack.resolve(fromOther(stack).upstreamPolicyStatement!.toStatementJson()))).toContain('{"Ref":"AWS::AccountId"}');
});
