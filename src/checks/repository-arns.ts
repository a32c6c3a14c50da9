import { isAccountId, isTestAccount } from './account-ids';
import { checkRepositoryName } from './repository-names';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import type { CheckEnvironment } from '../core/property-checks';
import { isAbsent, isKnownLater } from '../core/tokens';

/** The parts of the ARN of a private repository. */
export interface RepositoryArnParts {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly repositoryName: string;
}

const FORM = 'arn:<partition>:ecr:<region>:<account>:repository/<name>';
const RESOURCE = 'repository/';
/** The longest ARN of a repository: 256 characters for the name and about 70 for the rest. */
const MAX_LENGTH = 2048;

/** The parts of an ARN without tokens; `undefined` when it is not the ARN of a private repository. */
export function parseRepositoryArn(arn: string, own?: CheckEnvironment): RepositoryArnParts | undefined {
  return findStructureProblems(arn, own).length === 0 ? split(arn) : undefined;
}

/** The name in an ARN that may hold wildcards. */
export function repositoryNameInArn(arn: string): string {
  return split(arn).repositoryName;
}

/**
 * What is wrong with the ARN of a private repository. Nothing is wrong with an ARN that is partly known later.
 *
 * @param own the account and region of the stack. If they are not valid, as in unit tests, others need not be valid either
 */
export function checkRepositoryArn(name: string, arn: unknown, own?: CheckEnvironment): Problem[] {
  if (isAbsent(arn) || isKnownLater(arn)) {
    return [];
  }
  const problems = typeof arn === 'string' ? findStructureProblems(arn, own) : ['must be a string'];
  if (problems.length > 0) {
    return problems.map((problem) => ({ code: 'InvalidRepositoryArnFormat', message: `${name} ${problem} (${FORM}), got ${formatValue(arn)}` }));
  }
  return checkRepositoryName(`the repository name in ${name}`, split(arn as string).repositoryName);
}

/** Whether the name in an ARN has wildcards and matches the given repository name. */
export function isWiderThan(nameInArn: string, name: string): boolean {
  const parts = nameInArn.split(/[*?]/);
  return parts.length > 1 && name.startsWith(parts[0]) && name.endsWith(parts.at(-1)!);
}

/**
 * What is wrong with a name and an ARN together: they refer to different repositories. An ARN with wildcards that match the name is
 * accepted, because grants can use it.
 */
export function checkNameMatchesArn(name: unknown, arn: unknown): Problem[] {
  if (typeof name !== 'string' || typeof arn !== 'string' || isKnownLater(name) || isKnownLater(arn)) {
    return [];
  }
  const nameInArn = parseRepositoryArn(arn)?.repositoryName;
  return nameInArn === undefined || nameInArn === name || isWiderThan(nameInArn, name) ? [] : [{
    code: 'RepositoryNameAndArnDisagree',
    message: `repositoryName must be the name in repositoryArn, got ${formatValue(name)} and ${formatValue(nameInArn)}: leave one out or make them agree`,
  }];
}

function split(arn: string): RepositoryArnParts {
  const [, partition, , region, account, ...resource] = arn.split(':');
  return { partition, region, account, repositoryName: resource.join(':').slice(RESOURCE.length) };
}

function findStructureProblems(arn: string, own: CheckEnvironment = {}): string[] {
  if (arn.length > MAX_LENGTH) {
    return [`must be the ARN of a repository, has ${arn.length} characters`];
  }
  const [scheme, partition, service, region, account, ...resource] = arn.split(':');
  if (scheme !== 'arn' || resource.length === 0) {
    return ['must be the ARN of a repository'];
  }
  const problems: string[] = [];
  if (!/^aws[a-z-]*$/.test(partition)) {
    problems.push(`must name a partition such as aws, not ${formatValue(partition)}`);
  }
  if (service !== 'ecr') {
    problems.push(service === 'ecr-public'
      ? 'must be of a private repository, not of ECR Public'
      : `must be an ARN of the service ecr, not of ${formatValue(service)}`);
  } else if (!/^[a-z0-9-]+$/.test(region) && region !== own.region) {
    problems.push(`must name a region, not ${formatValue(region)}`);
  }
  if (!isAccountId(account) && !isTestAccount(own.account)) {
    problems.push(`must name an account of 12 digits, not ${formatValue(account)}`);
  }
  if (!resource[0].startsWith(RESOURCE)) {
    problems.push(`must be of a repository, not of ${formatValue(resource[0].split('/', 1)[0])}`);
  }
  return problems;
}
