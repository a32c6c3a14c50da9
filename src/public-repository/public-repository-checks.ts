import { badgeValues, checkBadges } from './badges';
import type { PublicRepositoryProps } from './public-repository-props';
import { architectureWarnings, operatingSystemWarnings, publicNameWarnings } from './public-repository-warnings';
import { checkPolicyJson } from '../checks/policy-json';
import type { AcceptAccount } from '../checks/policy-statements';
import { isRegion } from '../checks/regions';
import { checkRemovalPolicy } from '../checks/removal-policies';
import { checkPublicRepositoryName } from '../checks/repository-names';
import type { OncePerEnvironment } from '../core/claims';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import type { PropertyChecks } from '../core/property-checks';
import { isAbsent, isKnownLater, literalParts } from '../core/tokens';
import { policyJsonWarnings } from '../policies/policy-json-warnings';
import { PUBLIC_REPOSITORY_POLICY } from '../policies/policy-kinds';
import { RESOURCE_TAG_CHECKS } from '../repository-settings/resource-tags';

/** The region where CloudFormation supports public repositories. */
export const PUBLIC_REGION = 'us-east-1';
/** Sources disagree about these partitions. */
const DOUBTFUL_REGION = /^(?:us-iso|eu-iso|eusc-)/;

const MAX_DESCRIPTION = 1024;
const MAX_TEXT = 10_240;
const ALIAS = /^[a-z][a-z0-9]+(?:[._-][a-z0-9]+)*$/;
const MAX_ALIAS = 50;

/** The checked properties of a public repository. Its statements are checked together, as a policy. */
export interface CheckedPublicRepositoryProps extends PublicRepositoryProps {
  readonly statements: unknown;
  readonly tags?: unknown;
}

/**
 * The checks of a public repository.
 *
 * @param acceptAccount accepts an account id that is not valid in AWS
 */
export function publicRepositoryChecks(acceptAccount?: AcceptAccount): PropertyChecks<CheckedPublicRepositoryProps> {
  return [
    {
      prop: 'repositoryName',
      path: 'RepositoryName',
      problems: (repositoryName, name) => checkPublicRepositoryName(name, repositoryName),
      warnings: publicNameWarnings,
    },
    { prop: 'repositoryName', path: 'RepositoryName', required: true, problems: (_, __, { region }) => checkPublicRegion(region) },
    { prop: 'description', path: 'RepositoryCatalogData.RepositoryDescription', problems: (text, name) => checkText(name, text, MAX_DESCRIPTION) },
    { prop: 'aboutText', path: 'RepositoryCatalogData.AboutText', problems: (text, name) => checkText(name, text, MAX_TEXT) },
    { prop: 'usageText', path: 'RepositoryCatalogData.UsageText', problems: (text, name) => checkText(name, text, MAX_TEXT) },
    {
      prop: 'architectures',
      path: 'RepositoryCatalogData.Architectures',
      fromTyped: badgeValues,
      problems: checkBadges,
      warnings: architectureWarnings,
    },
    {
      prop: 'operatingSystems',
      path: 'RepositoryCatalogData.OperatingSystems',
      fromTyped: badgeValues,
      problems: checkBadges,
      warnings: operatingSystemWarnings,
    },
    { prop: 'registryAlias', problems: (alias, name) => checkRegistryAlias(name, alias) },
    { prop: 'removalPolicy', problems: (policy, name) => checkRemovalPolicy(name, policy) },
    {
      prop: 'statements',
      path: 'RepositoryPolicyText',
      problems: (policy, name, subject) => checkPolicyJson(name, policy, PUBLIC_REPOSITORY_POLICY, subject, acceptAccount),
      warnings: (policy, name, subject) => policyJsonWarnings(name, policy, PUBLIC_REPOSITORY_POLICY, subject),
    },
    ...RESOURCE_TAG_CHECKS,
  ];
}

/** What is wrong with the alias of a public registry. */
export function checkRegistryAlias(name: string, alias: unknown): Problem[] {
  if (isAbsent(alias) || isKnownLater(alias) || (typeof alias === 'string' && alias.length <= MAX_ALIAS && ALIAS.test(alias))) {
    return [];
  }
  const fix = typeof alias === 'string' && alias.includes('/') ? ': leave out what is around it in the URI' : '';
  return [{
    code: 'InvalidRegistryAlias',
    message: `${name} must be 2 to ${MAX_ALIAS} lowercase letters and digits, separated by a single "." "_" or "-", and begin with a letter, got ${formatValue(alias)}${fix}`,
  }];
}

function checkPublicRegion(region: string | undefined): Problem[] {
  return region === undefined || region === PUBLIC_REGION || !isRegion(region) || DOUBTFUL_REGION.test(region) ? [] : [{
    code: 'PublicRepositoryInOtherRegion',
    message: `the stack of a public repository must be in region ${PUBLIC_REGION}, got ${formatValue(region)}: define the repository in a separate stack with env: { region: '${PUBLIC_REGION}' }`,
  }];
}

function checkText(name: string, text: unknown, maxLength: number): Problem[] {
  if (isAbsent(text)) {
    return [];
  }
  if (typeof text !== 'string') {
    return isKnownLater(text) ? [] : [{ code: 'InvalidCatalogText', message: `${name} must be a string, got ${formatValue(text)}` }];
  }
  const literal = isKnownLater(text) ? literalParts(text).join('') : text;
  return literal.length <= maxLength ? [] : [{
    code: 'InvalidCatalogText', message: `${name} must have at most ${maxLength} characters, has ${literal.length}${literal === text ? '' : ' and more'}: shorten it`,
  }];
}

/** A public registry has one repository of a name. */
export const ONE_PUBLIC_NAME: OncePerEnvironment = {
  type: 'AWS::ECR::PublicRepository',
  uniqueProperty: 'repositoryName',
  what: 'a public repository',
  fix: 'give one of them another repositoryName, or import it with PublicRepository.fromPublicRepositoryName',
  code: 'DuplicatePublicRepository',
  warning: 'cdk-ecr:duplicatePublicRepository',
};
