import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { App, Fn, Lazy, Stack } from 'aws-cdk-lib/core';
import { Repository } from '../../src';

let stack: Stack;
let repository: Repository;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
  repository = new Repository(stack, 'Repository');
});

function expectPattern(pattern: object): void {
  Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', { EventPattern: pattern });
}

const NAME = { Ref: Match.stringLikeRegexp('^Repository') };

test('onImageScanCompleted matches completed scans of the repository', () => {
  repository.onImageScanCompleted('Scanned');

  expectPattern({
    'source': ['aws.ecr'],
    'detail-type': ['ECR Image Scan'],
    'detail': { 'repository-name': [NAME], 'scan-status': ['COMPLETE'], 'image-tags': Match.absent() },
  });
});

test('onImageScanCompleted with tags matches the scans of those tags only', () => {
  repository.onImageScanCompleted('Scanned', { imageTags: ['v1', 'v2'] });

  expectPattern({ detail: { 'image-tags': ['v1', 'v2'] } });
});

test('onEvent matches everything that names the repository', () => {
  repository.onEvent('Anything');

  expectPattern({ 'source': ['aws.ecr'], 'detail': { 'repository-name': [NAME] }, 'detail-type': Match.absent() });
});

test('onCloudTrailEvent matches API calls on the repository', () => {
  repository.onCloudTrailEvent('Called');

  expectPattern({
    'source': ['aws.ecr'],
    'detail-type': ['AWS API Call via CloudTrail'],
    'detail': { requestParameters: { repositoryName: [NAME] } },
  });
});

test('onCloudTrailImagePushed matches pushes, of one tag if one is given', () => {
  repository.onCloudTrailImagePushed('Pushed', { imageTag: 'latest' });

  expectPattern({ detail: { eventName: ['PutImage'], requestParameters: { repositoryName: [NAME], imageTag: ['latest'] } } });
});

test('onCloudTrailImagePushed without a tag matches pushes of all tags', () => {
  repository.onCloudTrailImagePushed('Pushed');

  expectPattern({ detail: { eventName: ['PutImage'], requestParameters: { imageTag: Match.absent() } } });
});

test.each(['onEvent', 'onCloudTrailEvent', 'onCloudTrailImagePushed', 'onImageScanCompleted'] as const)(
  '%s passes its options and its target on to the rule', (method) => {
    const queue = new sqs.Queue(stack, 'Queue');

    const rule = repository[method]('Rule', { ruleName: 'named', description: 'why', target: new targets.SqsQueue(queue) });

    expect(rule.node.scope).toBe(repository);
    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
      Name: 'named',
      Description: 'why',
      Targets: [{ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Queue'), 'Arn'] } }],
    });
  });

test('rules of an imported repository have its literal name', () => {
  Repository.fromRepositoryName(stack, 'Imported', 'team/app').onEvent('Anything');

  expectPattern({ detail: { 'repository-name': ['team/app'] } });
});

describe('tags that are not plain tags', () => {
  const warnings = () => Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ id, entry }) => `${id}: ${entry.data as string}`);
  const scanned = (imageTags: unknown) => repository.onImageScanCompleted('Scanned', { imageTags: imageTags as string[] });

  test('matchers of EventBridge are rendered unchanged', () => {
    scanned([{ prefix: 'v' }, 'latest']);
    repository.onCloudTrailImagePushed('Pushed', { imageTag: { 'anything-but': 'latest' } as unknown as string });

    expectPattern({ detail: { 'image-tags': [{ prefix: 'v' }, 'latest'] } });
    expectPattern({ detail: { requestParameters: { imageTag: [{ 'anything-but': 'latest' }] } } });
    expect(warnings()).toEqual([]);
  });

  test('an empty tag of a push does not filter', () => {
    repository.onCloudTrailImagePushed('Pushed', { imageTag: '' });
    expectPattern({ detail: { requestParameters: { imageTag: Match.absent() } } });
    expect(warnings()).toEqual([]);
  });

  test('warns at the rule about a tag that no image has, with its name and index', () => {
    scanned(['ok', 'a:b', Lazy.string({ produce: () => 'v1' })]);
    repository.onCloudTrailImagePushed('Pushed', { imageTag: 'c d' });
    expect(warnings()).toEqual([
      expect.stringMatching(/^\/Stack\/Repository\/Scanned: imageTags\[1\] never matches an event: a tag must be of letters.*got "a:b".*cdk-ecr:eventTagNeverMatches/),
      expect.stringMatching(/^\/Stack\/Repository\/Pushed: imageTag never matches an event: .*got "c d"/),
    ]);
  });

  test('tags that are tokens are checked at synthesis', () => {
    scanned(Lazy.list({ produce: () => ['a:b'] }));
    repository.onImageScanCompleted('Imported', { imageTags: Fn.split(',', Fn.importValue('Tags')) });
    repository.onCloudTrailImagePushed('Pushed', { imageTag: Lazy.string({ produce: () => 'c d' }) });
    expect(warnings()).toEqual([
      expect.stringContaining('/Scanned: imageTags[0] never matches an event'), expect.stringContaining('/Pushed: imageTag never matches an event'),
    ]);
  });

  test('fails at synthesis for tokens that EventBridge would reject', () => {
    repository.onCloudTrailImagePushed('Pushed', { imageTag: Lazy.string({ produce: () => '' }) });
    repository.onImageScanCompleted('Late', { imageTags: Lazy.list({ produce: () => [] }, { omitEmpty: false }) });
    expect(() => (stack.node.root as App).synth()).toThrow(/imageTags must hold at least one tag, got \[\]/);
  });
});
