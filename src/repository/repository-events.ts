import type * as ecr from 'aws-cdk-lib/aws-ecr';
import * as events from 'aws-cdk-lib/aws-events';
import { Stack } from 'aws-cdk-lib/core';
import { warnUnderEnhancedScanning } from './basic-scan-events';
import { warnAboutEventsElsewhere, warnAboutEventTags } from './repository-warnings';
import { checkEventTag, checkEventTags } from '../checks/event-tags';
import { messages, throwIfInvalid, type Problem } from '../core/errors';
import { holdsToken, resolverOf } from '../core/tokens';

/**
 * Options of `onCloudTrailImagePushed`: `imageTag` is the tag whose pushes are matched. Without it, pushes of every tag match.
 */
export interface OnCloudTrailImagePushedOptions extends ecr.OnCloudTrailImagePushedOptions {}

/**
 * Options of `onImageScanCompleted`: `imageTags` are the tags whose scans are matched. Without them, scans of all images match.
 */
export interface OnImageScanCompletedOptions extends ecr.OnImageScanCompletedOptions {}

/*addTarget and addEventPattern are called in the order of aws-cdk-lib/aws-ecr. A target that inspects the rule can observe it.
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
  const { imageTag } = options;
  throwIfInvalid(checkEventTag('imageTag', imageTag), repository);
  const rule = repository.onCloudTrailEvent(id, options);
  examineTags(rule, imageTag, (tag) => checkEventTag('imageTag', tag), (tag) => tag ? { imageTag: tag } : {});
  rule.addEventPattern({
    detail: {
      eventName: ['PutImage'],
      requestParameters: { imageTag: imageTag ? [imageTag] : undefined },
    },
  });
  return rule;
}

/** Completed scans of basic scanning. */
export function onImageScanCompleted(repository: ecr.IRepository, id: string, options: ecr.OnImageScanCompletedOptions): events.Rule {
  const { imageTags } = options;
  throwIfInvalid(checkEventTags('imageTags', imageTags), repository);
  warnUnderEnhancedScanning(repository);
  const rule = newRule(repository, id, options);
  examineTags(rule, imageTags, (tags) => checkEventTags('imageTags', tags), tagsByName);
  rule.addTarget(options.target);
  rule.addEventPattern({
    source: ['aws.ecr'],
    detailType: ['ECR Image Scan'],
    detail: {
      'repository-name': [repository.repositoryName],
      'scan-status': ['COMPLETE'],
      'image-tags': imageTags ?? undefined,
    },
  });
  return rule;
}

function newRule(repository: ecr.IRepository, id: string, options: events.OnEventOptions): events.Rule {
  warnAboutEventsElsewhere(repository);
  return new events.Rule(repository, id, options);
}

/**
 * Warns about tags of a rule that no event has, and checks tags that are tokens when they are resolved.
 *
 * @param check what EventBridge would reject in the tags
 * @param byName each tag under its name in messages
 */
function examineTags<T>(rule: events.Rule, tags: T, check: (known: T) => Problem[], byName: (known: T) => Record<string, unknown>): void {
  if (!holdsToken(tags)) {
    warnAboutEventTags(rule, byName(tags));
    return;
  }
  rule.node.addValidation({
    validate: () => {
      const known = resolverOf(Stack.of(rule))(tags) as T;
      warnAboutEventTags(rule, byName(known));
      return messages(check(known));
    },
  });
}

function tagsByName(tags: string[] | undefined): Record<string, unknown> {
  return Array.isArray(tags) ? Object.fromEntries(tags.map((tag, index) => [`imageTags[${index}]`, tag])) : {};
}
