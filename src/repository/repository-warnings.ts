import type { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { RemovalPolicy, Token, TokenComparison, type IResource } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { whyNeverMatched } from '../checks/event-tags';
import { MAX_PULLABLE_TAG_LENGTH, tagOf } from '../checks/image-references';
import { formatValue } from '../core/format-value';
import { warn } from '../core/warnings';

/** Warns about a removal policy that keeps the repository, so that it is not emptied either. */
export function warnAboutRemovalPolicy(repository: IConstruct, resource: CfnRepository, policy: RemovalPolicy): void {
  if (resource.emptyOnDelete === true && policy !== RemovalPolicy.DESTROY) {
    warn(repository, 'cdk-ecr:emptyOnDeleteWithoutDestroy', `emptyOnDelete has no effect with removal policy ${formatValue(policy)}: the repository stays, with its images`);
  }
}

/** Warns about a tag that ECR stores but docker cannot pull. */
export function warnAboutTag(repository: IConstruct, tag: string | undefined): void {
  if (tag && !Token.isUnresolved(tag) && tagOf(tag).length > MAX_PULLABLE_TAG_LENGTH) {
    warn(repository, 'cdk-ecr:tagTooLongToPull', `tag has ${tagOf(tag).length} characters: ECR stores it, but clients pull tags of at most ${MAX_PULLABLE_TAG_LENGTH}`);
  }
}

/** Warns about a rule on the event bus of the stack, which does not receive the events of a repository elsewhere. */
export function warnAboutEventsElsewhere(repository: IResource): void {
  const { env, stack } = repository;
  const elsewhere = ([['account', env.account, stack.account], ['region', env.region, stack.region]] as const)
    .filter(([, theirs, ours]) => theirs !== ours && Token.compareStrings(theirs, ours) === TokenComparison.DIFFERENT);
  if (elsewhere.length > 0) {
    const where = elsewhere.map(([what, theirs]) => `${what} ${formatValue(theirs)}`).join(' and ');
    warn(repository, 'cdk-ecr:eventsElsewhere',
      `events of this repository arrive in ${where}, not in that of the stack: forward them to the event bus of the stack, or define the rule there`);
  }
}

/** Warns about tags of an event rule that no event has. */
export function warnAboutEventTags(rule: IConstruct, tags: Record<string, unknown>): void {
  for (const [name, tag] of Object.entries(tags)) {
    const reason = whyNeverMatched(tag);
    if (reason) {
      warn(rule, 'cdk-ecr:eventTagNeverMatches', `${name} never matches an event: ${reason}`);
    }
  }
}

/** Warns about an ARN with a wildcard, next to a name without one. */
export function warnAboutWideArn(repository: IConstruct, name: string, arn: string): void {
  warn(repository, 'cdk-ecr:wildcardImport', `repositoryArn matches more repositories than ${formatValue(name)}, got ${formatValue(arn)}: grants on this import apply to all of them`);
}

/** Warns about text with a wildcard, which is useful only as a resource of IAM statements. */
export function warnAboutWildcardImport(repository: IConstruct, name: string): void {
  warn(repository, 'cdk-ecr:wildcardImport', `no repository is named ${formatValue(name)}: use this import only for grants to roles and users`);
}
