import { Match, Template } from 'aws-cdk-lib/assertions';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { App, Stack } from 'aws-cdk-lib/core';
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

test('rules of an imported repository name it literally', () => {
  Repository.fromRepositoryName(stack, 'Imported', 'team/app').onEvent('Anything');

  expectPattern({ detail: { 'repository-name': ['team/app'] } });
});
