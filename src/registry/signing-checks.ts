import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { checkFilters, readTemplateFilters, readTypedFilters } from './filter-checks';
import { onceInRegistry } from './once-in-registry';
import { SIGNING_FILTER } from './signing-filter';
import { checkSigningProfileArn, readTypedProfile } from './signing-profile-arns';
import type { SigningRule } from './signing-rule';
import { signingRegionWarnings } from './signing-warnings';
import { checkRemovalPolicy } from '../checks/removal-policies';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { memberName, type CheckEnvironment, type PropertyChecks } from '../core/property-checks';
import { isAbsent, isKnownLater } from '../core/tokens';

/** A rule in the form of the L1, not yet validated. */
interface RuleToCheck {
  readonly signingProfileArn?: unknown;
  readonly repositoryFilters?: unknown;
}

/** The limit of the API. The schema of CloudFormation has 50. */
const MAX_RULES = 10;

/** The checks of a signing configuration. Its rules are added one by one, and there must be one by the time of synthesis. */
export const SIGNING_CHECKS: PropertyChecks<{ rules: unknown; removalPolicy?: RemovalPolicy }> = [
  {
    prop: 'rules',
    path: 'Rules',
    required: true,
    fromTemplate: (rules) => Array.isArray(rules) ? rules.map(readTemplateRule) : rules,
    problems: checkRules,
    warnings: (_, __, { region }) => signingRegionWarnings(region),
  },
  { prop: 'removalPolicy', problems: (policy, name) => checkRemovalPolicy(name, policy) },
];

/** A typed rule in the form of the L1. */
export function readTypedRule(rule: SigningRule): RuleToCheck {
  return { signingProfileArn: readTypedProfile(rule?.signingProfile), repositoryFilters: readTypedFilters(rule?.repositories) };
}

function readTemplateRule(rule: any): unknown {
  return isKnownLater(rule) || typeof rule !== 'object' || rule === null
    ? rule : { signingProfileArn: rule.SigningProfileArn, repositoryFilters: readTemplateFilters(rule.RepositoryFilters) };
}

function checkRules(rules: unknown, name: string, environment: CheckEnvironment): Problem[] {
  if (isKnownLater(rules)) {
    return [];
  }
  if (!isAbsent(rules) && !Array.isArray(rules)) {
    return [{ code: 'ExpectedList', message: `${name} must be a list of rules, got ${formatValue(rules)}` }];
  }
  if (isAbsent(rules) || rules.length === 0) {
    return [{ code: 'SigningRuleRequired', message: `${name} must hold at least one rule: leave out the configuration to sign nothing` }];
  }
  return [
    ...rules.flatMap((rule, index) => checkSigningRule(rule, `${name}[${index}]`, environment)),
    ...checkSigningRuleCount(rules.length, name),
  ];
}

/** What is wrong with a rule alone. */
export function checkSigningRule(rule: unknown, name: string, environment: CheckEnvironment): Problem[] {
  if (isKnownLater(rule)) {
    return [];
  }
  if (typeof rule !== 'object' || rule === null) {
    return [{ code: 'InvalidSigningProfile', message: `${name} must be a rule with a signing profile, got ${formatValue(rule)}` }];
  }
  const { signingProfileArn, repositoryFilters } = rule as RuleToCheck;
  return [
    ...checkSigningProfileArn(memberName(name, 'signingProfile', 'SigningProfileArn'), signingProfileArn, environment),
    ...checkFilters(SIGNING_FILTER, memberName(name, 'repositories', 'RepositoryFilters'), repositoryFilters),
  ];
}

/** What is wrong with the number of rules. */
export function checkSigningRuleCount(count: number, name: string): Problem[] {
  return count <= MAX_RULES ? [] : [{
    code: 'TooManySigningRules', message: `${name} must hold at most ${MAX_RULES} rules, has ${count}: merge the filters of rules with the same profile`,
  }];
}

/** A registry has one signing configuration. */
export const ONE_SIGNING_CONFIGURATION = onceInRegistry('AWS::ECR::SigningConfiguration', 'the signing configuration of the registry');
