import type * as ecr from 'aws-cdk-lib/aws-ecr';
import * as events from 'aws-cdk-lib/aws-events';
import { warnOfEventsElsewhere } from './repository-warnings';
import { checkEventTag, checkEventTags } from '../checks/image-references';
import { throwIfInvalid } from '../core/errors';

/**
 * Options of `onCloudTrailImagePushed`: `imageTag` is the tag whose pushes are watched, by default all.
 */
export interface OnCloudTrailImagePushedOptions extends ecr.OnCloudTrailImagePushedOptions {}

/**
 * Options of `onImageScanCompleted`: `imageTags` are the tags whose scans are watched, by default all images.
 */
export interface OnImageScanCompletedOptions extends ecr.OnImageScanCompletedOptions {}

/*
 * The order of addTarget and addEventPattern below is that of aws-cdk-lib/aws-ecr: it shows when a target inspects the rule.
 */

/** Any event of ECR that names the repository. */
export function onEvent(repository: ecr.IRepository, id: string, options: events.OnEventOptions): events.Rule {
  const rule = newRule(repository, id, options);
  rule.addEventPattern({ source: ['aws.ecr'], detail: { 'repository-name': [repository.repositoryName] } });
  rule.addTarget(options.target);
  return rule;
}

/** API calls on the repository, as a trail of CloudTrail reports them. */
export function onCloudTrailEvent(repository: ecr.IRepository, id: string, options: events.OnEventOptions): events.Rule {
  const rule = newRule(repository, id, options);
  rule.addTarget(options.target);
  rule.addEventPattern({
    source: ['aws.ecr'],
    detailType: ['AWS API Call via CloudTrail'],
    detail: { requestParameters: { repositoryName: [repository.repositoryName] } },
  });
  return rule;
}

/** Pushes, as a trail of CloudTrail reports them. */
export function onCloudTrailImagePushed(repository: ecr.IRepository, id: string, options: ecr.OnCloudTrailImagePushedOptions): events.Rule {
  throwIfInvalid(checkEventTag('imageTag', options.imageTag), repository);
  const rule = repository.onCloudTrailEvent(id, options);
  rule.addEventPattern({
    detail: {
      eventName: ['PutImage'],
      requestParameters: { imageTag: options.imageTag ? [options.imageTag] : undefined },
    },
  });
  return rule;
}

/** Completed scans of basic scanning. */
export function onImageScanCompleted(repository: ecr.IRepository, id: string, options: ecr.OnImageScanCompletedOptions): events.Rule {
  throwIfInvalid(checkEventTags('imageTags', options.imageTags), repository);
  const rule = newRule(repository, id, options);
  rule.addTarget(options.target);
  rule.addEventPattern({
    source: ['aws.ecr'],
    detailType: ['ECR Image Scan'],
    detail: {
      'repository-name': [repository.repositoryName],
      'scan-status': ['COMPLETE'],
      'image-tags': options.imageTags ?? undefined,
    },
  });
  return rule;
}

function newRule(repository: ecr.IRepository, id: string, options: events.OnEventOptions): events.Rule {
  warnOfEventsElsewhere(repository);
  return new events.Rule(repository, id, options);
}
