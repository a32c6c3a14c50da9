import { Template } from 'aws-cdk-lib/assertions';
import * as upstream from 'aws-cdk-lib/aws-ecr';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, PropertyInjectors, Stack, Stage, type IPropertyInjector, type InjectionContext } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { Repository } from '../../src';

const UPSTREAM = upstream.Repository.PROPERTY_INJECTION_ID;
const OURS = Repository.PROPERTY_INJECTION_ID;

type Inject = (props: any, context: InjectionContext) => object;
const injector = (constructUniqueId: string, inject: Inject): IPropertyInjector => ({ constructUniqueId, inject });

/** The properties of a repository in a stack of an app with injectors. */
function injected(...injectors: IPropertyInjector[]) {
  const app = new App();
  PropertyInjectors.of(app).add(...injectors);
  const stack = new Stack(app, 'Stack');
  new Repository(stack, 'Repository', { repositoryName: 'team/app' });
  return Object.values<any>(Template.fromStack(stack).findResources('AWS::ECR::Repository'))[0].Properties;
}

test('an injector for the repository of aws-cdk-lib is applied to ours', () => {
  expect(injected(injector(UPSTREAM, (props) => ({ ...props, imageScanOnPush: true })))).toEqual({
    RepositoryName: 'team/app', ImageScanningConfiguration: { ScanOnPush: true },
  });
});

test('an injector for ours runs on the result of that for aws-cdk-lib', () => {
  expect(injected(
    injector(OURS, (props) => ({ ...props, repositoryName: `${props.repositoryName}/ours` })),
    injector(UPSTREAM, (props) => ({ ...props, repositoryName: `${props.repositoryName}/upstream` })),
  )).toEqual({ RepositoryName: 'team/app/upstream/ours' });
});

test('an injector may set properties to objects of aws-cdk-lib', () => {
  expect(injected(injector(UPSTREAM, (props) => ({
    ...props,
    encryption: upstream.RepositoryEncryption.KMS,
    imageTagMutability: upstream.TagMutability.IMMUTABLE_WITH_EXCLUSION,
    imageTagMutabilityExclusionFilters: [upstream.ImageTagMutabilityExclusionFilter.wildcard('dev-*')],
  })))).toMatchObject({
    EncryptionConfiguration: { EncryptionType: 'KMS' },
    ImageTagMutabilityExclusionFilters: [{ ImageTagMutabilityExclusionFilterType: 'WILDCARD', ImageTagMutabilityExclusionFilterValue: 'dev-*' }],
  });
});

test('an injector receives the scope and the id, and its result is checked', () => {
  const seen: InjectionContext[] = [];
  expect(() => injected(injector(UPSTREAM, (_, context) => {
    seen.push(context);
    return { repositoryName: 'Team' };
  }))).toThrow('repositoryName may hold only');
  expect(seen).toEqual([{ scope: expect.any(Stack), id: 'Repository' }]);
});

test.each<[string, (scope: IConstruct, id: string, props?: any) => unknown]>([
  ['upstream', (scope: any, id, props) => new upstream.Repository(scope, id, props)],
  ['ours', (scope: any, id, props) => new Repository(scope, id, props)],
])('the injector of the nearest scope is used, and props may be missing: %s', (_, make) => {
  const app = new App();
  const stage = new Stage(app, 'Stage');
  const stack = new Stack(stage, 'Stack');
  PropertyInjectors.of(app).add(injector(UPSTREAM, () => ({ repositoryName: 'app' })));
  PropertyInjectors.of(stage).add(injector(UPSTREAM, (props) => ({ ...props, encryptionKey: new kms.Key(stack, 'Key') })));
  make(stack, 'Repository');
  make(new Stack(app, 'Other'), 'Repository');
  const properties = (of: Stack) => Object.values<any>(Template.fromStack(of).findResources('AWS::ECR::Repository'))[0].Properties;
  expect(properties(stack)).toEqual({ EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] } } });
  expect(properties(app.node.findChild('Other') as Stack)).toEqual({ RepositoryName: 'app' });
});
