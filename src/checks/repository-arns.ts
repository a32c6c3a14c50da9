import { Token } from 'aws-cdk-lib/core';
import { isAccountId } from './account-ids';
import { checkRepositoryName } from './repository-names';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isKnownLater } from '../core/known-later';

/** The parts of the ARN of a private repository. */
export interface RepositoryArnParts {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly repositoryName: string;
}

const FORM = 'arn:<partition>:ecr:<region>:<account>:repository/<name>';
const RESOURCE = 'repository/';
/** No ARN of a repository is longer: 256 characters of name and some 70 of the rest. */
const MAX_LENGTH = 2048;

/** The parts of an ARN without tokens, or nothing when it is not the ARN of a private repository. */
export function parseRepositoryArn(arn: string): RepositoryArnParts | undefined {
  return structureFaults(arn).length === 0 ? split(arn) : undefined;
}

/** The name in an ARN that may hold wildcards. */
export function repositoryNameInArn(arn: string): string {
  return split(arn).repositoryName;
}

/** The faults of the ARN of a private repository. An ARN with a token in it passes. */
export function checkRepositoryArn(prop: string, arn: unknown): Problem[] {
  if (arn === undefined || arn === null || Token.isUnresolved(arn)) {
    return [];
  }
  const faults = typeof arn === 'string' ? structureFaults(arn) : ['must be a string'];
  if (faults.length > 0) {
    return faults.map((fault) => ({ code: 'InvalidRepositoryArnFormat', message: `${prop} ${fault} (${FORM}), got ${formatValue(arn)}` }));
  }
  return checkRepositoryName(`the repository name in ${prop}`, split(arn as string).repositoryName);
}

/** The fault of a name and an ARN that speak of different repositories. */
export function checkNameMatchesArn(name: unknown, arn: unknown): Problem[] {
  if (typeof name !== 'string' || typeof arn !== 'string' || isKnownLater(name) || isKnownLater(arn)) {
    return [];
  }
  const nameInArn = parseRepositoryArn(arn)?.repositoryName;
  return nameInArn === undefined || nameInArn === name ? [] : [{
    code: 'RepositoryNameAndArnDisagree',
    message: `repositoryName must be the name in repositoryArn, got ${formatValue(name)} and ${formatValue(nameInArn)}: leave one out or make them agree`,
  }];
}

function split(arn: string): RepositoryArnParts {
  const [, partition, , region, account, ...resource] = arn.split(':');
  return { partition, region, account, repositoryName: resource.join(':').slice(RESOURCE.length) };
}

function structureFaults(arn: string): string[] {
  if (arn.length > MAX_LENGTH) {
    return [`must be the ARN of a repository, has ${arn.length} characters`];
  }
  const [scheme, partition, service, region, account, ...resource] = arn.split(':');
  if (scheme !== 'arn' || resource.length === 0) {
    return ['must be the ARN of a repository'];
  }
  const faults: string[] = [];
  if (!/^aws[a-z-]*$/.test(partition)) {
    faults.push(`must name a partition such as aws, not ${formatValue(partition)}`);
  }
  if (service !== 'ecr') {
    faults.push(service === 'ecr-public'
      ? 'must be of a private repository, not of ECR Public'
      : `must be an ARN of the service ecr, not of ${formatValue(service)}`);
  } else if (!/^[a-z0-9-]+$/.test(region)) {
    faults.push(`must name a region, not ${formatValue(region)}`);
  }
  if (!isAccountId(account)) {
    faults.push(`must name an account of 12 digits, not ${formatValue(account)}`);
  }
  if (!resource[0].startsWith(RESOURCE)) {
    faults.push(`must be of a repository, not of ${formatValue(resource[0].split('/', 1)[0])}`);
  }
  return faults;
}
