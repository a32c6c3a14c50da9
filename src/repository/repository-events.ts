import * as events from 'aws-cdk-lib/aws-events';
import type { RepositoryBase } from './repository-base';

/**
 * Options of `onCloudTrailImagePushed`.
 */
export interface OnCloudTrailImagePushedOptions extends events.OnEventOptions {
  /**
   * The tag whose pushes are watched.
   *
   * @default - pushes of all tags
   */
  readonly imageTag?: string;
}

/**
 * Options of `onImageScanCompleted`.
 */
export interface OnImageScanCompletedOptions extends events.OnEventOptions {
  /**
   * The tags whose scans are watched, at least one.
   *
   * @default - scans of all images, tagged or not
   */
  readonly imageTags?: string[];
}

/*
 * The order of addTarget and addEventPattern below is that of aws-cdk-lib/aws-ecr: it shows when a target inspects the rule.
 */

/** Any event of ECR that names the repository. */
export function onEvent(repository: RepositoryBase, id: string, options: events.OnEventOptions): events.Rule {
  const rule = new events.Rule(repository, id, options);
  rule.addEventPattern({ source: ['aws.ecr'], detail: { 'repository-name': [repository.repositoryName] } });
  rule.addTarget(options.target);
  return rule;
}

/** API calls on the repository, as a trail of CloudTrail reports them. */
export function onCloudTrailEvent(repository: RepositoryBase, id: string, options: events.OnEventOptions): events.Rule {
  const rule = new events.Rule(repository, id, options);
  rule.addTarget(options.target);
  rule.addEventPattern({
    source: ['aws.ecr'],
    detailType: ['AWS API Call via CloudTrail'],
    detail: { requestParameters: { repositoryName: [repository.repositoryName] } },
  });
  return rule;
}

/** Pushes, as a trail of CloudTrail reports them. */
export function onCloudTrailImagePushed(repository: RepositoryBase, id: string, options: OnCloudTrailImagePushedOptions): events.Rule {
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
export function onImageScanCompleted(repository: RepositoryBase, id: string, options: OnImageScanCompletedOptions): events.Rule {
  const rule = new events.Rule(repository, id, options);
  rule.addTarget(options.target);
  rule.addEventPattern({
    source: ['aws.ecr'],
    detailType: ['ECR Image Scan'],
    detail: {
      'repository-name': [repository.repositoryName],
      'scan-status': ['COMPLETE'],
      'image-tags': options.imageTags,
    },
  });
  return rule;
}
